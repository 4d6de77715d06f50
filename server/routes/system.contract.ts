import { z } from '@hono/zod-openapi'
import { defineRoute, json, problems } from '#server/route.ts'

const isPublic = { scope: 'public' } as const

export const getReadiness = defineRoute(isPublic, {
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  tags: ['System'],
  summary: '200 when it can serve; 503 otherwise.',
  responses: { 200: json('Ready', z.object({ ready: z.literal(true), version: z.string() })), ...problems },
})

export const getDocument = defineRoute(isPublic, {
  method: 'get',
  path: '/api/openapi.json',
  operationId: 'getDocument',
  tags: ['System'],
  summary: 'This document (OpenAPI 3.1).',
  responses: { 200: json('The document', z.record(z.string(), z.unknown())), ...problems },
})

export const getDocs = defineRoute(isPublic, {
  method: 'get',
  path: '/api/docs',
  operationId: 'getDocs',
  tags: ['System'],
  summary: 'This document as a page.',
  responses: {
    200: { description: 'The page', content: { 'text/html': { schema: z.string() } } },
    ...problems,
  },
})
