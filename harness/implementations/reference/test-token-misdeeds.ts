/** For tests of flaws: what each mistake in validating ID tokens and getting keys leads to. */
import { type Fault, idToken, jwks, tokenResponse } from '../../../mock-idp/index.ts'
import { openCanary } from '../../drive/canary.ts'
import type { Misdeed } from './flaws/misdeed.ts'
import { crashes, getsIn, greenUnder, keepsOut, lets, noAddress } from './test-misdeed.ts'

const unavailable = jwks.answer(503, { error: 'unavailable' })

/** Whether mia gets in under the faults after Entra has rolled its key, so that the key is not known yet. */
const letsWithNewKey =
  (...faults: readonly Fault[]): Misdeed =>
  async ({ connect, browser, sso, isIn, acme }) => {
    await connect(acme, 'ada')
    acme.tenant.keys.roll()
    acme.tenant.fault(...faults)
    const mia = await browser('mia')
    await sso(mia, acme, 'mia')
    return isIn(mia, acme)
  }

export const tokenMisdeeds = {
  'accepts-unsigned-changes': [
    lets(idToken.tampered('name', 'Somebody Else')),
    lets(idToken.signedBy('unknown-key-known-kid')),
    greenUnder(idToken.signedBy('unknown-key')),
  ],
  'accepts-alg-none': [lets(idToken.signedBy('nobody')), lets(idToken.signedBy('nobody', 'nOnE'))],
  'accepts-public-key-as-hmac': [lets(idToken.signedBy('public-key-as-hmac-secret'))],
  'trusts-embedded-key': [lets(idToken.signedBy('embedded-key'))],
  'accepts-any-issuer': [lets(idToken.claim('iss', 'https://evil.example/v2.0'))],
  'accepts-any-audience': [lets(idToken.claim('aud', 'another'))],
  'ignores-expiry': [lets(idToken.claim('exp', { $now: '-15m' }))],
  'ignores-nbf': [lets(idToken.claim('nbf', { $now: '1h' }))],
  'ignores-nonce': [lets(idToken.claim('nonce', 'another')), lets(idToken.replayed())],
  'checks-nonce-only-when-present': [lets(idToken.without('nonce'))],
  'refuses-audience-array': [keepsOut(idToken.claim('aud', { $honest: 'in-array' }))],
  'needs-key-use': [
    keepsOut(jwks.without('keys.0.use'), jwks.without('keys.1.use'), jwks.without('keys.2.use')),
  ],
  'chokes-on-strange-keys': [keepsOut(jwks.member('keys.0', { kty: 'unheard-of', kid: 'odd' }))],
  'caches-keys-for-ever': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      await sso(await browser('mia'), acme, 'mia')
      acme.tenant.keys.roll()
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'fetches-jku': [
    async (opened) => {
      const { url } = await openCanary('fetches-jku')
      return getsIn(opened, [idToken.signedBy('unknown-key'), idToken.header('jku', `${url}/keys`)])
    },
  ],
  'asks-for-x5u': [
    async (opened) => {
      const { url, hits } = await openCanary('asks-for-x5u')
      await getsIn(opened, [idToken.header('x5u', `${url}/certificate`)])
      return hits.length > 0
    },
  ],
  'ignores-crit': [lets(idToken.header('crit', ['x']), idToken.header('x', 1))],
  'chokes-on-odd-kid': [crashes(idToken.header('kid', 7))],
  'fetches-keys-at-start': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const { url } = await sso(mia, acme, 'mia', ({ pathname }) => pathname.endsWith('/oidc/consume'))
      acme.tenant.keys.roll()
      await mia.get(url.href)
      return !(await isIn(mia, acme))
    },
  ],
  'skips-signature-without-keys': [
    letsWithNewKey(unavailable, idToken.signedBy('unknown-key')),
    letsWithNewKey(jwks.answer(200, { keys: [] })),
  ],
  'crashes-without-keys': [crashes(unavailable), crashes(jwks.answer(200, {}))],
  'ignores-key-use': [lets(jwks.member('keys.*.use', 'enc'))],
  'ignores-key-issuer': [lets(jwks.member('keys.*.issuer', { $issuerOf: 'another' }))],
  'no-clock-tolerance': [keepsOut(idToken.claim('nbf', { $now: '2m' }))],
  'generous-with-clocks': [lets(idToken.claim('nbf', { $now: '20m' }))],
  'compares-start-of-issuer': [
    async (opened) => getsIn(opened, [idToken.claim('iss', `${opened.acme.tenant.issuer}.evil.example`)]),
  ],
  'normalises-issuer': [lets(idToken.claim('iss', { $honest: 'with-trailing-slash' }))],
  'looks-for-client-id-in-audience': [
    async (opened) => getsIn(opened, [idToken.claim('aud', `x${opened.acme.application.clientId}`)]),
  ],
  'shares-audience-with-anybody': [
    async (opened) => getsIn(opened, [idToken.claim('aud', [opened.acme.application.clientId, 'another'])]),
  ],
  'needs-no-iat': [lets(idToken.without('iat'))],
  'needs-no-exp': [lets(idToken.without('exp'))],
  'tries-unknown-kid-again': [
    async (opened) => {
      await getsIn(opened, [idToken.signedBy('unknown-key')])
      const { journal } = opened.acme.tenant
      return journal.entries('jwks').length > journal.entries('token').length
    },
  ],
  'accepts-any-iat': [
    lets(idToken.claim('iat', { $now: '1h' })),
    lets(idToken.claim('iat', { $now: '-720h' })),
  ],
  'reads-times-from-text': [lets(idToken.claim('exp', { $honest: 'as-text' }))],
  'accepts-any-token-type': [lets(idToken.header('typ', 'at+jwt'))],
  'ignores-at-hash': [lets(idToken.claim('at_hash', 'another'))],
  'token-switches-nonce-off': [lets(idToken.without('nonce'), idToken.claim('nonce_supported', false))],
  'copies-claims-by-assignment': [
    lets(...noAddress, idToken.claim('__proto__', { email: 'mia@acme.example' })),
  ],
  'accepts-client-secret-as-hmac': [lets(idToken.signedBy('client-secret'))],
  'accepts-missing-hmac-key': [lets(idToken.keyedWith('')), lets(idToken.keyedWith('undefined'))],
  'accepts-published-secret': [
    lets(
      jwks.member('keys.9', { kty: 'oct', kid: 'published', k: 'c2VjcmV0' }),
      idToken.header('kid', 'published'),
      idToken.keyedWith('secret'),
    ),
  ],
  'accepts-any-rsa-algorithm': [
    lets(idToken.signedBy('other-algorithm', 'PS256')),
    lets(idToken.signedBy('other-algorithm', 'RS512')),
  ],
  'accepts-short-keys': [lets(jwks.member('keys.9', { $key: 'weak' }), idToken.signedBy('weak-key'))],
  'trusts-embedded-certificate': [lets(idToken.signedBy('certificate-in-header'))],
  'decrypts-unasked': [lets(idToken.signedBy('encrypted'))],
  'trusts-encrypted-tokens': [lets(idToken.signedBy('encrypted-unsigned'))],
  'skips-signature-without-kid': [
    lets(idToken.signedBy('unknown-key-known-kid'), idToken.withoutHeader('kid')),
  ],
  'needs-kid': [keepsOut(idToken.withoutHeader('kid'), jwks.without('keys.2'), jwks.without('keys.0'))],
  'keeps-withdrawn-keys': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.keys.roll({ withdraw: true })
      await sso(await browser('mia'), acme, 'mia')
      acme.tenant.fault(idToken.signedBy('withdrawn-key'))
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return isIn(mia, acme)
    },
  ],
  'reads-few-keys': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.keys.roll()
      acme.tenant.keys.roll()
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'nonce-of-any-login': [
    async ({ connect, browser, sso, isIn, acme }) => {
      await connect(acme, 'ada')
      const mia = await browser('mia')
      const isCallback = ({ pathname }: URL) => pathname.endsWith('/oidc/consume')
      await sso(mia, acme, 'mia', isCallback)
      const { nonce = '' } = acme.tenant.journal.last('authorize')?.parameters ?? {}
      const { url } = await sso(mia, acme, 'mia', isCallback)
      acme.tenant.fault(idToken.claim('nonce', nonce))
      await mia.get(url.href)
      return isIn(mia, acme)
    },
  ],
  'first-of-two-members': [
    lets(idToken.repeated('aud', 'another')),
    lets(idToken.repeated('iss', 'another')),
  ],
  'reads-every-form': [
    lets(tokenResponse.member('id_token', { $honest: 'as-flattened-jws' })),
    lets(tokenResponse.member('id_token', { $honest: 'as-general-jws' })),
    lets(tokenResponse.member('id_token', { $honest: 'in-array' })),
  ],
  'chokes-on-many-dots': [crashes(tokenResponse.member('id_token', { $honest: 'with-many-dots' }))],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
