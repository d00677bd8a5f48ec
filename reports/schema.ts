/**
 * The published JSON Schema of run.json, for people who read runs in another language. Generated from the
 * zod schema: `node reports/schema.ts` writes it, and a test fails when it is stale.
 */
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { runSchema, runSchemaUrl } from './run.ts'

export const schemaFile = new URL('run.schema.json', import.meta.url)

/** The text of run.schema.json. */
export const schemaText = (): string => {
  const { $schema, ...schema } = z.toJSONSchema(runSchema)
  const document = { $schema, $id: runSchemaUrl, title: 'The record of a Greencheck run', ...schema }
  return `${JSON.stringify(document, null, 2)}\n`
}

if (import.meta.main) writeFileSync(schemaFile, schemaText())
