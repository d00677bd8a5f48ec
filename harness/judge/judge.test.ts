import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../mock-idp/contract.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'
import type { Evidence, Seen } from '../evidence.ts'
import { casesOf, type Plan, planCase } from '../plan/plan.ts'
import { capabilities, type Scenario } from '../scenario.ts'
import { type Judgement, judge } from './judge.ts'

const fault = idToken.claim('aud', 'beef')
const base: Scenario = {
  id: 'idtoken.aud-wrong',
  title: 'refuses',
  level: 'MUST',
  basis: 'spec',
  phase: 'member-login',
  references: [],
  failure: 'signed {who} in',
  effect: '',
  fix: '',
}
// Everything by the pages: the longest plans.
const has = new Set(capabilities.filter((name) => name !== 'direct-arrangement'))
const planOf = (scenario: Scenario): Plan => {
  const [one] = casesOf(scenario)
  if (one === undefined) throw new Error('no case')
  return planCase(one, has)
}

const mia = 'mia@acme.example'
const loggedIn: Seen = {
  kind: 'login',
  before: mia,
  after: mia,
  canary: true,
  viaEntra: true,
  held: false,
  wantedBy: mia,
}
const out: Seen = { ...loggedIn, canary: false }
const green: Seen = { kind: 'status', green: true, enabled: false }
const red: Seen = { kind: 'status', green: false, enabled: false }
const enabled: Seen = { kind: 'status', green: true, enabled: true }

const entry: JournalEntry = {
  seq: 1,
  at: '2026-01-01T00:00:00Z',
  tenant: 't',
  message: 'token',
  method: 'POST',
  path: '/t/oauth2/v2.0/token',
  parameters: {},
  status: 200,
  outcome: 'answered',
  reason: 'r',
  delivered: [],
  tookMs: 1,
  minted: {},
}
const lied: JournalEntry = {
  ...entry,
  delivered: [{ says: fault.says, at: 'id-token', member: 'aud', sent: 'beef', honest: 'me' }],
}

/** Evidence in which every step did what a good product does, but for what is replaced. */
const evidenceOf = (
  plan: Plan,
  replace: Readonly<Record<string, Seen>> = {},
  journal: readonly JournalEntry[] = [lied],
): Evidence => ({
  leaks: [],
  sentByBrowser: [],
  canaryHits: [],
  scriptsRun: [],
  settingsUrl: undefined,
  redirectUris: [],
  privateTexts: [],
  steps: plan.steps.map((planned) => {
    const { step, role } = planned
    const honest: Record<string, Seen> = {
      save: { kind: 'saved' },
      test: green,
      enable: enabled,
      disable: red,
      login: loggedIn,
      deliver: out,
      look: { kind: 'look', shown: true, status: 200 },
    }
    const wanted =
      'expect' in step && step.expect === 'out'
        ? out
        : 'expect' in step && step.expect === 'not-green'
          ? red
          : honest[step.do]
    return {
      planned,
      seen: replace[`${role} ${step.do}`] ?? wanted ?? { kind: 'done' },
      visits: [],
      journal: role === 'judged' ? journal : [],
    }
  }),
})

const sandwich = planOf({ ...base, faults: [fault], expect: 'refused' })
const judged = (replace: Readonly<Record<string, Seen>> = {}, journal?: readonly JournalEntry[]): Judgement =>
  judge(sandwich, evidenceOf(sandwich, replace, journal))

describe('the sandwich', () => {
  it('is honest login, the lie, honest login', () => {
    expect(sandwich.steps.map(({ role, step }) => `${role} ${step.do}`)).toEqual([
      'arrange save',
      'arrange test',
      'arrange enable',
      'before login',
      'judged lie',
      'judged login',
      'after tell-the-truth',
      'after login',
    ])
  })

  it('holds when the lie is refused between two logins', () => expect(judged()).toEqual({ kind: 'held' }))

  it('is broken when the lie is believed', () => {
    expect(judged({ 'judged login': loggedIn })).toMatchObject({ kind: 'broken', step: 5 })
  })

  it('is broken when another person is signed in, even with the door closed', () => {
    expect(judged({ 'judged login': { ...out, after: 'max@acme.example' } })).toMatchObject({
      kind: 'broken',
    })
  })

  it('says that a crash is no refusal', () => {
    expect(judged({ 'judged login': { ...out, crash: 'answered status 500 at /callback' } })).toMatchObject({
      kind: 'crashed',
      finding: 'refused only by crashing: it answered status 500 at /callback',
    })
  })

  it.each([
    [
      'the first honest login is refused',
      { 'before login': out },
      'the same login was refused before the lie was told',
    ],
    [
      'the last honest login is refused',
      { 'after login': out },
      'the same steps were refused when nothing was wrong any more',
    ],
    ['the test never turns green', { 'arrange test': red }, 'the honest preparation did not work'],
    [
      'somebody is in without Entra',
      { 'before login': { ...loggedIn, viaEntra: false } },
      'the same login was refused before',
    ],
    [
      'the driver breaks',
      { 'judged login': { kind: 'trouble', what: 'the driver is gone' } },
      'the driver is gone',
    ],
  ] as const)('shows nothing when %s', (_, replace, because) => {
    expect(judged(replace)).toMatchObject({
      kind: 'nothing-shown',
      because: expect.stringContaining(because),
    })
  })

  it('shows nothing when the lie was never told, whatever the product did', () => {
    const because = expect.stringContaining('your product never fetched an ID token whose "aud" is "beef"')
    expect(judged({}, [entry])).toMatchObject({ kind: 'nothing-shown', because })
    expect(judged({ 'judged login': loggedIn }, [entry])).toMatchObject({ kind: 'nothing-shown', because })
  })

  it('shows nothing when it was interrupted', () => {
    const evidence = evidenceOf(sandwich)
    expect(judge(sandwich, { ...evidence, steps: evidence.steps.slice(0, 6) })).toMatchObject({
      kind: 'nothing-shown',
    })
  })
})

