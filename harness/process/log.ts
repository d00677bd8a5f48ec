/** The output of a process: its last lines in memory, all of it (within reason) in a file, secrets in neither. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { stripVTControlCharacters } from 'node:util'
import { withoutSecrets } from '../judge/redact.ts'

const linesKept = 200
const longestLine = 2000
const bytesInFile = 10_000_000

export interface Log {
  /** Takes what a stream of the process says. */
  follow(stream: Readable): void
  /** The last lines, oldest first. */
  lines(): readonly string[]
  /** Whether the pattern has been seen in the output, once it is told what to look for. */
  seen(): boolean
  readonly file: string | undefined
  /** Settles when the streams have ended. */
  ended(): Promise<unknown>
  /** Settles when the streams have ended and the file is written. */
  close(): Promise<void>
}

export interface LogOptions {
  readonly name: string
  readonly folder?: string | undefined
  readonly secrets?: readonly string[] | undefined
  /** A regular expression, or a text, to look for. */
  readonly lookFor?: string | undefined
}

/** The name of a log file for a name that people gave. Pure. */
export const fileNameOf = (name: string): string =>
  `${name.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|-+$/g, '') || 'product'}.log`

const finder = (lookFor: string | undefined): ((text: string) => boolean) => {
  if (lookFor === undefined) return () => false
  let pattern: RegExp | undefined
  try {
    pattern = new RegExp(lookFor)
  } catch {
    // Not a regular expression: then it is a text.
  }
  return (text) => text.includes(lookFor) || pattern?.test(text) === true
}

export const openLog = ({ name, folder, secrets = [], lookFor }: LogOptions): Log => {
  const kept: string[] = []
  const found = finder(lookFor)
  const clean = withoutSecrets(secrets)
  const ends: Promise<void>[] = []
  const unfinished = new Set<() => string>()
  let seen = false
  let file: WriteStream | undefined
  let path: string | undefined
  let written = 0
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    path = join(folder, fileNameOf(name))
    file = createWriteStream(path)
    // A full disk must not end a run: the last lines are kept all the same.
    file.on('error', () => {
      file = undefined
    })
  }

  const shorten = (line: string): string =>
    line.length <= longestLine ? line : `${line.slice(0, longestLine)}… (${line.length} characters in all)`

  const add = (raw: string): void => {
    const line = shorten(clean(stripVTControlCharacters(raw)))
    kept.push(line)
    if (kept.length > linesKept) kept.shift()
    if (file === undefined || written > bytesInFile) return
    written += Buffer.byteLength(line) + 1
    file.write(
      written > bytesInFile ? `… (more than ${bytesInFile} bytes, the rest is left out)\n` : `${line}\n`,
    )
  }

  return {
    file: path,
    lines: () => [...kept, ...[...unfinished].map((rest) => rest()).filter((rest) => rest !== '')],
    seen: () => seen,
    follow: (stream) => {
      const decoder = new StringDecoder('utf8')
      let rest = ''
      const shownRest = (): string => shorten(clean(stripVTControlCharacters(rest)))
      unfinished.add(shownRest)
      const take = (text: string): void => {
        rest += text
        seen ||= found(stripVTControlCharacters(rest))
        const lines = rest.split(/\r?\n/)
        rest = lines.pop() ?? ''
        for (const line of lines) add(line)
        // A product that never ends its line must not fill the memory.
        if (rest.length > 64 * longestLine) {
          add(rest)
          rest = ''
        }
      }
      stream.on('data', (chunk: Buffer) => take(decoder.write(chunk)))
      stream.on('error', () => {})
      ends.push(
        new Promise((resolve) => {
          stream.once('close', () => {
            take(decoder.end())
            if (rest !== '') add(rest)
            unfinished.delete(shownRest)
            resolve()
          })
        }),
      )
    },
    ended: () => Promise.all(ends),
    close: async () => {
      await Promise.all(ends)
      const open = file
      if (open === undefined) return
      file = undefined
      await new Promise<void>((resolve) => {
        open.once('close', resolve)
        open.end()
      })
    },
  }
}
