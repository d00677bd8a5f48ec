/** For tests of flaws: what each mistake with tenants and their refusals leads to. */
import { authorizationResponse, idToken, tokenResponse } from '../../../../mock-idp/index.ts'
import { crashes, getsIn, keepsOut, lets } from '../test-misdeed.ts'
import type { Misdeed } from './misdeed.ts'

const personal = '9188040d-6c67-4c5b-b112-36a304b66dad'
const stranger = '00000000-0000-4000-8000-0000000000ee'
const issuedBy = (tenant: string): Misdeed =>
  lets(idToken.claim('iss', { $issuerOf: tenant }), idToken.claim('tid', tenant))

export const tenantMisdeeds = {
  'lets-personal-accounts-in': [issuedBy(personal)],
  'knows-entra-by-its-host': [issuedBy(stranger)],
  'compares-the-tenant-only': [
    async (world) => getsIn(world, [idToken.claim('iss', world.acme.tenant.issuerV1)]),
  ],
  'chokes-on-bare-errors': [crashes(tokenResponse.answer(400, { error: 'invalid_grant' }))],
  'restarts-on-claims-challenge': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(tokenResponse.answer(400, { error: 'interaction_required', error_codes: [50076] }))
      await sso(await browser('mia'), acme, 'mia').catch(() => undefined)
      return acme.tenant.journal.entries('authorize').length > 4
    },
  ],
  'sends-refused-codes-again': [
    async ({ connect, browser, sso, acme }) => {
      await connect(acme, 'ada')
      acme.tenant.fault(tokenResponse.refused(70008))
      const before = acme.tenant.journal.entries('token').length
      await sso(await browser('mia'), acme, 'mia')
      return acme.tenant.journal.entries('token').length > before + 1
    },
  ],
  'takes-short-callbacks-only': [keepsOut(authorizationResponse.member('session_state', { $length: 1500 }))],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
