/**
 * The mock Entra ID as a program of its own: `npm run mock-idp`. JavaScript, so that Node need not strip
 * types before the compile cache is on; everything else is loaded through the cache, which saves much of the
 * start-up time from the second run on.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { runAlone } = await import('./alone/run.ts')
await runAlone(process.argv.slice(2))
