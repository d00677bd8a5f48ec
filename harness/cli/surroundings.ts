/** What a verb of the command line is lent of the process. */

export interface Surroundings {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly environment: NodeJS.ProcessEnv
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal
}

/** Does a verb and returns its exit code. Never throws for what somebody typed or what a product does. */
export type Perform = (args: readonly string[], around: Surroundings) => Promise<number>

export const complain = (
  { stderr }: Pick<Surroundings, 'stderr'>,
  message: string,
  problems: readonly string[] = [],
): void => {
  stderr.write(`${[message, ...problems.map((problem) => `  ${problem}`)].join('\n')}\n`)
}
