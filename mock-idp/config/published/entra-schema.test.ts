import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadCases } from '../../cases/catalogue.ts'
import { vocabulary } from '../../faults/vocabulary.ts'
import { entraSchemaText } from './entra-schema.ts'

const text = await entraSchemaText()
const schema = z.fromJSONSchema(JSON.parse(text))
const accepts = (value: unknown): boolean => schema.safeParse(value).success

describe('the published schema of seed files', () => {
  it('accepts every case', async () => {
    for (const { name, config } of await loadCases()) expect([name, accepts(config)]).toEqual([name, true])
  })
  it('accepts an example of every lie', () => {
    for (const { at, do: act, example } of vocabulary)
      expect([at, act, accepts({ tenants: [{ domain: 'a.example', faults: [example] }] })]).toEqual([
        at,
        act,
        true,
      ])
  })
  it.each([
    [{ tenants: [{}] }],
    [{ tenants: [{ domain: 'a.example', domian: 'x' }] }],
    [{ tenants: [{ domain: 'a.example', cloud: 'mars' }] }],
    [{ tenants: [{ domain: 'a.example', faults: [{ at: 'jwks', do: 'sign', says: 'x' }] }] }],
    [{ consumers: { people: [{}] } }],
  ])('refuses %j', (config) => expect(accepts(config)).toBe(false))
  it('has the words of the contract', () => {
    expect(text).toContain(
      '"description": "\\"Assignment required\\": who is not assigned gets AADSTS50105."',
    )
    expect(text).toContain('"description": "Locked after too many wrong passwords (AADSTS50053)."')
  })
})
