#!/usr/bin/env node
/**
 * The program `greencheck`. JavaScript, so that Node need not strip types before the compile cache is on:
 * `greencheck idp` is the mock Entra ID by itself and starts without loading anything of the harness.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const [verb, ...rest] = process.argv.slice(2)
if (verb === 'idp') {
  const { runAlone } = await import('../mock-idp/alone/run.ts')
  await runAlone(rest)
} else {
  const { runProgram } = await import('./cli/program.ts')
  await runProgram(process.argv.slice(2))
}
