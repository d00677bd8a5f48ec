/**
 * Turns a scenario into the steps that are done: the honest arrangement, the sandwich of controls around
 * what is judged, and the lie at its place. Pure.
 */
import type { Fault } from '../../mock-idp/faults/fault.ts'
import {
  type AnswerExpectation,
  type Capability,
  type Character,
  isRefusal,
  type JournalExpectation,
  type OrganisationName,
  type Scenario,
  type Step,
  type World,
} from '../scenario.ts'

/** A scenario, or one variant of it: what runs and is judged on its own. */
export interface Case {
  readonly scenario: Scenario
  readonly variant: string | undefined
  readonly faults: readonly Fault[]
  readonly world: World
  readonly steps: readonly Step[]
  readonly expect: Scenario['expect']
  readonly journal: readonly JournalExpectation[]
}

/** `id` or `id[variant]`, as it is selected and replayed. */
export const caseName = ({ scenario, variant }: Pick<Case, 'scenario' | 'variant'>): string =>
  variant === undefined ? scenario.id : `${scenario.id}[${variant}]`

/** The cases of one scenario that were selected. */
export interface Selected {
  readonly scenario: Scenario
  readonly cases: readonly Case[]
}

export type Role = 'arrange' | 'before' | 'judged' | 'after'

export interface PlannedStep {
  readonly role: Role
  readonly step: Step
  /** `twin`: the settings point to a second tenant, which was never lied about (for products that keep metadata). */
  readonly tenant: 'subject' | 'twin'
}

export interface Plan {
  readonly steps: readonly PlannedStep[]
  /** Nothing dishonest is done and nothing has to be refused: whatever fails is the product's failure. */
  readonly honest: boolean
  readonly faults: readonly Fault[]
  readonly delivered: string | undefined
  readonly journal: readonly JournalExpectation[]
  readonly answers: readonly AnswerExpectation[]
}

/** The cases of a scenario: one for each variant, or the scenario itself. */
export const casesOf = (scenario: Scenario): readonly Case[] => {
  const own: Case = {
    scenario,
    variant: undefined,
    faults: scenario.faults ?? [],
    world: scenario.world ?? {},
    steps: scenario.steps ?? [],
    expect: scenario.expect,
    journal: scenario.journal ?? [],
  }
  const variants = Object.entries(scenario.variants ?? {})
  if (variants.length === 0) return [own]
  return variants.map(([name, variant]) => ({
    ...own,
    variant: name,
    faults: variant.faults ?? own.faults,
    world: variant.world ?? own.world,
    steps: variant.steps ?? own.steps,
    journal: variant.journal ?? own.journal,
  }))
}

const settingsPhases = new Set(['setup', 'test', 'enable'])

/** Who an organisation's administrator is, and who logs in when a step names nobody. */
export const adminOf = (organisation: OrganisationName): Character =>
  organisation === 'acme' ? 'ada' : 'eve'
export const memberOf = (organisation: OrganisationName): Character =>
  organisation === 'acme' ? 'mia' : 'eve'

const goGreen = (has: ReadonlySet<Capability>, organisation: OrganisationName): readonly Step[] => [
  { do: 'save', organisation },
  ...(has.has('has-test-step') ? [{ do: 'test', organisation, expect: 'green' } as const] : []),
]

const goEnabled = (has: ReadonlySet<Capability>, organisation: OrganisationName): readonly Step[] => [
  ...goGreen(has, organisation),
  ...(has.has('has-enable') ? [{ do: 'enable', organisation, expect: 'enabled' } as const] : []),
]

const arrangement = (
  how: NonNullable<Scenario['arrange']>,
  has: ReadonlySet<Capability>,
  organisation: OrganisationName,
): readonly Step[] => {
  switch (how) {
    case 'nothing':
      return []
    case 'saved':
      return [{ do: 'save', organisation }]
    case 'green':
      return goGreen(has, organisation)
    case 'enabled':
      return goEnabled(has, organisation)
  }
}

const defaultSteps = ({ scenario, expect }: Case, has: ReadonlySet<Capability>): readonly Step[] => {
  const accepted = expect === 'accepted'
  if (!settingsPhases.has(scenario.phase)) return [{ do: 'login', expect: accepted ? 'in' : 'out' }]
  const test: Step = { do: 'test', expect: accepted ? 'green' : 'not-green' }
  const enable: Step = { do: 'enable', expect: accepted ? 'enabled' : 'not-enabled' }
  return [{ do: 'save' }, test, ...(has.has('has-enable') && !accepted ? [enable] : [])]
}

