import { createHash, randomBytes } from 'node:crypto'

/**
 * The one source of everything that looks random. With a text it is the same in every run; labels keep
 * values apart, so that what one tenant does never changes another tenant's ids.
 */
export interface Seed {
  bytes(label: string, length: number): Buffer
  /** A GUID in lower case, shaped like a random (version 4) one. */
  guid(label: string): string
  /** Base64url text of exactly this many characters. */
  text(label: string, length: number): string
}

/** @param text fixes every value; undefined draws a root at random. */
export const makeSeed = (text?: string): Seed => {
  const root = `${text ?? randomBytes(32).toString('base64url')}\0`
  const bytes = (label: string, length: number): Buffer =>
    createHash('shake256', { outputLength: length })
      .update(root + label)
      .digest()
  return {
    bytes,
    guid: (label) => guidFrom(bytes(label, 16)),
    text: (label, length) =>
      bytes(label, Math.ceil((length * 3) / 4))
        .toString('base64url')
        .slice(0, length),
  }
}

const guidFrom = (bytes: Buffer): string => {
  const hex = bytes.toString('hex')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
