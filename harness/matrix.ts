#!/usr/bin/env node
/** `npm run matrix`: the catalogue against real products. `greencheck matrix` is the same. */
import { wordsOf } from './errors.ts'
import { matrix } from './matrix/command.ts'
import { exitCodes } from './run/exit-codes.ts'

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())
process.once('SIGTERM', () => interrupt.abort())
try {
  process.exitCode = await matrix(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    signal: interrupt.signal,
  })
} catch (thrown) {
  process.stderr.write(`The matrix itself failed: ${wordsOf(thrown)}\n`)
  process.exitCode = exitCodes.noVerdict
}
