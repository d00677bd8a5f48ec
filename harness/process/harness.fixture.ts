/**
 * A harness for the test beside this file: starts a product by the shell, which starts a program, which
 * starts another one in a group of its own, and then ends as it is told.
 */
import { once } from 'node:events'
import { runInterruptible } from '../cli/interrupt.ts'
import { HarnessError } from '../errors.ts'
import { startProcess } from './index.ts'

const [ending, stubborn] = process.argv.slice(2)

const leaf = `${stubborn === 'stubborn' ? 'process.on("SIGTERM", () => {});' : ''} console.log("leaf " + process.pid); setInterval(() => {}, 1000)`
const product = `console.log("product " + process.pid); require("child_process").spawn(process.execPath, ["-e", process.env.LEAF], { detached: true, stdio: "inherit" }); setInterval(() => {}, 1000)`

await runInterruptible(async (signal) => {
  const running = await startProcess(
    {
      name: 'Acme Hub',
      command: `"${process.execPath}" -e "$PRODUCT"; exit 1`,
      cwd: process.cwd(),
      env: { PRODUCT: product, LEAF: leaf },
      ready: { log: String.raw`leaf \d+\n` },
      timeoutMs: 60_000,
      stopWithinMs: 200,
    },
    signal,
  )
  const numbers = running.log().flatMap((line) => /(?:product|leaf) (\d+)/.exec(line)?.[1] ?? [])
  process.stdout.write(`${JSON.stringify([running.pid, ...numbers.map(Number)])}\n`)
  if (ending === 'fails') throw new HarnessError('product', 'something broke in the middle of it')
  if (ending === 'forgets') return 0
  // What keeps a run alive meanwhile.
  const busy = setInterval(() => {}, 1000)
  if (ending === 'waits' && !signal.aborted) await once(signal, 'abort')
  // Too busy to hear the first signal.
  if (ending === 'hangs') await new Promise(() => {})
  clearInterval(busy)
  await running.stop()
  return 0
})
