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
  // At a prompt a terminal sends Ctrl-C as a character.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const answered = async (question: string): Promise<string> => {
    try {
      return await lines.question(question, { signal })
    } catch (thrown) {
      // Ctrl-D: there are no more answers.
      if (!signal.aborted && thrown instanceof Error && thrown.name === 'AbortError') return ''
      throw thrown
    }
  }
  return {
    ask: async (question, fallback) => {
      const shown = fallback === '' ? '' : ` (${fallback})`
      const answer = (await answered(`${question}${shown} `)).trim()
      return answer === '' ? fallback : answer
    },
    close: () => lines.close(),
  }
}
