import type { PersonRecord } from '../directory/records.ts'
import type { Seed } from '../seed.ts'

/** An authorization code as long as Entra's: about 1,200 characters, `1.A…`. */
export const makeCode = (seed: Seed, serial: number): string => {
  const random = seed.text(`code:${serial}`, 1_150)
  return `1.A${random.slice(0, 42)}.AgABBAIAAAB${random.slice(42)}`
}

/** A refresh token, shaped like a code. */
export const makeRefreshToken = (seed: Seed, serial: number): string => {
  const random = seed.text(`refresh:${serial}`, 1_000)
  return `1.A${random.slice(0, 42)}.AgABAwEAAAB${random.slice(42)}`
}

/** A device code: about 220 characters. */
export const makeDeviceCode = (seed: Seed, serial: number): string =>
  `EAQABIQEAAAD${seed.text(`device:${serial}`, 208)}`

const userCodeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A user code: nine capitals and digits, without those that look alike. */
export const makeUserCode = (seed: Seed, serial: number): string =>
  [...seed.bytes(`user-code:${serial}`, 9)].map((byte) => userCodeLetters.charAt(byte % 32)).join('')

/** `uti`: 22 characters that end in `AA`; takes the place of `jti`. */
export const makeUti = (seed: Seed, serial: number): string => {
  const bytes = seed.bytes(`uti:${serial}`, 16)
  bytes[15] = 0
  return bytes.toString('base64url')
}

/** `rh`: opaque, ends in a dot; the same for a tenant and an application. */
export const makeRh = (seed: Seed, tenantId: string, clientId: string): string =>
  `1.A${seed.text(`rh:${tenantId}:${clientId}`, 40)}.`

/** `aio`: opaque, for Entra's own use. */
export const makeAio = (seed: Seed, serial: number): string => `k2RgY${seed.text(`aio:${serial}`, 43)}=`

/** `xms_ftd`: opaque, in access tokens since 2024. */
export const makeXmsFtd = (seed: Seed, serial: number): string => seed.text(`xms_ftd:${serial}`, 67)

/** Object ID of the service principal that an application has in a tenant. */
export const servicePrincipalId = (seed: Seed, tenantId: string, clientId: string): string =>
  seed.guid(`service-principal:${tenantId}:${clientId}`)

/** The pairwise `sub`: 43 characters, another one for each application. */
export const pairwiseSubject = (seed: Seed, clientId: string, { person, home }: PersonRecord): string =>
  seed.bytes(`sub:${clientId}:${home.id}:${person.id}`, 32).toString('base64url')

/** `session_state` and `sid`: a GUID that starts with `00`. */
export const makeSid = (seed: Seed, sessionUid: string): string =>
  `00${seed.guid(`sid:${sessionUid}`).slice(2)}`

/** `client_info`: who signed in, for libraries that keep several accounts. */
export const makeClientInfo = ({ person, home }: PersonRecord): string =>
  Buffer.from(JSON.stringify({ uid: person.id, utid: home.id })).toString('base64url')

/** The opaque claim `login_hint`, which relying parties send back to name the account. */
export const makeLoginHint = (seed: Seed, { person, home }: PersonRecord): string =>
  seed.text(`login_hint:${home.id}:${person.id}`, 120)
