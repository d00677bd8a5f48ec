/** Installs a product when it is asked for: `npm ci` in its folder. What only root can install is looked for. */
import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { folderOf, type Product } from '../implementations/products.ts'

export type Installed =
  | { readonly kind: 'there' }
  /** With what to do about it, as a sentence. */
  | { readonly kind: 'missing'; readonly cure: string }

interface Ended {
  readonly code: number | null
  readonly output: string
}

const ended = (command: string, args: readonly string[], cwd: URL, signal: AbortSignal): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: fileURLToPath(cwd), signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += String(chunk)
      })
    child.once('error', (thrown) => resolve({ code: null, output: output || thrown.message }))
    child.once('close', (code) => resolve({ code, output }))
  })

const changedAt = (url: URL): Promise<number> =>
  stat(url).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' · ')

const viaNpm = async (folder: URL, signal: AbortSignal, say: (text: string) => void): Promise<Installed> => {
  const lock = await changedAt(new URL('package-lock.json', folder))
  if (lock === 0)
    return { kind: 'missing', cure: `There is no package-lock.json in ${fileURLToPath(folder)}.` }
  // npm writes this file last, so that it is missing or old when an installation was cut short.
  if ((await changedAt(new URL('node_modules/.package-lock.json', folder))) >= lock) return { kind: 'there' }
  say('npm ci')
  const { code, output } = await ended('npm', ['ci', '--no-audit', '--no-fund'], folder, signal)
  return code === 0
    ? { kind: 'there' }
    : {
        kind: 'missing',
        cure: `"npm ci" failed in ${fileURLToPath(folder)} (${lastLines(output)}). Run it there by hand.`,
      }
}

const viaDebian = async (
  packages: readonly string[],
  folder: URL,
  signal: AbortSignal,
): Promise<Installed> => {
  const { code, output } = await ended(
    'dpkg-query',
    ['--show', `--showformat=\${db:Status-Status} \${Package}\n`, ...packages],
    folder,
    signal,
  )
  const there = output.split('\n').filter((line) => line.startsWith('installed ')).length
  return code === 0 && there === packages.length
    ? { kind: 'there' }
    : {
        kind: 'missing',
        cure: `It is a package of Debian: apt-get install --no-install-recommends ${packages.join(' ')}`,
      }
}

/** Makes sure that a product is there, or says how it gets there. */
export const install = (
  product: Product,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<Installed> => {
  const folder = folderOf(product)
  return product.from.kind === 'npm'
    ? viaNpm(folder, signal, say)
    : viaDebian(product.from.packages, folder, signal)
}
