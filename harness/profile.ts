import type { Basis, Level, Scenario } from './scenario.ts'

interface ProfileData {
  /** Completes "demands …". */
  readonly says: string
  /** Bases that count whole. */
  readonly bases: readonly Basis[]
  /** A list whose items count one by one, in the scenarios that cite it. */
  readonly list?: {
    /** Its name in references.ts. */
    readonly source: string
    /** Items that it only recommends; it requires the others, whatever the level of the scenario. */
    readonly recommended: readonly string[]
  }
}

/** Whose demands count. What a profile does not demand becomes a warning, with the reason. */
export const profiles = {
  'oidc-core': { says: 'what the OpenID and OAuth texts demand', bases: ['spec'] },
  asvs: {
    says: 'what the texts, RFC 9700 and OWASP ASVS 5.0 demand',
    bases: ['spec', 'bcp', 'asvs'],
  },
  entra: {
    says: 'what the texts, RFC 9700, OWASP ASVS 5.0 and Microsoft demand',
    bases: ['spec', 'bcp', 'asvs', 'entra'],
  },
  'entra-app-gallery': {
    says: 'what the validation checklist of the Microsoft Entra App Gallery demands, where it can be seen from outside',
    bases: [],
    list: { source: 'Entra App Gallery', recommended: ['1A.1.7', '1B.1.7', '1B.2.2'] },
  },
  'enterprise-sso': {
    says: 'all of it',
    bases: ['spec', 'bcp', 'asvs', 'entra', 'product', 'field'],
  },
} as const satisfies Readonly<Record<string, ProfileData>>

export type Profile = keyof typeof profiles
export const profileNames = Object.keys(profiles) as readonly Profile[]

const basisWords: Readonly<Record<Basis, string>> = {
  spec: 'the OpenID and OAuth texts',
  bcp: 'RFC 9700, the best current practice',
  asvs: 'OWASP ASVS',
  entra: 'Microsoft’s documentation',
  product: 'the reference design',
  field: 'public incidents',
}

type Demand = Pick<Scenario, 'basis' | 'references'> & { readonly level: Level }

/** `demanded`: breaking it is a failure. `advised`: it is a warning. `excuse`: a warning too, because of the profile. */
export type Weight = 'demanded' | 'advised' | { readonly excuse: string }

/** The items of a list that a scenario cites. */
const itemsOf = (source: string, { references }: Demand): readonly string[] =>
  references
    .filter((reference) => reference.startsWith(`${source} `))
    .map((reference) => reference.slice(source.length + 1))

/** What it means under a profile when a product breaks the rule of a scenario. */
export const weigh = (profile: Profile, demand: Demand): Weight => {
  const { bases, list }: ProfileData = profiles[profile]
  const { level, basis } = demand
  if (list !== undefined) {
    const items = itemsOf(list.source, demand)
    if (items.some((item) => !list.recommended.includes(item))) return 'demanded'
    if (items.length > 0) return 'advised'
  }
  if (bases.includes(basis)) return level === 'MUST' ? 'demanded' : 'advised'
  if (level !== 'MUST') return 'advised'
  return {
    excuse:
      list === undefined
        ? `A warning only: the profile "${profile}" does not demand what rests on ${basisWords[basis]} (basis "${basis}").`
        : `A warning only: the list of the profile "${profile}" does not ask for it.`,
  }
}
