/** What stops a run, as data: each code leads to one exit code, and each message says what to do next. */
export type HarnessErrorCode =
  /** Wrong usage: an unknown flag, id or key, a malformed file. Exit 2. */
  | 'usage'
  /** The driver did not answer, answered nonsense, or broke. Exit 3, or an inconclusive scenario. */
  | 'driver'
  /** The product could not be reached or hung. */
  | 'product'
  /** The mock Entra could not start. Exit 3. */
  | 'environment'

export class HarnessError extends Error {
  override readonly name = 'HarnessError'
  readonly code: HarnessErrorCode
  /** Every problem, one line each, when there are several. */
  readonly problems: readonly string[]

  constructor(
    code: HarnessErrorCode,
    message: string,
    options: { problems?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.problems = options.problems ?? []
  }
}

/** The words of anything that was thrown, without a stack. */
export const wordsOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown)
  const inner = thrown.cause instanceof Error ? thrown.cause.message : undefined
  const own = thrown.message || thrown.name
  return inner !== undefined && !own.includes(inner) ? `${own}: ${inner}` : own
}
