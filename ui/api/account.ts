import {
  createOrganization,
  createWorkspace,
  getMe,
  type Me,
  type Organization,
  type Workspace,
} from '#server/routes/account.contract.ts'
import { signIn, signOut, signUp } from '#server/routes/auth.contract.ts'
import { createQuestion, type Loaded, queries } from '#ui/api/query.ts'
import { answers200, answers201, answersNothing, send } from '#ui/api/request.ts'

const meKey = ['me']

/** Who is signed in; an ApiError of status 401 when nobody is. */
export const createMe = (): Loaded<Me> =>
  createQuestion(() => ({ key: meKey, ask: (signal) => send(answers200(getMe), { signal }) }))

export const refreshMe = (): Promise<void> => queries.invalidateQueries({ queryKey: meKey })

export async function createAccount(person: {
  name: string
  email: string
  password: string
}): Promise<void> {
  await send(answers201(signUp), { body: person })
  queries.clear()
}

export async function openSession(login: { email: string; password: string }): Promise<void> {
  await send(answers200(signIn), { body: login })
  queries.clear()
}

/** Forgets everything that was shown. */
export async function endSession(): Promise<void> {
  await send(answersNothing(signOut))
  queries.clear()
}

export const addOrganization = (name: string): Promise<Organization> =>
  send(answers201(createOrganization), { body: { name, kind: 'brand' } })

export const addWorkspace = (
  organization: string,
  workspace: { name: string; timeZone: string; currency: string },
): Promise<Workspace> => send(answers201(createWorkspace), { params: { organization }, body: workspace })
