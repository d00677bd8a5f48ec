/** From a problem to the line in its file. The sources are read only here, when something is wrong. */
import { readFile } from 'node:fs/promises'
import { lineOf } from './lines.ts'
import type { Problem } from './problem.ts'

/** With a file as seen from scenarios/, and its line where whoever found the problem knew it. */
export type FileProblem = Problem & { readonly file: string; readonly line?: number }

const sourceOf = (url: URL): Promise<string> => readFile(url, 'utf8').catch(() => '')

/** `scenarios/idtoken/aud-wrong.ts:9: what is wrong: the cure`, file by file and from top to bottom. */
export const withLines = async (
  problems: readonly FileProblem[],
  folder: URL,
): Promise<readonly string[]> => {
  const located = await Promise.all(
    problems.map(async ({ file, at, says, line }) => ({
      file,
      line: line ?? lineOf(await sourceOf(new URL(file, folder)), at),
      says,
    })),
  )
  return located
    .toSorted((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
    .map(({ file, line, says }) => `scenarios/${file}:${line}: ${says}`)
}
