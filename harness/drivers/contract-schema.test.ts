import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { verbs } from '../driver.ts'
import { openApiFile, openApiText, schemaFile, schemaText } from './contract-schema.ts'

it.each([
  { file: schemaFile, text: schemaText() },
  { file: openApiFile, text: openApiText() },
])('$file is as `npm run schema` writes it', ({ file, text }) =>
  expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).toBe(text),
)

it('has a request and a reply for every verb', () => {
  const { $defs } = JSON.parse(schemaText())
  for (const verb of verbs) {
    expect($defs).toHaveProperty([`${verb}.request`])
    expect($defs).toHaveProperty([`${verb}.reply`])
  }
  expect(Object.keys(JSON.parse(openApiText()).paths).toSorted()).toEqual(
    verbs.map((verb) => `/${verb}`).toSorted(),
  )
})

it.each([schemaText(), openApiText()])('refers only to what is there (%#)', (text) => {
  const document: unknown = JSON.parse(text)
  const at = (reference: string): unknown =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((inner, part) => (inner as Readonly<Record<string, unknown>>)[part], document)
  const references = [...text.matchAll(/"\$ref": "(#\/[^"]+)"/g)].map(([, reference = '']) => reference)
  expect(references.length).toBeGreaterThan(20)
  for (const reference of references) expect(at(reference), reference).toBeTypeOf('object')
})
