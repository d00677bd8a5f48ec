/** Runs one case from its plan to its outcome. */

import { drive } from '../drive/drive.ts'
import { buildWorld, type Stage, type World } from '../drive/world.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import type { Evidence } from '../evidence.ts'
import { type Judgement, judge } from '../judge/judge.ts'
import { redactor } from '../judge/redact.ts'
import { type Clause, type Outcome, outcomeOf } from '../judge/result.ts'
import { canFollow, openingFrom } from '../plan/follow.ts'
import { type Case, memberOf, type Plan, planCase } from '../plan/plan.ts'
import type { Profile } from '../profile.ts'

export interface CaseContext {
  readonly stage: Stage
  readonly profile: Profile
  readonly flaw: string | undefined
  readonly variant?: string | undefined
  /** What a replay needs besides, such as the driver that was named. */
  readonly replayFlags?: readonly string[] | undefined
  readonly cite: (reference: string) => Clause
}

/** What was done and seen, before anything is said about it. */
export interface Witnessed {
  readonly one: Case
  readonly plan: Plan
  readonly evidence: Evidence
  readonly judgement: Judgement
  readonly world: World | undefined
}

const nothing: Evidence = {
  steps: [],
  leaks: [],
  sentByBrowser: [],
  canaryHits: [],
  scriptsRun: [],
  settingsUrl: undefined,
  redirectUris: [],
  privateTexts: [],
}

/**
 * Builds the world, does the steps and judges. A driver that cannot even make the organisation shows nothing.
 * @param before the variant that ran last, in whose world this one goes on where it can
 */
export const witness = async (stage: Stage, one: Case, before?: Witnessed): Promise<Witnessed> => {
  const plan = planCase(one, new Set(stage.description.capabilities))
  try {
    const goesOn = before?.judgement.kind === 'held' && canFollow(before, { one, plan })
    const world = (goesOn ? before.world : undefined) ?? (await buildWorld(stage, one))
    const evidence = await drive(plan, world, goesOn ? openingFrom(before.evidence, plan) : [])
    return { one, plan, evidence, judgement: judge(plan, evidence), world }
  } catch (thrown) {
    // A mistake of our own must not end the run: it is said, and counts as no verdict.
    const own = thrown instanceof HarnessError ? '' : 'Greencheck itself failed, please report it: '
    return {
      one,
      plan,
      evidence: nothing,
      judgement: { kind: 'nothing-shown', because: `${own}${wordsOf(thrown)}` },
      world: undefined,
    }
  }
}

const cookieValues = async (world: World): Promise<readonly string[]> => {
  const browsers = [...world.organisations.values()].map(({ admin }) => admin)
  const named = [...world.browsers.values()].map(({ browser }) => browser)
  return (await Promise.all([...browsers, ...named].map((browser) => browser.cookieValues()))).flat()
}

/** Runs a case and makes its outcome; with what was witnessed, for the variant after it. */
export const runCase = async (
  { stage, profile, flaw, variant, replayFlags, cite }: CaseContext,
  one: Case,
  before?: Witnessed,
): Promise<{ readonly outcome: Outcome; readonly witnessed: Witnessed }> => {
  const startedAt = Date.now()
  const witnessed = await witness(stage, one, before)
  const { plan, evidence, judgement, world } = witnessed
  const redact = redactor({
    journal: evidence.steps.flatMap(({ journal }) => journal),
    cookies: world === undefined ? [] : await cookieValues(world),
    secrets: [...(world?.secrets ?? []), ...(world?.tokens.values() ?? [])],
  })
  const outcome = outcomeOf({
    one,
    plan,
    evidence,
    judgement,
    profile,
    seed: stage.seed,
    flaw,
    variant,
    replayFlags,
    durationMs: Date.now() - startedAt,
    startedAt: evidence.steps.flatMap(({ visits }) => visits)[0]?.startedAt ?? startedAt,
    entraOrigin: stage.entra.origin,
    redact,
    cite,
    who: world?.emails[memberOf('acme')] ?? 'the member',
  })
  return { outcome, witnessed }
}
