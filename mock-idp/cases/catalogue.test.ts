import { describe, expect, it } from 'vitest'
import { isCatalogued } from '../aadsts/numbers.ts'
import { startMockEntra } from '../start.ts'
import type { Case } from './case.ts'
import { caseNames, loadCase, loadCases } from './catalogue.ts'
import { fill, placeholders, placeholdersIn } from './fill.ts'
import { withRedirectUris } from './redirect-uris.ts'

const cases: readonly Case[] = await loadCases()
const textsOf = ({ title, seeIt, symptom, remedy, command = '', paste = {} }: Case): readonly string[] => [
  title,
  seeIt,
  symptom,
  remedy,
  command,
  ...Object.values(paste),
]

describe('the cases', () => {
  it('are named as their files', async () => {
    const names = await caseNames()
    for (const name of names) expect((await loadCase(name)).name).toBe(name)
    expect(names.every((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toBe(true)
  })
  it('cover each of the top 25 failures', () => {
    const covered = new Set(cases.flatMap(({ failure }) => (failure === undefined ? [] : [failure])))
    expect([...covered].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  })
  it('differ in their titles', () => {
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length)
  })
})

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  it('says everything, in sentences, with evidence', () => {
    for (const text of [one.seeIt, one.symptom, one.remedy]) expect(text).toMatch(/^[A-Z"].+[.")/]$|=\w+\.$/s)
    expect(one.title).not.toMatch(/\.$/)
    expect(one.evidence.length).toBeGreaterThan(0)
    for (const name of textsOf(one).flatMap(placeholdersIn)) expect(placeholders).toContain(name)
  })
  it('names the AADSTS number that is seen, and the catalogue has it', () => {
    const named = [...one.symptom.matchAll(/AADSTS(\d+)/g)].map(([, code]) => Number(code))
    if (one.code !== undefined) expect(named).toContain(one.code)
    for (const code of named) expect(isCatalogued(code)).toBe(true)
  })
  it('starts a mock, with a redirect URI of the reader', async () => {
    const config = withRedirectUris(one, ['http://localhost:8080/sso'])
    const entra = await startMockEntra({ http: true, config })
    const [application] = entra.tenants()[0]?.applications() ?? []
    await entra.close()
    const uri = one.registers === 'https' ? 'https://localhost:8080/sso' : 'http://localhost:8080/sso'
    const { redirectUris = [], spaRedirectUris = [] } = application?.settings ?? {}
    expect(one.registers === 'spa' ? spaRedirectUris : redirectUris).toContain(uri)
  })
})

it('fills in what the mock knows, and leaves Entra’s own braces alone', () => {
  const filling = Object.fromEntries(placeholders.map((name) => [name, name.toUpperCase()]))
  expect(fill('{{origin}}/{tenantid}/{{nothing}}', filling as never)).toBe('ORIGIN/{tenantid}/{{nothing}}')
})
