/**
 * What the matrix keeps of a run: verdict and reason of each scenario, without evidence. Small enough to be
 * committed, one scenario a line, so that a change of a verdict is a line of a diff.
 */
import { z } from 'zod'
import { type Run, type ScenarioResult, verdicts } from '../run.ts'

const cell = { verdict: z.enum(verdicts), reason: z.string() }

const scenario = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  ...cell,
  /** Those whose verdict says more than the scenario's own. */
  variants: z.array(z.strictObject({ name: z.string(), ...cell })),
})

export const matrixResultSchema = z.strictObject({
  schema: z.literal(1),
  greencheck: z.string(),
  seed: z.string(),
  profile: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  implementation: z.strictObject({
    name: z.string(),
    version: z.string(),
    capabilities: z.array(z.string()),
  }),
  /** Why there are fewer scenarios than were asked for. */
  interrupted: z.string().optional(),
  scenarios: z.array(scenario),
})

export type MatrixResult = z.infer<typeof matrixResultSchema>
export type MatrixScenario = MatrixResult['scenarios'][number]

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text)

const reduced = ({ id, title, level, verdict, reason, variants }: ScenarioResult): MatrixScenario => ({
  id,
  title,
  level,
  verdict,
  reason: shortened(reason),
  variants: variants
    .filter((variant) => !['passed', 'skipped'].includes(variant.verdict))
    .map((variant) => ({
      name: variant.name,
      verdict: variant.verdict,
      reason: shortened(variant.reason),
    })),
})

/** Reduces the record of a run to what a cell of the matrix says. */
export const condense = (run: Run): MatrixResult => ({
  schema: 1,
  greencheck: run.greencheck,
  seed: run.seed,
  profile: run.profile,
  startedAt: run.startedAt,
  durationMs: run.durationMs,
  implementation: {
    name: run.implementation.name,
    version: run.implementation.version,
    capabilities: [...run.implementation.capabilities],
  },
  ...(run.complete ? {} : { interrupted: run.interrupted ?? 'not everything ran' }),
  scenarios: run.scenarios.map(reduced),
})

/** As a file: one scenario a line. */
export const matrixResultText = ({ scenarios, ...head }: MatrixResult): string => {
  const start = JSON.stringify(head, null, 2).slice(0, -2)
  const lines = scenarios.map((one) => `    ${JSON.stringify(one)}`)
  return `${start},\n  "scenarios": [\n${lines.join(',\n')}\n  ]\n}\n`
}
