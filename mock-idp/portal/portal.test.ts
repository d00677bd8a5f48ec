import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MockEntra } from '../contract.ts'
import { startMockEntra } from '../start.ts'
import { makeBrowser } from '../testing/relying-party.ts'

let entra: MockEntra
beforeAll(async () => {
  entra = await startMockEntra({ http: true, seed: 'portal' })
})
afterAll(() => entra.close())

const opened = async () => {
  const browser = makeBrowser()
  const { url, token } = entra.control
  await browser(`${url}/portal?token=${token}`)
  const at = (path: string): string => `${url}${path}`
  return {
    page: async (path: string) => (await browser(at(path))).text(),
    submit: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      browser(at(path), { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

describe('portal', () => {
  it('asks for the control token, once', async () => {
    const { url } = entra.control
    const closed = await fetch(`${url}/portal`)
    expect(closed.status).toBe(401)
    expect(await closed.text()).toContain('Control token')
    const wrong = await fetch(`${url}/portal?token=guessed`)
    expect(wrong.status).toBe(401)
    expect(await wrong.text()).toContain('not the control token')
    const { page } = await opened()
    expect(await page('/portal')).toContain('Tenants')
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(401)
  })

  it('walks the guide: register, redirect URI, client ID, endpoints, secret', async () => {
    const tenant = entra.tenant({ domain: 'guide.example' })
    const { page, submit } = await opened()
    const made = await submit(`/portal/tenants/${tenant.id}/applications`, {
      displayName: 'Acme <Hub>',
      redirectUri: 'http://localhost:3000/callback',
    })
    expect(made.status).toBe(303)
    const [application] = tenant.applications()
    const at = made.headers.get('location') ?? ''
    expect(at).toBe(`/portal/tenants/${tenant.id}/applications/${application?.clientId}`)
    const shown = await page(at)
    expect(shown).toContain('Acme &#60;Hub&#62;')
    expect(shown).toContain(application?.clientId)
    expect(shown).toContain(tenant.metadataUrl)
    expect(shown).toContain('http://localhost:3000/callback')
    await submit(`${at}/redirect-uris`, {
      uri: 'https://acme.example/native',
      platform: 'Mobile and desktop',
    })
    expect(application?.settings.nativeRedirectUris).toEqual(['https://acme.example/native'])
    const answer = await (await submit(`${at}/secrets`, { displayName: 'one', expiresIn: '90d' })).text()
    const secret = application?.secrets()[0]
    expect(secret?.displayName).toBe('one')
    expect(answer).toContain(secret?.value)
    expect(await page(at)).not.toContain(secret?.value)
    await submit(`${at}/secrets`, { expire: secret?.keyId ?? '' })
    expect(await page(at)).toContain('expired')
    await submit(`${at}/secrets`, { remove: secret?.keyId ?? '' })
    expect(application?.secrets()).toEqual([])
    await submit(`${at}/properties`, { name: 'assignmentRequired', value: 'yes' })
    expect(application?.settings.assignmentRequired).toBe(true)
  })

  it('adds people, signs one in without a page, moves the clock, rolls keys, lies and stops lying', async () => {
    const tenant = entra.tenant({ domain: 'switches.example' })
    const at = `/portal/tenants/${tenant.id}`
    const { page, submit } = await opened()
    await submit(`${at}/people`, { userPrincipalName: 'ada@switches.example', displayName: 'Ada', mail: '' })
    const [ada] = tenant.people()
    expect(ada?.mail).toBeNull()
    await submit(`${at}/sign-in-as`, { person: ada?.id ?? '' })
    expect(tenant.signedInAs).toEqual(ada)
    expect(await page(at)).toContain('always signs in')
    await submit(`${at}/sign-in-as`, { person: '' })
    expect(tenant.signedInAs).toBeNull()
    const before = tenant.clock.now().getTime()
    await submit(`${at}/clock`, { advance: '181d' })
    expect(tenant.clock.now().getTime() - before).toBeGreaterThan(180 * 86_400_000)
    await submit(`${at}/clock`)
    expect(tenant.clock.now().getTime() - before).toBeLessThan(86_400_000)
    const { signing } = tenant.keys
    await submit(`${at}/keys`, { how: 'withdraw the old key at once (emergency)' })
    expect(tenant.keys.published).not.toContain(signing)
    const lie = 'an ID token without "email"'
    await submit(`${at}/faults`, { example: lie })
    expect(tenant.faults.map(({ says }) => says)).toEqual([lie])
    await submit(`${at}/faults`)
    expect(tenant.faults).toEqual([])
  })

  it('tells what was wrong on the page that the form is on', async () => {
    const tenant = entra.tenant({ domain: 'wrong.example' })
    const at = `/portal/tenants/${tenant.id}`
    const { submit } = await opened()
    const rows: readonly (readonly [string, Record<string, string>, string])[] = [
      ['/portal/tenants', { domain: 'no domain' }, 'expected a domain name'],
      [`${at}/applications`, { redirectUri: 'http://app.example/' }, 'localhost and 127.0.0.1 only'],
      [`${at}/people`, { userPrincipalName: 'nobody' }, 'expected name@domain'],
      [`${at}/clock`, { advance: 'a while' }, 'expected a number and a unit'],
      [`${at}/faults`, { example: 'something' }, 'There is no lie'],
    ]
    for (const [path, fields, words] of rows) {
      const answer = await submit(path, fields)
      expect(answer.status, path).toBe(400)
      expect(await answer.text()).toContain(words)
    }
    expect((await submit('/portal/tenants/nothing/clock')).status).toBe(404)
    expect((await submit(`${at}/toString`)).status).toBe(404)
  })

  it('shows the journal, and waits for news', async () => {
    const tenant = entra.tenant({ domain: 'journal.example' })
    const { page } = await opened()
    const { last } = entra.journal
    const news = page(`/portal/news?since=${last}`)
    await fetch(tenant.metadataUrl)
    expect(await news).toBe('')
    expect(await page(`/portal/journal?tenant=${tenant.id}`)).toContain('The metadata document was fetched.')
  })

  it('takes no form from another site', async () => {
    const { submit } = await opened()
    const answer = await submit(
      '/portal/tenants',
      { domain: 'evil.example' },
      { Origin: 'https://evil.example' },
    )
    expect(answer.status).toBe(403)
    expect(entra.tenants().some(({ domain }) => domain === 'evil.example')).toBe(false)
  })
})
