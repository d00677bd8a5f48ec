import type { LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import { applicationKey, keySets, type TestKey } from '../keys/key-sets.ts'
import type { Hosts } from '../server/urls.ts'
import { metadataIssuer } from './discovery.ts'

/** The JSON Web Key Set of an authority, in Entra's order of members: no `alg`, and an `issuer` in each key. The own key of
 * an application is in it only when the set is asked for with its `appid`. */
export const keySetDocument = (
  hosts: Hosts,
  authority: LiveAuthority,
  application?: ApplicationRecord,
): Members => {
  const issuer = metadataIssuer(hosts, authority)
  return {
    keys: [...keysOf(authority), ...(application?.ownSigningKey === true ? [applicationKey] : [])].map(
      ({ kid, n, e, x5c }) => ({
        kty: 'RSA',
        use: 'sig',
        kid,
        x5t: kid,
        n,
        e,
        x5c: [x5c],
        issuer,
      }),
    ),
  }
}

/** `common` publishes every key that some tenant may sign with. */
const keysOf = (authority: LiveAuthority): readonly TestKey[] =>
  authority.kind === 'tenant'
    ? authority.tenant.keys.publishedKeys()
    : keySets.slice(0, 1).flatMap(({ published, spare }) => [...published, ...spare])
