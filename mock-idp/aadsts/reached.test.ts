import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MockEntra } from '../contract.ts'
import { startMockEntra } from '../start.ts'
import { callback, makeBrowser } from '../testing/relying-party.ts'
import { catalogue } from './catalogue.ts'
import { entryOf, errorOf } from './refusal.ts'
import { ways } from './ways/all.ts'
import { type Seen, see } from './ways/seen.ts'
import type { Stage, Way } from './ways/way.ts'

let entra: MockEntra
beforeAll(async () => {
  entra = await startMockEntra({ http: true, seed: 'ways' })
})
afterAll(() => entra.close())

const stageOf = (way: Way, name: string): Stage => {
  const domain = `${name}.example`
  const tenant = entra.tenant({ domain, displayName: 'Contoso', ...way.tenant })
  const app = tenant.application({
    displayName: 'Product',
    redirectUris: [callback, 'http://localhost:3000/other'],
    ...way.application,
  })
  const person = tenant.person({ userPrincipalName: `mia@${domain}`, ...way.person })
  if (way.faults !== undefined) tenant.fault(...way.faults)
  const stage = { entra, tenant, app, person, secret: app.secret(), browser: makeBrowser() }
  way.arrange?.(stage)
  return stage
}

/** The text of the catalogue with anything in the place of each placeholder; few may be empty. */
const textPattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replaceAll(/[\\^$.*+?()[\]|]/g, '\\$&')
      .replaceAll(/\{(?:from|found|purpose)\}/g, '.*')
      .replaceAll(/\{\w+\}/g, '.+')}$`,
  )

/** Walks the way. Where the page shows no number, the journal's counts. */
const walk = async (way: Way, name: string): Promise<Seen> => {
  const seen = await see(await way.act(stageOf(way, name)))
  if (way.unnumbered !== true) return seen
  expect(seen.code).toBe(0)
  const code = entra.journal.entries().at(-1)?.code ?? ''
  return { ...seen, code: Number(code.replace('AADSTS', '')) }
}

describe('every number of the catalogue', () => {
  it('has a way to it ⟨aadsts.numbers⟩', () => {
    const reached = new Set(ways.map(({ code }) => code))
    expect([...catalogue.keys()].filter((code) => !reached.has(code))).toEqual([])
  })
  it('comes by a fault only where the mock has no cause for it, and then it says so', () => {
    const byFault = ways.filter(({ faults }) => faults !== undefined)
    const byCause = new Set(ways.filter(({ faults }) => faults === undefined).map(({ code }) => code))
    for (const { code, how } of byFault) {
      expect(how).toMatch(new RegExp(`refused(?:OnPage)?\\(${code}\\)`))
      expect(byCause.has(code)).toBe(false)
    }
    expect(new Set(byFault.map(({ code }) => code)).size).toBeLessThanOrEqual(25)
  })
  it.each(ways.map((way, index) => [way.code, way.seen, way.how, way, index] as const))(
    'AADSTS%i in %s: %s',
    async (code, channel, _, way, index) => {
      const seen = await walk(way, `way-${index}`)
      const entry = entryOf(code)
      expect(seen).toMatchObject({ code, channel })
      expect(entry.travels).toContain(channel)
      if (way.unnumbered !== true) expect(seen.text).toMatch(textPattern(entry.text))
      if (channel === 'json') expect(seen.status).toBe(entry.status)
      if (channel !== 'page') expect(seen.error).toBe(way.error ?? errorOf(code, channel))
    },
  )
})
