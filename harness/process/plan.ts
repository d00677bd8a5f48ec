/** What is said about a process before it is started, and what is had once it runs. */

/** What "it runs" looks like. */
export type Ready =
  /** An answer at this address: with this status, or without one with any status below 500. Redirects are not followed. */
  | { readonly url: string; readonly status?: number }
  /** A regular expression, or a text, in its output. */
  | { readonly log: string }
  /** Something listens at this port of this machine. */
  | { readonly port: number }

export interface ProcessPlan {
  /** Of the product, for people; also names the log file. */
  readonly name: string
  /** A line for the shell, or a program with its arguments. */
  readonly command: string | readonly string[]
  readonly cwd: string
  /** Over what the product inherits (`environment.ts`). */
  readonly env: Readonly<Record<string, string>>
  readonly ready: Ready
  /** How long it may take until it is ready. */
  readonly timeoutMs: number
  /** How long it may take to end when it is asked to, before it is ended. Default 5 s. */
  readonly stopWithinMs?: number
  /** Folder for `<name>.log`, usually `.conformance/logs`. Without it only the last lines are kept. */
  readonly logFolder?: string
  /** Values that are replaced wherever the output shows them. */
  readonly secrets?: readonly string[]
  /** Certificate authority (PEM) for a readiness check over https beyond loopback. */
  readonly ca?: string
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface Running {
  readonly pid: number
  /** The last lines of its output, oldest first, without secrets. */
  readonly log: () => readonly string[]
  /** Settles when it has ended, by itself or not. Never rejects. */
  readonly exited: Promise<Ended>
  /** Ends it and everything that it started. Called again it waits for the same end. */
  stop(): Promise<void>
}
