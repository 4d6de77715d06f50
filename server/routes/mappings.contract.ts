import { z } from '@hono/zod-openapi'
import { mappingBody, mappingFaults } from '#jobs/load/mapping/contract.ts'
import { type preview, proposal } from '#jobs/load/mapping/proposal.contract.ts'
import { targets } from '#jobs/load/mapping/targets.contract.ts'
import { defineRoute, inWorkspace, json, jsonBody, nameText, page, pageOf, problems } from '#server/route.ts'

/** How a file with a header of its own is read, under a name that loads can say. */
export const mapping = mappingBody
  .extend({
    id: z.string(),
    name: z.string(),
    actor: z.string(),
    createdAt: z.string(),
    changedAt: z.string(),
  })
  .openapi('Mapping')
export type Mapping = z.infer<typeof mapping>

export const namedMapping = mappingBody.extend({ name: nameText })
export type NamedMapping = z.infer<typeof namedMapping>

export const mappingProposal = proposal
  .extend({
    /** Mappings of the workspace for this header, by id. */
    saved: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('MappingProposal')
export type MappingProposal = z.infer<typeof mappingProposal>
export type MappingPreview = z.infer<typeof preview>

/** What the rows of a file can be, and what each of its columns can hold. */
export const mappingTargets = targets
/** What is wrong with a mapping, said while it is made. */
export const faultsOfMapping = mappingFaults

/** What may stand beside the file that is looked at.
 * @property mapping  JSON of a mapping: it is previewed as it is said
 * @property target   what its rows are */
export const proposeFields = z.strictObject({
  mapping: z.string().max(200_000).optional(),
  target: mappingBody.shape.target.optional(),
})

const reads = { scope: 'workspace', permission: 'read', feature: 'core' } as const
const writes = { scope: 'workspace', permission: 'sources', feature: 'core' } as const
const inMapping = inWorkspace.extend({ mapping: z.string().regex(/^map_[a-z0-9]{16}$/) })

export const getMappings = defineRoute(reads, {
  method: 'get',
  path: '/api/v1/workspaces/{workspace}/mappings',
  operationId: 'getMappings',
  tags: ['Data'],
  summary: 'How files with a header of their own are read, by name.',
  request: { params: inWorkspace, query: page },
  responses: { 200: json('Mappings', pageOf(mapping)), ...problems },
})

export const createMapping = defineRoute(writes, {
  method: 'post',
  path: '/api/v1/workspaces/{workspace}/mappings',
  operationId: 'createMapping',
  tags: ['Data'],
  summary: 'Saves a mapping: files with its header load by themselves from now on.',
  request: { params: inWorkspace, ...jsonBody(namedMapping) },
  responses: { 201: json('The mapping', mapping), ...problems },
})

export const changeMapping = defineRoute(writes, {
  method: 'put',
  path: '/api/v1/workspaces/{workspace}/mappings/{mapping}',
  operationId: 'changeMapping',
  tags: ['Data'],
  summary: 'Changes a mapping or its name. What was loaded by it stays as it was loaded.',
  request: { params: inMapping, ...jsonBody(namedMapping) },
  responses: { 200: json('The mapping', mapping), ...problems },
})

export const deleteMapping = defineRoute(writes, {
  method: 'delete',
  path: '/api/v1/workspaces/{workspace}/mappings/{mapping}',
  operationId: 'deleteMapping',
  tags: ['Data'],
  summary: 'Deletes a mapping. What was loaded by it stays; files with its header are refused from now on.',
  request: { params: inMapping },
  responses: { 204: { description: 'Deleted' }, ...problems },
})

export const proposeMapping = defineRoute(writes, {
  method: 'post',
  path: '/api/v1/workspaces/{workspace}/mappings/propose',
  operationId: 'proposeMapping',
  tags: ['Data'],
  summary:
    'Looks at a file: what its columns are taken for and why, and what loading it would come to. Keeps nothing.',
  request: {
    params: inWorkspace,
    body: {
      required: true,
      content: {
        // Not a Zod schema, so that the body is read as it streams and never held whole.
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['files'],
            properties: {
              files: { type: 'string', format: 'binary' },
              mapping: { type: 'string', description: 'JSON of a mapping to be previewed.' },
              target: { type: 'string', enum: [...mappingBody.shape.target.options] },
            },
          },
        },
      },
    },
  },
  responses: { 200: json('The proposal', mappingProposal), ...problems },
})
