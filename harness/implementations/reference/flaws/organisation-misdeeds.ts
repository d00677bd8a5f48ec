/** For tests of flaws: what each mistake between organisations leads to. */
import { discovery, idToken, jwks } from '../../../../mock-idp/index.ts'
import { getsIn } from '../test-misdeed.ts'
import type { World } from '../test-world.ts'
import type { Misdeed } from './misdeed.ts'

const isCallback = (url: URL): boolean => url.pathname.endsWith('/oidc/consume')

/** Both organisations are connected; globex's provider signs with keys of its own where the mock is asked to. */
const connectBoth = async ({ connect, acme, globex, running }: World): Promise<void> => {
  await connect(acme, 'ada')
  await connect(globex, 'eve')
  await running.product.store.setRole('globex', 'mia', 'read')
}

export const organisationMisdeeds = {
  'provider-from-state': [
    async (world) => {
      await connectBoth(world)
      const { browser, sso, globex } = world
      const mia = await browser('mia')
      const { url } = await sso(mia, globex, 'mia', isCallback)
      const before = globex.tenant.journal.entries('token').length
      await mia.get(url.href.replace('/globex/', '/acme/'))
      return globex.tenant.journal.entries('token').length > before
    },
  ],
  'token-chooses-its-provider': [
    async (world) => {
      await connectBoth(world)
      const { acme, globex, browser, sso, isIn } = world
      acme.tenant.fault(
        idToken.claim('iss', globex.tenant.issuer),
        idToken.claim('aud', globex.application.clientId),
        idToken.claim('tid', globex.tenant.id),
      )
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return isIn(mia, acme)
    },
  ],
  'pools-keys': [
    async (world) => {
      // Globex publishes the key with which acme's token is signed then.
      world.globex.tenant.fault(jwks.member('keys.0', { $key: 'foreign' }))
      await world.connect(world.globex, 'eve')
      return getsIn(world, [idToken.signedBy('unknown-key')])
    },
  ],
  'caches-keys-by-kid': [
    async (world) => {
      const { acme, globex, connect, browser, sso, isIn } = world
      await connect(globex, 'eve')
      await connect(acme, 'ada')
      // Another key under the "kid" that globex's provider has used.
      const { signing, published } = acme.tenant.keys
      const place = `keys.${published.indexOf(signing)}`
      acme.tenant.fault(jwks.member(place, { $key: 'foreign' }), jwks.member(`${place}.kid`, signing))
      acme.tenant.fault(idToken.signedBy('unknown-key-known-kid'))
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'audience-of-any-organisation': [
    async (world) => {
      await connectBoth(world)
      return getsIn(world, [idToken.claim('aud', world.globex.application.clientId)])
    },
  ],
  'secret-by-client-id': [
    async ({ connect, browser, save, sso, isIn, acme, globex }) => {
      await connect(acme, 'ada')
      const { clientId, redirectUris } = acme.application
      const namesake = globex.tenant.application({
        clientId,
        redirectUris: redirectUris.map((uri) => uri.replace('/acme/', '/globex/')),
        optionalClaims: ['email'],
      })
      const eve = await browser('eve')
      await save(eve, globex, { clientId, clientSecret: namesake.secret().value }, 'eve')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'metadata-by-named-issuer': [
    async ({ connect, browser, save, sso, isIn, acme, globex }) => {
      await connect(acme, 'ada')
      globex.tenant.fault(discovery.member('issuer', acme.tenant.issuer))
      await save(await browser('eve'), globex, {}, 'eve')
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      return !(await isIn(mia, acme))
    },
  ],
  'sso-cookie-by-path': [
    async (world) => {
      await connectBoth(world)
      const { browser, sso, acme, running } = world
      const mia = await browser('mia')
      await sso(mia, acme, 'mia')
      const cookie = await mia.cookies(`${running.origin}/organizations/acme/private`)
      const answer = await fetch(`${running.origin}/organizations/globex/private`, {
        headers: { cookie },
        redirect: 'manual',
      })
      return (await answer.text()).includes('private of globex')
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
