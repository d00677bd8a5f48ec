/**
 * The mock Entra ID as a program of its own: `npm run mock-idp`. JavaScript, so that Node need not load its
 * TypeScript stripper; everything else waits for the compile cache, which keeps stripped code too. Together
 * they save half of the start-up time from the second run on.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { runAlone } = await import('./alone/run.ts')
await runAlone(process.argv.slice(2))
