import type { IncomingMessage } from 'node:http'
import { MockEntraError } from '../errors.ts'
import type { Refused } from './problem-details.ts'

/** Bytes of a body that are read; a directory of some 20,000 people fits. */
export const mostBytes = 8 * 1024 * 1024
/** Levels of a body; no option needs more, and a value that is far deeper would exhaust the stack. */
const mostLevels = 64

export type Body =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refused: Refused }

/** The body of a call: JSON or YAML; an empty one is `{}`. */
export const readBody = async (request: IncomingMessage): Promise<Body> => {
  const type = request.headers['content-type']
  const isYaml = type !== undefined && /^(application|text)\/(x-)?yaml\b/i.test(type)
  const isJson = type === undefined || /^application\/([\w.-]+\+)?json\b/i.test(type)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes: Buffer = chunk
    size += bytes.length
    if (size > mostBytes)
      return refused('too-large', `A body has at most ${mostBytes} bytes.`, { Connection: 'close' })
    chunks.push(bytes)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return { kind: 'read', value: {} }
  if (!isJson && !isYaml)
    return refused('unsupported-media-type', `Send application/json, not ${type}.`, {
      Accept: 'application/json, application/yaml',
    })
  const value = isYaml ? await parseYaml(text) : parseJson(text)
  if (deeperThan(value, mostLevels))
    throw new MockEntraError('bad-input', `The body has more than ${mostLevels} levels.`)
  return { kind: 'read', value }
}

const refused = (kind: Refused['kind'], detail: string, headers: Refused['headers'] = {}): Body => ({
  kind: 'refused',
  refused: { kind, detail, headers },
})

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable('JSON', cause)
  }
}

const parseYaml = async (text: string): Promise<unknown> => {
  const { parse } = await import('yaml')
  try {
    return parse(text)
  } catch (cause) {
    throw unreadable('YAML', cause)
  }
}

const unreadable = (what: string, cause: unknown): MockEntraError => {
  const [message = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  return new MockEntraError('bad-input', `The body is not ${what}.`, [{ path: '', message }], cause)
}

const deeperThan = (value: unknown, levels: number): boolean => {
  let layer: readonly unknown[] = [value]
  for (let level = 0; level <= levels; level += 1) {
    layer = layer.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (layer.length === 0) return false
  }
  return true
}
