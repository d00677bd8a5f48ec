import type { DeliveredFault } from '../contract.ts'
import type { TestKey } from '../keys/key-sets.ts'
import { segment } from '../minting/sign.ts'
import type { Members } from './apply.ts'
import {
  type Fault,
  type RepeatFault,
  type SigningFault,
  type TamperFault,
  type TokenMemberFault,
  type TokenPoint,
  tokenPoints,
} from './fault.ts'
import { signToken, type Unsigned } from './signing.ts'
import { resolveValue, type Surroundings } from './value.ts'

/** What a token is made of, before any lie. */
export interface HonestToken {
  readonly header: Members
  readonly claims: Members
  readonly key: TestKey
  /** The secret that authenticated the client. */
  readonly clientSecret: string
  /** The token that the same person and application got last time. */
  readonly earlier: string | undefined
  /** The key that was withdrawn last. */
  readonly withdrawn?: TestKey | undefined
  /** Signs rightly. Default: RS256 with the key. */
  readonly sign?: (input: string) => Promise<string>
}

export interface ToldToken {
  readonly token: string
  readonly claims: Members
  readonly delivered: readonly DeliveredFault[]
}

/** The one place where an ID token is changed and signed: members, then the signature, then tampering, then replay. */
export const tellIdToken = (
  honest: HonestToken,
  faults: readonly Fault[],
  surroundings: Surroundings,
): Promise<ToldToken> => tellToken('id-token', honest, faults, surroundings)

/** The same for a logout token. */
export const tellLogoutToken = (
  honest: HonestToken,
  faults: readonly Fault[],
  surroundings: Surroundings,
): Promise<ToldToken> => tellToken('logout-token', honest, faults, surroundings)

/**
 * An access token that was minted honestly, with the lies told in it. Without a fault it stays the very same;
 * with one it is taken apart, changed and signed again.
 * @param sign signs rightly
 */
export const tellAccessToken = async (
  token: string,
  made: Pick<HonestToken, 'key' | 'clientSecret'> & Required<Pick<HonestToken, 'sign'>>,
  faults: readonly Fault[],
  surroundings: Surroundings,
): Promise<Pick<ToldToken, 'token' | 'delivered'>> => {
  if (faults.length === 0) return { token, delivered: [] }
  const honest = { ...made, header: partOf(token, 0), claims: partOf(token, 1), earlier: undefined }
  return tellToken('access-token', honest, faults, surroundings)
}

const tellToken = async (
  at: TokenPoint,
  honest: HonestToken,
  faults: readonly Fault[],
  surroundings: Surroundings,
): Promise<ToldToken> => {
  const delivered: DeliveredFault[] = []
  let { header, claims } = honest
  for (const fault of faults) {
    if (!isTokenMember(fault)) continue
    const told = tellMember(fault.part === 'claims' ? claims : header, fault, surroundings)
    if (fault.part === 'claims') claims = told.members
    else header = told.members
    if (told.changed) delivered.push(told.delivered)
  }
  const unsigned: Unsigned = { header, claims, texts: {} }
  for (const fault of faults)
    if (fault.do === 'repeat') delivered.push(tellTwice(unsigned, fault, surroundings))
  const lie = faults.find(
    (fault): fault is SigningFault =>
      fault.do === 'sign' && (fault.with !== 'withdrawn-key' || honest.withdrawn !== undefined),
  )
  let token = await signToken(unsigned, honest, lie)
  if (lie !== undefined)
    delivered.push({
      says: lie.says,
      at,
      member: 'header',
      sent: partOf(token, 0),
      honest: header,
    })
  for (const fault of faults) {
    if (fault.do !== 'tamper') continue
    const told = tellMember(claims, fault, surroundings)
    claims = told.members
    const [head = '', , signature = ''] = token.split('.')
    token = `${head}.${segment(claims)}.${signature}`
    delivered.push(told.delivered)
  }
  const replay = faults.find((fault) => fault.do === 'replay')
  if (replay !== undefined && honest.earlier !== undefined) {
    delivered.push({ says: replay.says, at, sent: honest.earlier, honest: token })
    token = honest.earlier
  }
  return { token, claims, delivered }
}

/** Writes a member twice, which no object can hold. */
const tellTwice = (
  unsigned: Unsigned,
  { at, says, part, member, value }: RepeatFault,
  surroundings: Surroundings,
): DeliveredFault => {
  const { [part]: members, texts } = unsigned
  const before = Object.hasOwn(members, member) ? members[member] : undefined
  const sent = resolveValue(value, before, surroundings)
  const rest = texts[part] ?? JSON.stringify({ ...members, [member]: sent })
  texts[part] = `{${JSON.stringify(member)}:${JSON.stringify(before ?? null)},${rest.slice(1)}`
  return { says, at, member: part === 'header' ? `header.${member}` : member, sent, honest: before }
}

const isTokenMember = (fault: Fault): fault is TokenMemberFault =>
  tokenPoints.some((point) => point === fault.at) && (fault.do === 'set' || fault.do === 'drop')

const tellMember = (members: Members, fault: TokenMemberFault | TamperFault, surroundings: Surroundings) => {
  const { [fault.member]: found, ...others } = members
  // A claim may be called "constructor" or "__proto__", which every object has.
  const before = Object.hasOwn(members, fault.member) ? found : undefined
  const sent = fault.do === 'drop' ? undefined : resolveValue(fault.value, before, surroundings)
  const path = fault.do !== 'tamper' && fault.part === 'header' ? `header.${fault.member}` : fault.member
  return {
    members: sent === undefined ? others : { ...members, [fault.member]: sent },
    // Leaving out what is not there is no lie.
    changed: sent !== undefined || before !== undefined,
    delivered: {
      says: fault.says,
      at: fault.at,
      member: path,
      sent,
      honest: before,
    } satisfies DeliveredFault,
  }
}

const partOf = (token: string, part: 0 | 1): Members =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString('utf8')) as Members
