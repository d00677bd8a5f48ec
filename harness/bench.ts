#!/usr/bin/env node
/** `npm run bench`: the rows of the budget table, figure and budget side by side. Says so, and exits 1, when one is missed. */
import { catalogueRows } from './bench/catalogue.ts'
import { flowRows } from './bench/flows.ts'
import { table } from './bench/measure.ts'
import { coldStart, manyTenants, redirectUri } from './bench/mock.ts'
import { closeAgents } from './drive/agent.ts'
import { wordsOf } from './errors.ts'
import { exitCodes } from './run/exit-codes.ts'

try {
  const rows = [
    ...(await catalogueRows()),
    ...(await coldStart(7)),
    ...(await flowRows(redirectUri, { rounds: 5, each: 100 })),
    ...(await manyTenants(10_000)),
  ]
  process.stdout.write(`${table(rows)}\n`)
  process.exitCode = rows.every(({ kept }) => kept) ? exitCodes.kept : exitCodes.broken
} catch (thrown) {
  process.stderr.write(`The benchmark could not be done: ${wordsOf(thrown)}\n`)
  process.exitCode = exitCodes.noVerdict
} finally {
  await closeAgents()
}
