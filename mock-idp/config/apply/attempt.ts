import { MockEntraError, type Problem } from '../../errors.ts'

/** Does something; what the directory has against it is noted under this path, and the work goes on. */
export type Attempt = <Result>(path: string, act: () => Result) => Result | undefined

/** Collects what is wrong over many attempts, so that all of it is told at once. */
export const collectProblems = (): { readonly attempt: Attempt; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  return {
    problems,
    attempt: (path, act) => {
      try {
        return act()
      } catch (thrown) {
        if (!(thrown instanceof MockEntraError)) throw thrown
        const [first = ''] = thrown.message.split('\n')
        const found = thrown.problems.length > 0 ? thrown.problems : [{ path: '', message: first }]
        for (const problem of found) problems.push({ ...problem, path: joined(path, problem.path) })
        return undefined
      }
    },
  }
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('.')
