import type { ZodType } from 'zod'
import { checkShape } from '../config/problems.ts'
import type { Controlled } from './listener.ts'

/** What a call brought, as it came. */
export interface RawCall {
  readonly path: Readonly<Record<string, string>>
  readonly body: unknown
  readonly query: unknown
}

/** One call: what it takes, what it gives, what it does. Router, OpenAPI document and checks read the table of these. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{placeholders}`. */
  readonly path: string
  readonly summary: string
  readonly status: 200 | 201 | 204
  readonly body?: ZodType
  readonly query?: ZodType
  readonly reply?: ZodType
  /** Checks the call and does it. Throws `MockEntraError`. */
  readonly run: (mock: Controlled, call: RawCall) => unknown
}

interface Draft<Body, Query> extends Omit<Operation, 'body' | 'query' | 'run'> {
  readonly body?: ZodType<Body>
  readonly query?: ZodType<Query>
  readonly run: (
    mock: Controlled,
    call: { readonly path: RawCall['path']; readonly body: Body; readonly query: Query },
  ) => unknown
}

/** An operation whose work gets body and query as its schemas make them. */
export const operation = <Body = undefined, Query = undefined>({
  run,
  ...draft
}: Draft<Body, Query>): Operation => ({
  ...draft,
  run: (mock, { path, body, query }) =>
    run(mock, {
      path,
      body: checked(draft.body, body, 'The body'),
      query: checked(draft.query, query, 'The query'),
    }),
})

const checked = <Value>(schema: ZodType<Value> | undefined, value: unknown, what: string): Value =>
  // Without a schema the type is `undefined`, and so is the value.
  schema === undefined ? (undefined as Value) : checkShape(schema, value, what)
