/** Asks a person at a terminal. */
import { createInterface } from 'node:readline/promises'
import type { Surroundings } from '../surroundings.ts'

export interface Questions {
  /** Empty input takes the fallback. */
  ask(question: string, fallback: string): Promise<string>
  close(): void
}

/** Takes every fallback: with `--yes`, and where nobody sits at a terminal. */
export const unasked: Questions = { ask: async (_, fallback) => fallback, close: () => {} }

export const isTerminal = ({ stdout }: Surroundings): boolean =>
  process.stdin.isTTY === true && stdout.isTTY === true

export const openQuestions = ({ stdout, signal }: Surroundings): Questions => {
  const lines = createInterface({ input: process.stdin, output: stdout })
  return {
    ask: async (question, fallback) => {
      const shown = fallback === '' ? '' : ` (${fallback})`
      const answer = await lines.question(`${question}${shown} `, { signal })
      return answer.trim() === '' ? fallback : answer.trim()
    },
    close: () => lines.close(),
  }
}
