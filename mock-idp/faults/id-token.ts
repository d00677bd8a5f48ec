import { createPublicKey } from 'node:crypto'
import type { DeliveredFault } from '../contract.ts'
import { foreignKey, type TestKey } from '../keys/key-sets.ts'
import { segment, signHs256, signRs256 } from '../minting/sign.ts'
import type { Members } from './apply.ts'
import type { Fault, SigningFault, TamperFault, TokenMemberFault } from './fault.ts'
import { resolveValue, type Surroundings } from './value.ts'

/** What an ID token is made of, before any lie. */
export interface HonestToken {
  readonly header: Members
  readonly claims: Members
  readonly key: TestKey
  /** The secret that authenticated the client. */
  readonly clientSecret: string
  /** The token that the same person and application got last time. */
  readonly earlier: string | undefined
}

export interface ToldToken {
  readonly token: string
  readonly claims: Members
  readonly delivered: readonly DeliveredFault[]
}

/** The one place where an ID token is changed and signed: members, then the signature, then tampering, then replay. */
export const tellIdToken = async (
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
  const lie = faults.find((fault): fault is SigningFault => fault.do === 'sign')
  let token = await signToken(header, claims, honest, lie)
  if (lie !== undefined)
    delivered.push({
      says: lie.says,
      at: 'id-token',
      member: 'header',
      sent: headerOf(token),
      honest: header,
    })
  for (const fault of faults) {
    if (fault.at !== 'id-token' || fault.do !== 'tamper') continue
    const told = tellMember(claims, fault, surroundings)
    claims = told.members
    const [head = '', , signature = ''] = token.split('.')
    token = `${head}.${segment(claims)}.${signature}`
    delivered.push(told.delivered)
  }
  const replay = faults.find((fault) => fault.do === 'replay')
  if (replay !== undefined && honest.earlier !== undefined) {
    delivered.push({ says: replay.says, at: 'id-token', sent: honest.earlier, honest: token })
    token = honest.earlier
  }
  return { token, claims, delivered }
}

const isTokenMember = (fault: Fault): fault is TokenMemberFault =>
  fault.at === 'id-token' && (fault.do === 'set' || fault.do === 'drop')

const tellMember = (members: Members, fault: TokenMemberFault | TamperFault, surroundings: Surroundings) => {
  const { [fault.member]: before, ...others } = members
  const sent = fault.do === 'drop' ? undefined : resolveValue(fault.value, before, surroundings)
  const path = fault.do !== 'tamper' && fault.part === 'header' ? `header.${fault.member}` : fault.member
  return {
    members: sent === undefined ? others : { ...members, [fault.member]: sent },
    // Leaving out what is not there is no lie.
    changed: sent !== undefined || before !== undefined,
    delivered: {
      says: fault.says,
      at: 'id-token',
      member: path,
      sent,
      honest: before,
    } satisfies DeliveredFault,
  }
}

const headerOf = (token: string): Members =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')) as Members

const signToken = async (
  honestHeader: Members,
  claims: Members,
  { key, clientSecret }: HonestToken,
  lie: SigningFault | undefined,
): Promise<string> => {
  const inputWith = (changes: Members): string =>
    `${segment({ ...honestHeader, ...changes, ...(lie?.alg === undefined ? {} : { alg: lie.alg }) })}.${segment(claims)}`
  const byForeignKey = async (changes: Members): Promise<string> => {
    const input = inputWith(changes)
    return `${input}.${await signRs256(input, foreignKey.privateKey())}`
  }
  switch (lie?.with) {
    case undefined: {
      const input = inputWith({})
      return `${input}.${await signRs256(input, key.privateKey())}`
    }
    case 'unknown-key':
      return byForeignKey({ kid: foreignKey.kid })
    case 'unknown-key-known-kid':
      return byForeignKey({})
    case 'embedded-key': {
      const { kty = '', n = '', e = '' } = createPublicKey(foreignKey.privateKey()).export({ format: 'jwk' })
      return byForeignKey({ kid: foreignKey.kid, jwk: { kty, n, e } })
    }
    case 'nobody':
      return `${inputWith({ alg: 'none' })}.`
    case 'empty-signature':
      return `${inputWith({})}.`
    case 'public-key-as-hmac-secret': {
      const input = inputWith({ alg: 'HS256' })
      return `${input}.${signHs256(input, key.publicPem())}`
    }
    case 'client-secret': {
      const input = inputWith({ alg: 'HS256' })
      return `${input}.${signHs256(input, clientSecret)}`
    }
  }
}
