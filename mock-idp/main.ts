/**
 * The mock Entra ID as a program of its own: `npm run mock-idp`. Loading waits for the compile cache,
 * which saves most of the start-up time from the second run on.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { runAlone } = await import('./alone/run.ts')
await runAlone(process.argv.slice(2))
