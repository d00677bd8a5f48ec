import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { largeRun, sampleRun } from './fixtures/runs.ts'
import { runSchema, runSchemaUrl } from './run.ts'
import { schemaFile, schemaText } from './schema.ts'

it('is written down as it is: run `node reports/schema.ts` after a change of the run document', () => {
  // Parsed, because the formatter decides about line breaks.
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(schemaText()))
})

it('names itself as run documents name it', () => {
  expect(JSON.parse(schemaText())).toMatchObject({ $id: runSchemaUrl })
  expect(sampleRun.$schema).toBe(runSchemaUrl)
})

it('accepts the runs of these tests', () => {
  expect(runSchema.parse(JSON.parse(JSON.stringify(sampleRun)))).toEqual(sampleRun)
  expect(runSchema.safeParse(largeRun(20, 4)).success).toBe(true)
})

it('refuses an unknown member', () => {
  expect(runSchema.safeParse({ ...sampleRun, secret: 'x' }).success).toBe(false)
})
