import { z } from '@hono/zod-openapi'
import { definitions } from '#engine/definitions.ts'
import { defineRoute, inWorkspace, json, jsonBody, page, pageOf, problems } from '#server/route.ts'

const made = {
  /** 1 for the workspace's first; each change is the next. */
  revision: z.int(),
  at: z.string(),
  actor: z.string(),
  /** Why, in the words of who changed it. */
  note: z.string().nullable(),
  /** The earlier revision whose body this one has again. */
  restores: z.int().nullable(),
}

export const definitionsRevision = z.object({ ...made, body: definitions }).openapi('DefinitionsRevision')
export type DefinitionsRevision = z.infer<typeof definitionsRevision>
export type DefinitionsBody = DefinitionsRevision['body']

export const definitionsChange = z
  .object({
    ...made,
    /** What it changed from the revision before, a line for each field. */
    changes: z.array(z.string()),
  })
  .openapi('DefinitionsChange')
export type DefinitionsChange = z.infer<typeof definitionsChange>

const note = z.string().trim().min(1).max(500).nullish()
const base = z.int().min(1).meta({
  description:
    'The revision that this one was made from. When it is no longer the newest, the answer is 409.',
})
const revisionParam = z.coerce.number().int().min(1).max(2_147_483_647)

const reads = { scope: 'workspace', permission: 'read', feature: 'core' } as const
const changes = { scope: 'workspace', permission: 'definitions', feature: 'core' } as const
const path = '/api/v1/workspaces/{workspace}/definitions'

export const getDefinitions = defineRoute(reads, {
  method: 'get',
  path,
  operationId: 'getDefinitions',
  tags: ['Definitions'],
  summary: 'The rules of a workspace, as they hold now.',
  request: { params: inWorkspace },
  responses: { 200: json('The newest revision', definitionsRevision), ...problems },
})

export const setDefinitions = defineRoute(changes, {
  method: 'put',
  path,
  operationId: 'setDefinitions',
  tags: ['Definitions'],
  summary: 'Saves the rules as a new revision. They apply to all history.',
  request: { params: inWorkspace, ...jsonBody(z.strictObject({ base, body: definitions, note })) },
  responses: { 200: json('The new revision', definitionsRevision), ...problems },
})

export const getDefinitionsRevisions = defineRoute(reads, {
  method: 'get',
  path: `${path}/revisions`,
  operationId: 'getDefinitionsRevisions',
  tags: ['Definitions'],
  summary: 'Who changed the rules, when, and what; newest first.',
  request: { params: inWorkspace, query: page },
  responses: { 200: json('Revisions', pageOf(definitionsChange)), ...problems },
})

export const getDefinitionsRevision = defineRoute(reads, {
  method: 'get',
  path: `${path}/revisions/{revision}`,
  operationId: 'getDefinitionsRevision',
  tags: ['Definitions'],
  summary: 'One revision as it was made.',
  request: { params: inWorkspace.extend({ revision: revisionParam }) },
  responses: { 200: json('The revision', definitionsRevision), ...problems },
})

export const restoreDefinitionsRevision = defineRoute(changes, {
  method: 'post',
  path: `${path}/revisions/{revision}/restore`,
  operationId: 'restoreDefinitionsRevision',
  tags: ['Definitions'],
  summary: 'Brings an earlier revision back as the next one.',
  request: {
    params: inWorkspace.extend({ revision: revisionParam }),
    ...jsonBody(z.strictObject({ base, note })),
  },
  responses: { 200: json('The new revision', definitionsRevision), ...problems },
})