describe('in the settings', () => {
  const plan = planOf({ ...base, phase: 'test', faults: [fault], expect: 'refused' })

  it('a refused lie is followed by the same steps, which have to work', () => {
    expect(plan.steps.map(({ role, step }) => `${role} ${step.do}`)).toEqual([
      'judged lie',
      'judged save',
      'judged test',
      'judged enable',
      'after tell-the-truth',
      'after save',
      'after test',
      'after enable',
    ])
  })

  it('green without any login is broken, although the lie was never told', () => {
    expect(judge(plan, evidenceOf(plan, { 'judged test': green, 'judged enable': red }, []))).toMatchObject({
      kind: 'broken',
      finding: 'turned green without a login that could have shown the lie',
    })
  })

  it('a lie in the metadata is followed by another tenant, for products that keep metadata', () => {
    const metadata = planOf({
      ...base,
      phase: 'setup',
      faults: [{ at: 'discovery', do: 'drop', member: 'issuer', says: 's' }],
      expect: 'refused',
    })
    expect(metadata.steps.filter(({ role }) => role === 'after').map(({ tenant }) => tenant)).toEqual([
      'twin',
      'twin',
      'twin',
      'twin',
    ])
  })
})

describe('where nothing is wrong', () => {
  const plan = planOf({ ...base, expect: 'accepted' })

  it("there is no sandwich, and a refusal is the product's failure", () => {
    expect(plan.honest).toBe(true)
    expect(judge(plan, evidenceOf(plan, { 'arrange test': red }))).toMatchObject({
      kind: 'broken',
      finding: expect.stringContaining('did not turn green although everything was right'),
    })
    expect(judge(plan, evidenceOf(plan, { 'judged login': { ...loggedIn, viaEntra: false } }))).toMatchObject(
      {
        kind: 'broken',
        finding: expect.stringContaining('without a login at Entra'),
      },
    )
  })
})

describe('what the journal has to show', () => {
  const plan = planOf({ ...base, faults: [fault], expect: 'refused', journal: ['no-token-request'] })

  it('counts beside the steps', () => {
    expect(judge(plan, evidenceOf(plan))).toMatchObject({
      kind: 'broken',
      finding: expect.stringContaining('redeemed a code'),
    })
    expect(judge(plan, evidenceOf(plan, {}, [{ ...lied, message: 'authorization-response' }]))).toEqual({
      kind: 'held',
    })
  })

  it('shows nothing of rolled keys where no key was ever looked at', () => {
    const rolled = planOf({ ...base, expect: 'accepted', journal: ['keys-fetched'] })
    expect(judge(rolled, evidenceOf(rolled))).toEqual({
      kind: 'nothing-shown',
      because: 'your product never fetched the key set',
    })
    expect(judge(rolled, evidenceOf(rolled, {}, [{ ...entry, message: 'jwks' }]))).toEqual({ kind: 'held' })
  })

  it('is asked for a refusal that has to have happened', () => {
    const wrong = planOf({
      ...base,
      phase: 'test',
      steps: [
        { do: 'save', secret: 'wrong' },
        { do: 'test', expect: 'not-green' },
      ],
      delivered: 'AADSTS7000215',
    })
    expect(judge(wrong, evidenceOf(wrong, {}, [entry]))).toMatchObject({
      kind: 'nothing-shown',
      because: expect.stringContaining('AADSTS7000215'),
    })
    expect(judge(wrong, evidenceOf(wrong, {}, [{ ...entry, code: 'AADSTS7000215' }]))).toEqual({
      kind: 'held',
    })
  })
})
