/** Looks at a product for what tells its runtime. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { request } from 'undici'
import { openAgent } from '../../drive/agent.ts'
import type { Traces } from './runtime.ts'

const tail = 20_000

const answersOf = async (origin: string, ca: string | undefined): Promise<string> => {
  try {
    const { headers, body } = await request(origin, {
      dispatcher: openAgent(ca),
      headersTimeout: 2000,
      bodyTimeout: 2000,
    })
    await body.dump()
    const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split('=')[0] ?? '')
    return [headers['server'], headers['x-powered-by'], headers['x-generator'], ...cookies]
      .flat()
      .filter((text) => text !== undefined)
      .join('\n')
  } catch {
    return ''
  }
}

const logsIn = async (folder: string): Promise<string> => {
  try {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.log'))
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
    return texts.map((text) => text.slice(-tail)).join('\n')
  } catch {
    return ''
  }
}

/** What nobody answers and nothing logs says nothing; it is no failure. */
export const readTraces = async (
  origin: string | undefined,
  ca: string | undefined,
  logFolder: string,
  command: string | undefined,
): Promise<Traces> => ({
  command,
  answers: origin === undefined ? '' : await answersOf(origin, ca),
  log: await logsIn(logFolder),
})
