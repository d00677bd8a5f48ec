import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { caseNames } from './catalogue.ts'

it('every case has a test that sees its symptom with a client', async () => {
  const folder = new URL('./', import.meta.url)
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const seen = texts.flatMap((text) =>
    [...text.matchAll(/\bsymptom\(\s*'([a-z0-9-]+)'/g)].map(([, name]) => name),
  )
  expect(seen.toSorted()).toEqual([...(await caseNames())])
})
