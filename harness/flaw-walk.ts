#!/usr/bin/env node
/**
 * `npm run flaw-walk [-- flaw|variant …]`: proves the catalogue on broken implementations, and on others that
 * are right. Each flaw meets the scenarios that are named for it, and one variant of every other without
 * Chromium, to see whether anything unrelated turns red. With `--short` it meets only those that are named.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { flawTableMarkdown, flawTableText, flawWalkHolds } from '../reports/flaw-table.ts'
import { decideScreen } from '../reports/screen.ts'
import { CatalogueError, loadCatalogue } from '../scenarios/catalogue.ts'
import { wordsOf } from './errors.ts'
import { nullExpectations } from './flaw-walk/null-expectations.ts'
import { walkAll } from './flaw-walk/threads.ts'
import { readWalk, surprises, walkables } from './flaw-walk/walk.ts'
import { flawNames, variantNames } from './implementations/registry.ts'
import { didYouMean } from './nearest.ts'
import { exitCodes } from './run/exit-codes.ts'

const screen = decideScreen(process.stdout, process.env)
const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())
process.once('SIGTERM', () => interrupt.abort())

const known = [...flawNames, ...variantNames, ...Object.keys(nullExpectations)]
const short = process.argv.includes('--short')
const only = process.argv.slice(2).filter((word) => word !== '--short')
const unknown = only.filter((name) => !known.includes(name))

const main = async (): Promise<number> => {
  for (const name of unknown)
    process.stderr.write(
      `There is no flaw or variant "${name}".${didYouMean(name, known)} There are: ${known.join(', ')}.\n`,
    )
  if (unknown.length > 0) return exitCodes.usage
  const catalogue = await loadCatalogue()
  const startedAt = Date.now()
  const all = walkables(only, short)
  const results = await walkAll(all, interrupt.signal, (walkable, walked) => {
    const { implementation, flaw, variant } = walkable
    const wrong = surprises(walkable, walked)
    process.stderr.write(
      `  walked ${flaw ?? variant ?? implementation} in ${(walked.durationMs / 1000).toFixed(1)} s${wrong.length === 0 ? '' : `: ${wrong.join(', ')}`}\n`,
    )
  })
  const { walk, unproven } = readWalk(all, results, catalogue)
  screen.write(flawTableText(walk, screen))
  if (only.length === 0 && unproven.length > 0) {
    screen.write(`not yet turned red by any flaw: ${unproven.join(', ')}\n`)
  }
  await mkdir('.conformance', { recursive: true })
  await writeFile('.conformance/flaw-walk.md', flawTableMarkdown(walk))
  screen.write(`table: .conformance/flaw-walk.md · ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`)
  if (interrupt.signal.aborted) return exitCodes.interrupted
  // Naming only variants and null implementations walks no flaw, which is no failure then.
  const proven = only.length > 0 || unproven.length === 0
  const holds = proven && flawWalkHolds(walk, only.length > 0 && walk.flaws.length === 0)
  return holds ? exitCodes.kept : exitCodes.broken
}

try {
  process.exitCode = await main()
} catch (thrown) {
  const usage = thrown instanceof CatalogueError
  process.stderr.write(usage ? `${thrown.message}\n` : `The flaw walk itself failed: ${wordsOf(thrown)}\n`)
  process.exitCode = usage ? exitCodes.usage : exitCodes.noVerdict
}
