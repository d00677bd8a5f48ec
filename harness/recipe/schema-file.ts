/**
 * The published JSON Schema of `greencheck.yaml`, which editors use to complete and check it. Generated:
 * `npm run schema` writes it, and a test fails when it is stale.
 */
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { fileSchema } from './file.ts'

export const schemaFile = new URL('recipe.schema.json', import.meta.url)

/** The text of recipe.schema.json. */
export const schemaText = (): string => {
  const { $schema, ...schema } = z.toJSONSchema(fileSchema, { reused: 'ref', io: 'input' })
  const document = { $schema, title: 'greencheck.yaml: how Greencheck drives and tests a product', ...schema }
  return `${JSON.stringify(document, null, 2)}\n`
}

if (import.meta.main) writeFileSync(schemaFile, schemaText())
