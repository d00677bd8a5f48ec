/** Makes an organisation with its people, as somebody who operates the product can. For tests of it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { defaultMemberSettings, type MemberSettings, type memberSettingsProblem } from './member-settings.ts'
import type { PasswordHash } from './passwords.ts'
import type { Address, Organisation, Store } from './store.ts'

/** Passwords of a test product are random and guess-proof already, so that the work factor can be the least. */
export const cheapPassword = 2

export interface WantedPerson {
  readonly email: string
  readonly name: string
  /** `none` has an account, and is not a member. */
  readonly role: 'admin' | 'member' | 'none'
  readonly addresses?: readonly Address[]
}

export interface WantedOrganisation {
  readonly key: string
  readonly people: readonly WantedPerson[]
  readonly canaries: { readonly private: string; readonly public: string }
  readonly settings?: Partial<MemberSettings> & Pick<Organisation, 'responseMode'>
}

const makeAccount = async (
  store: Store,
  { email, name, addresses = [] }: WantedPerson,
  password: PasswordHash,
): Promise<string> => {
  const known = await store.accountByEmail(email)
  if (known !== undefined) return known.id
  const id = randomUUID()
  await store.addAccount({
    id,
    name,
    addresses: [{ email, confirmed: true }, ...addresses],
    password,
  })
  return id
}

/** An account that exists is used again. Throws when the settings are none. */
export const makeOrganisation = async (
  store: Store,
  { key, people, canaries, settings: { responseMode, ...settings } = {} }: WantedOrganisation,
  password: PasswordHash,
  problemOf: typeof memberSettingsProblem,
): Promise<Organisation> => {
  const organisation: Organisation = {
    id: key,
    name: key,
    privateText: canaries.private,
    publicText: canaries.public,
    joinToken: randomBytes(16).toString('base64url'),
    ...(responseMode === undefined ? {} : { responseMode }),
    inviteToken: randomBytes(16).toString('base64url'),
  }
  await store.addOrganisation(organisation)
  const members: MemberSettings = { ...defaultMemberSettings, ...settings }
  const problem = problemOf(members)
  if (problem !== undefined) throw new Error(problem)
  await store.setMemberSettings(key, members)
  for (const person of people) {
    const id = await makeAccount(store, person, password)
    if (person.role !== 'none') {
      await store.setRole(key, id, person.role === 'admin' ? 'admin' : members.defaultRole)
    }
  }
  return organisation
}
