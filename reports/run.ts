/**
 * The record of a run. Every report is a function of this document, and nothing else; the JSON Schema in
 * run.schema.json is generated from it (`npm run schema`). Everything in it is redacted.
 */
import { z } from 'zod'

/** What somebody types to run it again: the package's program, or the repository's script. */
export const programTyped = import.meta.url.includes('/node_modules/')
  ? 'npx greencheck'
  : 'npm run conformance --'

export const runSchemaUrl = 'https://greencheck.dev/schema/run-1.json'

export const verdicts = ['passed', 'failed', 'warned', 'skipped', 'inconclusive'] as const

/** One HTTP exchange, seen by the browser of the harness or by the mock Entra. Secrets are replaced by labels such as ⟨code 1⟩. */
const exchange = z.strictObject({
  /** Who asked whom. `product → entra` is the back channel. */
  from: z.enum(['browser', 'product']),
  to: z.enum(['product', 'entra']),
  method: z.string(),
  /** URL without secrets. */
  url: z.string(),
  status: z.number().int().optional(),
  /** Where the answer redirects to. */
  location: z.string().optional(),
  /** Milliseconds since the scenario began. */
  at: z.number(),
  tookMs: z.number().optional(),
  /** Why the mock Entra answered so, with its AADSTS number where it refused. */
  reason: z.string().optional(),
  /** The lies that this answer carried, in words. */
  lies: z.array(z.string()),
  /** A transport failure: reset, timeout, too many redirects. */
  trouble: z.string().optional(),
})

/** One step of a scenario and what was seen of it. */
const step = z.strictObject({
  /** arrange: what the scenario presupposes · before, after: the same honest login around the lie · judged: what the verdict rests on */
  role: z.enum(['arrange', 'before', 'judged', 'after']),
  /** What was done, as a sentence. */
  does: z.string(),
  expected: z.string().optional(),
  seen: z.string(),
  held: z.boolean(),
  exchanges: z.array(exchange),
})

/** A lie beside the truth. */
const lie = z.strictObject({
  says: z.string(),
  at: z.string(),
  /** For example `aud`. */
  member: z.string().optional(),
  /** JSON text, redacted; undefined when the member was left out. */
  sent: z.string().optional(),
  honest: z.string().optional(),
  delivered: z.boolean(),
})

/** The parts of an explanation, plain sentence first. */
const diagnosis = z.strictObject({
  /** What the product did, as one sentence. */
  sentence: z.string(),
  expected: z.string(),
  effect: z.string(),
  fix: z.string(),
  clauses: z.array(z.strictObject({ text: z.string(), url: z.string() })),
  /** The command that runs just this again. */
  replay: z.string(),
})

const outcome = {
  verdict: z.enum(verdicts),
  /** One sentence, also for passed and skipped. */
  reason: z.string(),
  durationMs: z.number(),
  lies: z.array(lie),
  steps: z.array(step),
  /** Present unless passed or skipped. */
  diagnosis: diagnosis.optional(),
  /** A waiver that holds today. One that has expired is left out, so that the failure counts. */
  waiver: z.strictObject({ reason: z.string(), until: z.string() }).optional(),
}

const variant = z.strictObject({ name: z.string(), ...outcome })

const scenario = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  basis: z.enum(['spec', 'bcp', 'asvs', 'entra', 'product', 'field']),
  phase: z.enum(['setup', 'test', 'enable', 'member-login', 'lifecycle', 'logout']),
  ...outcome,
  /** The variants that ran; the scenario has the worst of their verdicts, and that one's evidence. */
  variants: z.array(variant),
})

export const runSchema = z.strictObject({
  $schema: z.literal(runSchemaUrl),
  schema: z.literal(1),
  /** Version of Greencheck. */
  greencheck: z.string(),
  seed: z.string(),
  profile: z.enum(['oidc-core', 'asvs', 'entra', 'entra-app-gallery', 'enterprise-sso']),
  /** False when the run was interrupted or could not finish. */
  complete: z.boolean(),
  /** Why it is incomplete. */
  interrupted: z.string().optional(),
  /** ISO 8601. */
  startedAt: z.string(),
  durationMs: z.number(),
  /** The command line after `npm run conformance --`. */
  command: z.string(),
  implementation: z.strictObject({
    name: z.string(),
    version: z.string(),
    /** `in process`, or the URL of the driver. */
    driver: z.string(),
    capabilities: z.array(z.string()),
    flaw: z.string().optional(),
    /** Another way to be right that it takes. */
    variant: z.string().optional(),
  }),
  /** The real browser that ran what needs one, or every scenario. Absent where none was needed or could be had. */
  browser: z.strictObject({ chromium: z.string(), everywhere: z.boolean() }).optional(),
  preflight: z.array(
    z.strictObject({
      name: z.string(),
      ok: z.boolean(),
      /** What was seen. */
      seen: z.string(),
      /** What to do when it is not ok. */
      fix: z.string().optional(),
    }),
  ),
  /** Each scenario counts once; a waived failure or warning counts as waived only (see tally.ts). */
  summary: z.strictObject({
    passed: z.number().int(),
    failed: z.number().int(),
    warned: z.number().int(),
    skipped: z.number().int(),
    inconclusive: z.number().int(),
    waived: z.number().int(),
  }),
  /** How many scenarios were selected; fewer in `scenarios` means that the run is incomplete. */
  selected: z.number().int(),
  scenarios: z.array(scenario),
})

export type Run = z.infer<typeof runSchema>
export type ScenarioResult = z.infer<typeof scenario>
export type VariantResult = z.infer<typeof variant>
export type StepRecord = z.infer<typeof step>
export type Exchange = z.infer<typeof exchange>
export type Lie = z.infer<typeof lie>
export type Diagnosis = z.infer<typeof diagnosis>
export type Verdict = (typeof verdicts)[number]
export type PreflightCheck = Run['preflight'][number]

/**
 * What happens during a run, in order. A reporter consumes it live; the same reporter can be fed from a
 * finished run (see replayEvents in reports/events.ts).
 */
export type RunEvent =
  | {
      readonly kind: 'started'
      readonly run: Omit<Run, 'scenarios' | 'summary' | 'durationMs' | 'complete' | 'preflight'>
      readonly areas: Readonly<Record<string, number>>
    }
  | { readonly kind: 'preflight'; readonly check: PreflightCheck }
  | { readonly kind: 'scenario-started'; readonly id: string }
  | { readonly kind: 'scenario-ended'; readonly result: ScenarioResult }
  | { readonly kind: 'ended'; readonly run: Run }
