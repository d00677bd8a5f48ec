/** From a judgement to a verdict with its reason, as a sentence about the product. Pure. */
import type { Verdict } from '../../reports/run.ts'
import { type Profile, weigh } from '../profile.ts'
import type { Scenario } from '../scenario.ts'
import type { Judgement } from './judge.ts'

export interface Decided {
  readonly verdict: Verdict
  readonly reason: string
}

const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?…]$/.test(words) ? '' : '.'}`

/** A failure, or a warning, which says why it is no more than that when the profile is the reason. */
const broken = (scenario: Scenario, profile: Profile, reason: string): Decided => {
  const weight = weigh(profile, scenario)
  if (weight === 'demanded') return { verdict: 'failed', reason }
  return { verdict: 'warned', reason: weight === 'advised' ? reason : `${reason} ${weight.excuse}` }
}

/** `who` is the person whom the scenario's `failure` names. */
export const decide = (
  judgement: Judgement,
  {
    scenario,
    profile,
    who,
  }: { readonly scenario: Scenario; readonly profile: Profile; readonly who: string },
): Decided => {
  switch (judgement.kind) {
    case 'held':
      return { verdict: 'passed', reason: sentence(`your product ${scenario.title}`) }
    case 'broken': {
      const words = (judgement.finding ?? scenario.failure).replaceAll('{who}', who)
      return broken(scenario, profile, sentence(`your product ${words}`))
    }
    case 'crashed':
      return { verdict: 'warned', reason: sentence(`your product ${judgement.finding}`) }
    case 'nothing-shown':
      return { verdict: 'inconclusive', reason: sentence(`nothing was shown: ${judgement.because}`) }
  }
}
