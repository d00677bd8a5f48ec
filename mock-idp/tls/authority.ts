import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MockEntraError } from '../errors.ts'
import type { Pair } from './certificate.ts'
import { locked } from './lock.ts'

export interface LocalAuthority {
  /** PEM file of the certificate authority, for NODE_EXTRA_CA_CERTS and its like. */
  readonly caFile: string
  readonly ca: string
  /** PEM texts for the listener. */
  readonly leaf: Pair
}

interface Known {
  readonly authority: Pair | undefined
  /** Only if the authority signed it. */
  readonly leaf: Pair | undefined
}

/** Milliseconds: what has less than this left is made anew. */
const margin = 30 * 86_400_000

/**
 * The local certificate authority and a certificate for localhost and 127.0.0.1, kept in a folder and made
 * anew when they are unreadable, do not belong together or expire soon. Several programs may share the
 * folder and start at once: files are replaced whole, and one program at a time makes new ones. Throws
 * `MockEntraError` with the code `certificate`.
 * @param names host names and addresses under which clients reach the mock besides; each list has a certificate of its own
 */
export const localAuthority = async (
  folder: string,
  now: Date = new Date(),
  names: readonly string[] = [],
): Promise<LocalAuthority> => {
  const leafName = ['leaf', ...names.map((name) => name.replaceAll(':', '_'))].join('-')
  const answer = ({ authority, leaf }: Known): LocalAuthority | undefined =>
    authority === undefined || leaf === undefined
      ? undefined
      : { caFile: join(folder, 'ca.pem'), ca: authority.cert, leaf }
  try {
    return (
      answer(readKnown(folder, leafName, now)) ??
      (await locked(join(folder, 'making.lock'), async () => {
        // Another program may have made them while this one waited.
        const known = readKnown(folder, leafName, now)
        return answer(known) ?? make(folder, leafName, known.authority, now, names)
      }))
    )
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new MockEntraError(
      'certificate',
      `The local certificate authority cannot be kept in ${folder}: ${why}. Name a folder that can be written, or use plain http.`,
      [],
      cause,
    )
  }
}

const readKnown = (folder: string, leafName: string, now: Date): Known => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const authority = readPair(folder, 'ca', now)
  if (authority === undefined) return { authority, leaf: undefined }
  const leaf = readPair(folder, leafName, now)
  const fits =
    leaf !== undefined && new X509Certificate(leaf.cert).verify(new X509Certificate(authority.cert).publicKey)
  return { authority, leaf: fits ? leaf : undefined }
}

/** A certificate and its key, if both are readable, belong together and last long enough. */
const readPair = (folder: string, name: string, now: Date): Pair | undefined => {
  try {
    const cert = readFileSync(join(folder, `${name}.pem`), 'utf8')
    const key = readFileSync(join(folder, `${name}-key.pem`), 'utf8')
    const parsed = new X509Certificate(cert)
    const lasts =
      Date.parse(parsed.validTo) - now.getTime() > margin && Date.parse(parsed.validFrom) <= now.getTime()
    return lasts && parsed.checkPrivateKey(createPrivateKey(key)) ? { cert, key } : undefined
  } catch {
    return undefined
  }
}

const make = async (
  folder: string,
  leafName: string,
  known: Pair | undefined,
  now: Date,
  names: readonly string[],
): Promise<LocalAuthority> => {
  const { makeAuthority, makeLeaf } = await import('./certificate.ts')
  const authority = known ?? keep(folder, 'ca', await makeAuthority(now))
  const leaf = keep(folder, leafName, await makeLeaf(authority, now, names))
  return { caFile: join(folder, 'ca.pem'), ca: authority.cert, leaf }
}

/** Writes both files whole, the key first, so that nobody reads half of one. */
const keep = (folder: string, name: string, pair: Pair): Pair => {
  const suffix = `.${process.pid}.${randomBytes(4).toString('hex')}`
  for (const [file, text, mode] of [
    [join(folder, `${name}-key.pem`), pair.key, 0o600],
    [join(folder, `${name}.pem`), pair.cert, 0o644],
  ] as const) {
    writeFileSync(file + suffix, text, { mode })
    chmodSync(file + suffix, mode)
    renameSync(file + suffix, file)
  }
  return pair
}
