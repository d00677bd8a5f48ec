/** Whether every lie of a scenario is one that some seam of the mock Entra can tell. */
import type { Scenario, Variant } from '../../harness/scenario.ts'
import { checkFaults } from '../../mock-idp/faults/check.ts'
import { type Problem, problem } from './problem.ts'

const told = ({ faults, steps }: Variant, at: string): readonly Problem[] =>
  [
    ...checkFaults(faults ?? [], `${at}faults`),
    ...(steps ?? []).flatMap((step, index) =>
      step.do === 'lie' ? checkFaults(step.faults, `${at}steps.${index}.faults`) : [],
    ),
  ].map(({ path, message }) =>
    problem(path, `no seam of the mock knows this fault: ${path.split('.').at(-1)}: ${message}`),
  )

/** By the grammar of mock-idp/faults/grammar.ts, which its control API uses as well. */
export const lieProblems = (scenario: Scenario): readonly Problem[] => [
  ...told(scenario, ''),
  ...Object.entries(scenario.variants ?? {}).flatMap(([name, variant]) => told(variant, `variants.${name}.`)),
]
