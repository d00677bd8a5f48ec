/** One implementation, run in a process of its own: what it leaves behind ends with it. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Run, runSchema } from '../../reports/run.ts'
import { folderOf, products } from '../implementations/products.ts'
import type { MatrixOptions } from './options.ts'

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** The driver of a column, as `--driver` takes it. */
const driverOf = (name: string): string => {
  const product = products.find((one) => one.name === name)
  return product === undefined ? name : fileURLToPath(new URL('greencheck.yaml', folderOf(product)))
}

export type Ran = { readonly run: Run } | { readonly failed: string }

/**
 * Runs the conformance program.
 * @param say gets its last line of progress, now and then
 */
export const runOne = async (
  name: string,
  { ids, seed, profile, output }: MatrixOptions,
  signal: AbortSignal,
): Promise<Ran> => {
  const folder = join(output, name)
  const args = [
    ...['--driver', driverOf(name), '--seed', seed, '--profile', profile],
    ...[
      '--timeout',
      '30',
      '--output',
      folder,
      '--reporter',
      'json,html,terminal',
      '--quiet',
      '--color',
      'never',
    ],
  ]
  const child = spawn(process.execPath, [program, 'run', ...ids, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Asked to stop, it ends its products first.
  const stop = (): void => void child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-4000)
    })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  signal.removeEventListener('abort', stop)
  const failed = { failed: said.trim().split('\n').slice(-8).join('\n') || `it ended with exit code ${code}` }
  if (code === 2 || signal.aborted) return failed
  try {
    const run = runSchema.parse(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')))
    return run.scenarios.length === 0 && run.interrupted !== undefined ? failed : { run }
  } catch {
    return failed
  }
}
