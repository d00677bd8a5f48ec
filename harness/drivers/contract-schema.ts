/**
 * The driver contract for people who write a driver in another language: as JSON Schema (what each verb is
 * asked and replies) and as OpenAPI (the same over HTTP). Generated from the schemas that check every reply:
 * `npm run schema` writes both, and a test fails when they are stale.
 */
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { contractVersion, type Verb, verbs } from '../driver.ts'
import { type VerbWords, verbWords } from './contract-words.ts'
import { replies, requests, shared } from './schema.ts'

export const schemaFile = new URL('contract.schema.json', import.meta.url)
export const openApiFile = new URL('openapi.json', import.meta.url)

type JsonSchema = Readonly<Record<string, unknown>>

const asked = ({ does, with: capabilities }: VerbWords): string =>
  capabilities === undefined ? does : `${does} Asked only with ${capabilities.join(' or ')}.`

/** The names of all schemas: `sign-in.request`, `status.reply`, and what several verbs share, such as `action`. */
const named = (): ReadonlyMap<z.ZodType, string> => {
  const names = new Map<z.ZodType, string>(Object.entries(shared).map(([name, type]) => [type, name]))
  for (const verb of verbs) {
    for (const [what, type] of [
      ['request', requests[verb]],
      ['reply', replies[verb]],
    ] as const)
      if (!names.has(type)) names.set(type, `${verb}.${what}`)
  }
  return names
}

/** Every schema by its name, and under each verb which one it is asked with and which one it replies. */
const definitions = (at: string): Readonly<Record<string, JsonSchema>> => {
  const names = named()
  const registry = z.registry<{ id: string }>()
  for (const [type, id] of names) registry.add(type, { id })
  // A verb may leave out what has a default on neither side: in both directions the schemas say the same.
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `${at}${id}`, io: 'input' })
  const all = Object.fromEntries(
    Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]),
  )
  const of = (verb: Verb, what: 'request' | 'reply', type: z.ZodType, description: string) => {
    const id = names.get(type)
    const own = `${verb}.${what}`
    return [own, { description, ...(id === own ? all[own] : { $ref: `${at}${id}` }) }] as const
  }
  return {
    ...all,
    ...Object.fromEntries(
      verbs.flatMap((verb) => [
        of(verb, 'request', requests[verb], asked(verbWords[verb])),
        of(verb, 'reply', replies[verb], `What "${verb}" replies.`),
      ]),
    ),
  }
}

/** The text of contract.schema.json. */
export const schemaText = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `The driver contract of Greencheck, version ${contractVersion}`,
      description:
        'For each verb, "<verb>.request" is what the driver is sent and "<verb>.reply" what it answers: over HTTP as bodies, on the command line by stdin and stdout.',
      $defs: definitions('#/$defs/'),
    },
    null,
    2,
  )}\n`

const json = (schema: JsonSchema) => ({ content: { 'application/json': { schema } } })
const refersTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

const pathOf = (verb: Verb) => ({
  post: {
    operationId: verb,
    summary: verbWords[verb].does,
    description: asked(verbWords[verb]),
    requestBody: { required: true, ...json(refersTo(`${verb}.request`)) },
    responses: {
      200: { description: 'The reply, also where the product refused.', ...json(refersTo(`${verb}.reply`)) },
      501: { description: 'The driver does not know this verb, or the product does not have it.' },
      default: { description: "The driver's own failure: what was judged is inconclusive." },
    },
  },
})

/** The text of openapi.json. */
export const openApiText = (): string =>
  `${JSON.stringify(
    {
      openapi: '3.1.1',
      info: {
        title: 'Greencheck driver',
        version: `${contractVersion}.0.0`,
        summary: 'How a conformance harness reaches one implementation of enterprise single sign-on.',
        description:
          'A driver says where to go and what to look at; the harness owns the browser. It never learns which scenario runs, and it never judges. A verb that is not listed here has to be answered with status 501.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: 'http://localhost:4000', description: 'Where --driver says.' }],
      security: [{}, { token: [] }],
      paths: Object.fromEntries(verbs.map((verb) => [`/${verb}`, pathOf(verb)])),
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: '`driverToken` of greencheck.yaml.' },
        },
        schemas: definitions('#/components/schemas/'),
      },
    },
    null,
    2,
  )}\n`

if (import.meta.main) {
  writeFileSync(schemaFile, schemaText())
  writeFileSync(openApiFile, openApiText())
}
