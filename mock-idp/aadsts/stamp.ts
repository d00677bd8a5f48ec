import type { Seed } from '../seed.ts'

/** What Entra stamps on every refusal. */
export interface Stamp {
  readonly traceId: string
  readonly correlationId: string
  readonly at: Date
}

/**
 * Trace ids end in `00` or `01`, as those of Entra do. The correlation id is the caller's own
 * `client-request-id` when it sent one.
 */
export const makeStamp = (
  seed: Seed,
  serial: number,
  at: Date,
  clientRequestId: string | undefined,
): Stamp => ({
  traceId: `${seed.guid(`trace:${serial}`).slice(0, -2)}0${serial % 2}`,
  correlationId: clientRequestId ?? seed.guid(`correlation:${serial}`),
  at,
})
