import { discovery } from '../../../../mock-idp/index.ts'
import { inRequests, type Misdeed } from './misdeed.ts'
import type { requestFlaws } from './request-flaws.ts'

export const requestMisdeeds: Readonly<Record<keyof typeof requestFlaws, readonly Misdeed[]>> = {
  'redirect-uri-from-request-headers': [
    async ({ connect, browser, acme, running }) => {
      await connect(acme, 'ada')
      const start = `${running.origin}/organizations/acme/sso`
      const cookie = await (await browser('mia')).cookies(start)
      const headers = { cookie, 'x-forwarded-host': 'evil.example' }
      const { headers: answer } = await fetch(start, { redirect: 'manual', headers })
      return answer.get('location')?.includes('evil.example') === true
    },
  ],
  'counts-its-states': [
    inRequests('authorize', (requests) =>
      requests.every(({ state }) => state?.startsWith('single-sign-on-of-acme-hub-')),
    ),
  ],
  'uses-state-as-nonce': [
    inRequests('authorize', (requests) => requests.every(({ state, nonce }) => state === nonce)),
  ],
  'knows-no-pkce': [
    inRequests('authorize', ([first = {}]) => first['code_challenge'] === undefined),
    inRequests('token', ([first = {}]) => first['code_verifier'] === undefined),
  ],
  'one-pkce-verifier': [
    inRequests('token', ([first = {}, second = {}]) => first['code_verifier'] === second['code_verifier']),
  ],
  'plain-pkce-where-only-plain-is-offered': [
    async (world) => {
      world.acme.tenant.fault(discovery.member('code_challenge_methods_supported', ['plain']))
      return inRequests('authorize', ([first = {}]) => first['code_challenge_method'] === 'plain')(world)
    },
  ],
  'neither-pkce-nor-nonce': [
    inRequests(
      'authorize',
      ([first = {}]) => first['code_challenge'] === undefined && first['nonce'] === undefined,
    ),
  ],
  'asks-for-more-than-it-needs': [
    inRequests('authorize', ([first = {}]) => first['scope']?.includes('User.Read') === true),
  ],
  'copies-its-start-query': [
    async ({ connect, browser, acme, running }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const { url } = await mia.get(`${running.origin}/organizations/acme/sso?prompt=none`, ({ pathname }) =>
        pathname.endsWith('/authorize'),
      )
      return url.searchParams.get('prompt') === 'none'
    },
  ],
  'secret-in-an-address': [
    inRequests('token', (_, [first]) => first?.path.includes('client_secret') === true),
  ],
}