/** Steps on pages that a product does not have are left out where something else is judged. */
const isThere =
  (has: ReadonlySet<Capability>) =>
  (step: Step): boolean =>
    !(step.do === 'look' && step.at === 'settings' && !has.has('has-settings-ui')) &&
    !(step.do === 'test' && !has.has('has-test-step'))

const isMetadataFault = ({ at }: Fault): boolean => at === 'discovery' || at === 'jwks'

/** Plans one case for a product with these capabilities. */
export const planCase = (one: Case, has: ReadonlySet<Capability>): Plan => {
  const { scenario, faults, world } = one
  const inSettings = settingsPhases.has(scenario.phase)
  const steps = one.steps.length > 0 ? one.steps : defaultSteps(one, has)
  const judged = inSettings ? steps : steps.filter(isThere(has))
  const lies = faults.length > 0 || scenario.delivered !== undefined
  const wraps = (scenario.controls ?? (lies || judged.some(isRefusal) ? 'around' : 'within')) === 'around'
  const twin = wraps && inSettings && faults.some(isMetadataFault)
  const login: Step = { do: 'login', expect: 'in' }
  const organisations = world.organisations ?? ['acme']
  const how = scenario.arrange ?? (inSettings ? 'nothing' : 'enabled')
  // Where the settings are what is judged, they are entered as an administrator does. Beside another organisation
  // too: what a product keeps of its neighbour (keys, secrets, metadata) it has from the neighbour's own test.
  const arrangesDirectly = !inSettings && organisations.length === 1 && has.has('direct-arrangement')
  const touchesEnable = scenario.phase === 'enable' || judged.some((step) => step.do === 'enable')

  const before: readonly Step[] = wraps && !inSettings ? [login] : []
  const again = touchesEnable ? goEnabled(has, 'acme') : goGreen(has, 'acme')
  // The control does what was judged, honestly: where somebody logged in under the lie, somebody logs in after it.
  const logsIn = !inSettings || judged.some((step) => step.do === 'login')
  const after: readonly Step[] = wraps ? [...(inSettings ? again : []), ...(logsIn ? [login] : [])] : []

  const planned = (
    role: Role,
    steps: readonly Step[],
    tenant: PlannedStep['tenant'] = 'subject',
  ): PlannedStep[] => steps.map((step) => ({ role, step, tenant }))

  return {
    honest: !wraps,
    faults,
    delivered: scenario.delivered,
    journal: one.journal,
    answers: scenario.answers ?? [],
    steps: [
      ...planned(
        'arrange',
        organisations.flatMap((organisation): readonly Step[] =>
          how === 'enabled' && arrangesDirectly
            ? [{ do: 'arrange', organisation }]
            : arrangement(how, has, organisation),
        ),
      ),
      ...planned('before', before),
      ...planned(
        'judged',
        faults.length > 0
          ? [{ do: 'lie', faults: [...faults, ...(scenario.besides ?? [])] }, ...judged]
          : judged,
      ),
      ...planned(
        'after',
        faults.length > 0 ? [{ do: 'tell-the-truth' }, ...after] : after,
        twin ? 'twin' : 'subject',
      ),
    ],
  }
}

/**
 * Whether fresh browsers of a case may get a session of the product's own login without its pages: where what the
 * product's answers show is judged, and in a real browser, those of the login belong to it.
 */
export const signsInDirectly = ({ scenario }: Case, has: ReadonlySet<Capability>): boolean =>
  has.has('direct-sign-in') && scenario.answers === undefined && !needsBrowser(scenario)

/** Whether a scenario means nothing without a real browser. */
export const needsBrowser = ({ environment }: Scenario): boolean => environment === 'browser'

/** Whether a case can run in a real browser: headers that no browser lets anybody set, and what programs send, cannot be sent from one. */
export const fitsBrowser = ({ steps }: Case): boolean =>
  steps.every((step) => (!('headers' in step) || step.headers === undefined) && step.do !== 'write')

/** Why a case cannot run against a product: the capabilities that it needs and the product did not declare. */
export const missingCapabilities = (
  scenario: Scenario,
  has: ReadonlySet<Capability>,
): readonly Capability[] => (scenario.needs ?? []).filter((capability) => !has.has(capability))
