import { type RouteSectionProps, useLocation, useNavigate, useParams } from '@solidjs/router'
import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  onCleanup,
  Show,
  Suspense,
} from 'solid-js'
import type { Me, Workspace } from '#server/routes/account.contract.ts'
import { NotFound } from '#ui/account/not-found.tsx'
import { createMe } from '#ui/api/account.ts'
import { ApiError } from '#ui/api/problem.ts'
import { Modal } from '#ui/control/modal.tsx'
import { Failure } from '#ui/control/state.tsx'
import { createHere, HereProvider, useHere } from '#ui/state/here.tsx'
import { pageAddress, pageOf, pages } from '#ui/state/pages.ts'
import { comparisons, step } from '#ui/state/period.ts'
import { keep, kept } from '#ui/state/theme.ts'
import { installKeys, type KeyAction } from './keys.ts'
import { BottomBar, Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }))

/** Who is signed in and which workspace the address names; then the frame that every page stands in. */
export function Shell(props: RouteSectionProps): JSX.Element {
  const me = createMe()
  const params = useParams<{ workspace: string }>()
  const location = useLocation()
  const navigate = useNavigate()
  const signedOut = () => {
    const error = me.error()
    return error instanceof ApiError && error.status === 401
  }
  createEffect(() => {
    if (signedOut())
      navigate(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, { replace: true })
  })
  const workspace = createMemo(() =>
    me
      .data()
      ?.organizations.flatMap((organization) => organization.workspaces)
      .find((one) => one.slug === params.workspace),
  )
  return (
    <Show
      when={!me.error()}
      fallback={
        <Show when={!signedOut() && me.error()}>
          {(error) => <Broken error={error()} retry={me.retry} />}
        </Show>
      }
    >
      <Show when={me.data()}>
        {(who) => (
          <Show when={workspace()} fallback={<NotFound />}>
            {(found) => (
              <Inside me={who()} workspace={found()}>
                {props.children}
              </Inside>
            )}
          </Show>
        )}
      </Show>
    </Show>
  )
}

const Broken = (props: { error: Error; retry: () => void }): JSX.Element => (
  <main class="loose">
    <Failure what="Your workspaces could not be read." error={props.error} onRetry={props.retry} />
  </main>
)

function Inside(props: { me: Me; workspace: Workspace; children: JSX.Element }): JSX.Element {
  const here = createHere(
    () => props.me,
    () => props.workspace,
  )
  createEffect(() => keep('workspace', props.workspace.slug))
  return (
    <HereProvider value={here}>
      <Frame>{props.children}</Frame>
    </HereProvider>
  )
}

/** A page that broke says so; the frame around it goes on. */
const PageFailure = (props: { error: unknown; again: () => void }): JSX.Element => (
  <div class="main">
    <Failure
      what="This page broke while it was drawn."
      error={props.error instanceof Error ? props.error : new Error(String(props.error))}
      onRetry={() => props.again()}
    />
  </div>
)

type Floating = 'palette' | 'help' | 'menu' | null

function Frame(props: { children: JSX.Element }): JSX.Element {
  const [collapsed, setCollapsed] = createSignal(kept('sidebar') === 'folded')
  const [floating, setFloating] = createSignal<Floating>(null)
  const close = () => setFloating(null)
  const here = useHere()
  const location = useLocation()
  const actions = createActions(setFloating)
  onCleanup(installKeys(() => actions))
  createEffect(() => {
    document.title = `${pageOf(location.pathname.split('/')[2] ?? 'overview')?.title ?? 'Not found'} · ${here.workspace().name}`
  })
  const fold = () => keep('sidebar', setCollapsed((was) => !was) ? 'folded' : 'open')
  return (
    <div class="shell" data-collapsed={collapsed() ? '' : undefined}>
      <a class="skip" href="#content">
        Skip to the figures
      </a>
      <Sidebar onJump={() => setFloating('palette')} onHelp={() => setFloating('help')} onCollapse={fold} />
      <div class="stage">
        <TopBar onMenu={() => setFloating('menu')} />
        <main id="content" tabindex="-1">
          <ErrorBoundary fallback={(error: unknown, again) => <PageFailure error={error} again={again} />}>
            <Suspense>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <BottomBar />
      <Suspense>
        <Show when={floating() === 'palette'}>
          <Palette onClose={close} />
        </Show>
        <Show when={floating() === 'help'}>
          <Help actions={actions} onClose={close} />
        </Show>
        <Show when={floating() === 'menu'}>
          <Modal label="Pages and workspaces" class="sheet" onClose={close}>
            <Sidebar onJump={() => setFloating('palette')} onHelp={() => setFloating('help')} />
          </Modal>
        </Show>
      </Suspense>
    </div>
  )
}

function createActions(open: (what: Floating) => void): readonly KeyAction[] {
  const here = useHere()
  const location = useLocation()
  const navigate = useNavigate()
  const shift = (by: -1 | 1) => {
    const period = here.period()
    if (period) here.shared.set({ ...step(period, by), open: null })
  }
  const nextComparison = () => {
    const at = comparisons.indexOf(here.comparison())
    here.shared.set({ compare: comparisons[(at + 1) % comparisons.length] ?? 'previous' })
  }
  return [
    { keys: 'mod+k', title: 'Search or jump to', run: () => open('palette') },
    ...pages.map((page) => ({
      keys: `g ${page.key}`,
      title: page.title,
      run: () => navigate(pageAddress(here.workspace().slug, page.id, location.query)),
    })),
    { keys: '[', title: 'Previous period', run: () => shift(-1) },
    { keys: ']', title: 'Next period', run: () => shift(1) },
    { keys: 'v', title: 'Next comparison', run: nextComparison },
    { keys: '?', title: 'Keys and help', run: () => open('help') },
  ]
}
