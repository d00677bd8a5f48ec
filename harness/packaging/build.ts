/**
 * `npm run build`, and with it `npm pack`: JavaScript in `dist/`, because Node strips no types inside node_modules,
 * and declarations of what the package exports. Files that are found by listing a folder are named in tsconfig.json
 * beside this one; the others follow from their imports.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')

const entry = z.union([z.string(), z.object({ types: z.string() })])
const manifest = z.object({ exports: z.record(z.string(), entry) })

const compile = (): void => {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json')
  const project = fileURLToPath(new URL('tsconfig.json', import.meta.url))
  execFileSync(process.execPath, [join(dirname(compiler), 'bin', 'tsc'), '-p', project], { stdio: 'inherit' })
}

const specifiers = /(\bfrom |\bimport\(|\bimport )(['"])(\.{1,2}\/[^'"]+)\.ts\2/g

/** Every declaration that these lead to. Their imports name files that are there: the compiler rewrites only JavaScript. */
const reachable = (entries: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, , , path = ''] of text.matchAll(specifiers))
      waiting.push(resolve(dirname(file), `${path}.d.ts`))
    writeFileSync(file, text.replace(specifiers, '$1$2$3.js$2'))
  }
  return found
}

const { exports } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
rmSync(dist, { recursive: true, force: true })
compile()
const kept = reachable(
  Object.values(exports).flatMap((one) => (typeof one === 'string' ? [] : [resolve(root, one.types)])),
)
for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  const path = join(dist, file)
  if (/\.d\.m?ts$/.test(file) && !kept.has(path)) rmSync(path)
}
