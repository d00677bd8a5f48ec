import { z } from 'zod'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { problemBody } from './problem-details.ts'

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': {
    schema: z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }),
  },
})

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const queryParameters = ({ query }: Operation) => {
  if (query === undefined) return []
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }))
}

const problem = {
  description: 'Refused, as problem details (RFC 9457); `errors` lists everything that is wrong at once.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** The OpenAPI 3.1 document of the control API, made from the table of its operations. */
export const openApiDocument = (url: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Mock Entra ID: control API',
    version: '1',
    description: 'For tests, on loopback only. Every call but this document needs the bearer token.',
  },
  servers: [{ url }],
  security: [{ token: [] }],
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Problem: z.toJSONSchema(problemBody, { target: 'draft-2020-12' }) },
  },
  paths: Object.fromEntries(
    [...Map.groupBy(operations, ({ path }) => path)].map(([path, calls]) => [
      path,
      Object.fromEntries(calls.map((operation) => [operation.method.toLowerCase(), describe(operation)])),
    ]),
  ),
})

const describe = (operation: Operation) => ({
  summary: operation.summary,
  parameters: [...pathParameters(operation.path), ...queryParameters(operation)],
  ...(operation.body === undefined
    ? {}
    : { requestBody: { required: true, content: json(operation.body, 'input') } }),
  responses: {
    [operation.status]: {
      description: 'Done.',
      ...(operation.reply === undefined ? {} : { content: json(operation.reply, 'output') }),
    },
    400: problem,
    401: problem,
    404: problem,
    405: problem,
    ...(operation.body === undefined ? {} : { 413: problem, 415: problem }),
  },
})
