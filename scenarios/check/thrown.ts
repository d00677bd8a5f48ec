/** What a scenario file threw when it was loaded: a mistake of its syntax, or a word that a vocabulary does not have. */
import type { Problem } from './problem.ts'

const words = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** The cure, by the kind of mistake. */
const cure = (message: string): string => {
  if (/is not a function|undefined/.test(message))
    return 'the lies have their names in mock-idp/faults/lies.ts, the words of a scenario in harness/scenario.ts'
  if (/does not provide an export|Cannot find module/.test(message))
    return 'a scenario imports harness/scenario.ts and mock-idp/faults/fault.ts'
  return 'a scenario is an object literal in "export default scenario({ … })"; npm run check says more'
}

/** The problem, with the line where the stack of the error names the file. */
export const whereThrown = (thrown: unknown, url: string): Problem & { readonly line?: number } => {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : ''
  const path = decodeURI(new URL(url).pathname)
  const line = stack
    .split('\n')
    .map((text) => [url, path].map((file) => text.split(`${file}:`)[1]).find((after) => after !== undefined))
    .map((after) => Number.parseInt(after ?? '', 10))
    .find((number) => number > 0)
  const message = words(thrown).split('\n')[0] ?? ''
  return {
    at: '',
    says: `the file cannot be loaded: ${message}: ${cure(message)}`,
    ...(line === undefined ? {} : { line }),
  }
}
