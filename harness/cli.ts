#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// `greencheck idp` is the mock Entra ID by itself: it starts without loading anything of the harness.
enableCompileCache()
const [verb, ...rest] = process.argv.slice(2)
if (verb === 'idp') {
  const { runAlone } = await import('../mock-idp/alone/run.ts')
  await runAlone(rest)
} else {
  const { runProgram } = await import('./cli/program.ts')
  await runProgram(process.argv.slice(2))
}
