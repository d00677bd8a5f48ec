/** One thing that is wrong with what was given to the mock, and where. */
export interface Problem {
  /** Path of the value, for example `faults.0.member`; empty for the whole. */
  readonly path: string
  readonly message: string
}

export type MockEntraErrorCode = 'bad-input' | 'unknown' | 'port-in-use' | 'certificate' | 'keys-exhausted'

/** The only error that the mock throws at its callers. `code` is what to switch on; `problems` lists everything at once. */
export class MockEntraError extends Error {
  override readonly name = 'MockEntraError'
  readonly code: MockEntraErrorCode
  readonly problems: readonly Problem[]

  constructor(code: MockEntraErrorCode, message: string, problems: readonly Problem[] = [], cause?: unknown) {
    super(problems.length === 0 ? message : `${message}\n${problems.map(describe).join('\n')}`, { cause })
    this.code = code
    this.problems = problems
  }
}

const describe = ({ path, message }: Problem): string => `  ${path === '' ? '(whole)' : path}: ${message}`
