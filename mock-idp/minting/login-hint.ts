import type { PersonRecord } from '../directory/records.ts'

/**
 * The claim `login_hint`: opaque to everybody but Entra, `O.` and then base64 of who it is. Fields as in
 * protocol buffers: 1 the object ID, 2 the tenant, 3 the name.
 */
export const makeLoginHint = ({ person, home }: PersonRecord): string =>
  `O.${Buffer.concat([field(1, person.id), field(2, home.id), field(3, person.signInName)]).toString('base64')}`

const field = (number: number, text: string): Buffer => {
  const bytes = Buffer.from(text).subarray(0, 127)
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes])
}

/**
 * Whom a parameter `login_hint` means that is such a claim; undefined when it is something else, such as a
 * user principal name.
 */
export const readLoginHint = (
  hint: string,
): { readonly personId: string; readonly tenantId: string } | undefined => {
  if (!hint.startsWith('O.')) return undefined
  const bytes = Buffer.from(hint.slice(2), 'base64')
  const guid = (number: number, at: number): string | undefined =>
    bytes[at] === number * 8 + 2 && bytes[at + 1] === 36
      ? bytes.subarray(at + 2, at + 38).toString('latin1')
      : undefined
  const [personId, tenantId] = [guid(1, 0), guid(2, 38)]
  return personId === undefined || tenantId === undefined ? undefined : { personId, tenantId }
}
