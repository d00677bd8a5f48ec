import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A test that says in its title which traits it proves. */
export interface Proof {
  /** Path of the file, from the folder of the mock. */
  readonly file: string
  /** The title as it is written, without the marks. */
  readonly title: string
  readonly traits: readonly string[]
}

const mark = /⟨([a-z0-9.-]+)⟩/g

/** The proofs in the text of one test file: every quoted text, of one line, that has a mark in it. */
export const proofsIn = (file: string, text: string): readonly Proof[] =>
  [...text.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*?⟨(?:\\.|(?!\1)[^\\\n])*)\1/g)].map(
    ([, , quoted = '']) => ({
      file,
      title: quoted.replaceAll(mark, '').replaceAll(/\s+/g, ' ').replaceAll(/\\(.)/g, '$1').trim(),
      traits: [...quoted.matchAll(mark)].map(([, id = '']) => id),
    }),
  )

/** The proofs in all test files below a folder, in the order of their paths. */
export const readProofs = (folder: string): readonly Proof[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('fidelity'))
    .toSorted()
    .flatMap((path) =>
      proofsIn(relative(folder, join(folder, path)), readFileSync(join(folder, path), 'utf8')),
    )
