import type { PersonRecord } from '../directory/records.ts'
import type { Seed } from '../seed.ts'

/** Whose a code or refresh token is. */
export interface Whose {
  readonly tenantId: string
  readonly clientId: string
}

/** An authorization code as long as Entra's: about 1,200 characters, `1.A…`, the first part the same for a tenant and an application. */
export const makeCode = (seed: Seed, serial: number, { tenantId, clientId }: Whose): string =>
  `${affinity(seed, tenantId, clientId)}.AgABBAIAAAB${seed.text(`code:${serial}`, 1_108)}`

/** A refresh token, shaped like a code. */
export const makeRefreshToken = (seed: Seed, serial: number, { tenantId, clientId }: Whose): string =>
  `${affinity(seed, tenantId, clientId)}.AgABAwEAAAB${seed.text(`refresh:${serial}`, 958)}`

/** A device code: about 220 characters. */
export const makeDeviceCode = (seed: Seed, serial: number): string =>
  `EAQABIQEAAAD${seed.text(`device:${serial}`, 208)}`

const userCodeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A user code: nine capitals and digits, without those that look alike. */
export const makeUserCode = (seed: Seed, serial: number): string =>
  [...seed.bytes(`user-code:${serial}`, 9)].map((byte) => userCodeLetters.charAt(byte % 32)).join('')

/** How codes, refresh tokens and `rh` begin: a version, then tenant and application, between two marks of where they are kept. */
const affinity = (seed: Seed, tenantId: string, clientId: string): string => {
  const [shard = 0] = seed.bytes(`shard:${tenantId}`, 1)
  const bytes = [
    Buffer.from([1, shard, 0]),
    guidBytes(tenantId),
    guidBytes(clientId),
    Buffer.from([shard, 0, 0]),
  ]
  return `1.${Buffer.concat(bytes).toString('base64url')}`
}

/** A GUID as Windows keeps it: the first three groups with their bytes reversed. */
const guidBytes = (guid: string): Buffer => {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex')
  bytes.subarray(0, 4).reverse()
  bytes.subarray(4, 6).reverse()
  bytes.subarray(6, 8).reverse()
  return bytes
}

/** `uti`: 22 characters that end in `AA`; takes the place of `jti`. */
export const makeUti = (seed: Seed, serial: number): string => {
  const bytes = seed.bytes(`uti:${serial}`, 16)
  bytes[15] = 0
  return bytes.toString('base64url')
}

/** `rh`: opaque, ends in a dot; the same for a tenant and an application. */
export const makeRh = (seed: Seed, tenantId: string, clientId: string): string =>
  `${affinity(seed, tenantId, clientId)}.`

/** `aio`: opaque, for Entra's own use. */
export const makeAio = (seed: Seed, serial: number): string => `k2RgY${seed.text(`aio:${serial}`, 43)}=`

/** `xms_ftd`: opaque, in access tokens since 2024. */
export const makeXmsFtd = (seed: Seed, serial: number): string => seed.text(`xms_ftd:${serial}`, 67)

/** Object ID of the service principal that an application has in a tenant. */
export const servicePrincipalId = (seed: Seed, tenantId: string, clientId: string): string =>
  seed.guid(`service-principal:${tenantId}:${clientId}`)

/** The pairwise `sub`: 43 characters, another one for each application. Of personal accounts it begins with 21 times `A`. */
export const pairwiseSubject = (seed: Seed, clientId: string, { person, home }: PersonRecord): string => {
  const bytes = seed.bytes(`sub:${clientId}:${home.id}:${person.id}`, 32)
  if (person.kind === 'personal') bytes.fill(0, 0, 16)
  return bytes.toString('base64url')
}

/** `session_state` and `sid`: a GUID that starts with `00`. */
export const makeSid = (seed: Seed, sessionUid: string): string =>
  `00${seed.guid(`sid:${sessionUid}`).slice(2)}`
