/** Locators as a recipe writes them: `$.email`, `/email`, `css: #who`, `css: #who @title`, `pattern: as (.+)`, or a text. Pure. */
import { patternProblem, selectorProblem } from '../browser/locate.ts'
import type { Locator } from '../driver.ts'

/** `$.user.emails[0].value` as a JSON pointer; undefined when it is more than names and places in lists. */
const pointerOf = (path: string): string | undefined => {
  const parts: string[] = []
  const rest = path.slice(1).replace(/\.([\w-]+)|\[(\d+)\]|\["([^"]+)"\]|\['([^']+)'\]/g, (...found) => {
    const [, name, index, quoted, single] = found.map((part) =>
      part === undefined ? undefined : String(part),
    )
    const part = name ?? index ?? quoted ?? single ?? ''
    parts.push(part.replaceAll('~', '~0').replaceAll('/', '~1'))
    return ''
  })
  return rest === '' ? parts.map((part) => `/${part}`).join('') : undefined
}

export type ReadLocator =
  | { readonly ok: Locator }
  /** What was expected. */
  | { readonly problem: string }

const checked = (locator: Locator, problem: string | undefined): ReadLocator =>
  problem === undefined ? { ok: locator } : { problem }

const cssOf = (text: string): ReadLocator => {
  const { css = '', attribute } = /^(?<css>.*?)(?:\s+@(?<attribute>[\w:.-]+))?$/s.exec(text)?.groups ?? {}
  const wrong = css === '' ? 'nothing stands after "css:"' : selectorProblem(css)
  return checked(
    { css, ...(attribute === undefined ? {} : { attribute }) },
    wrong && `expected a CSS selector: ${wrong}`,
  )
}

/** Reads a locator. A text that is none of the others is a text that occurs. */
export const readLocator = (written: Locator): ReadLocator => {
  if (typeof written !== 'string') {
    if ('css' in written) {
      const wrong = selectorProblem(written.css)
      return checked(written, wrong && `expected a CSS selector: ${wrong}`)
    }
    if ('pattern' in written) {
      const wrong = patternProblem(written.pattern)
      return checked(written, wrong && `expected a regular expression: ${wrong}`)
    }
    return { ok: written }
  }
  const [, kind, rest = ''] = /^(css|pattern):\s*(.*)$/s.exec(written) ?? []
  if (kind === 'css') return cssOf(rest)
  if (kind === 'pattern') return readLocator({ pattern: rest })
  if (written.startsWith('$')) {
    const pointer = pointerOf(written)
    return pointer === undefined
      ? { problem: `expected a JSON path of names and numbers such as $.user.emails[0], got ${written}` }
      : { ok: { pointer } }
  }
  return { ok: written }
}

/** The locator of a recipe that was checked. */
export const locatorOf = (written: Locator): Locator => {
  const read = readLocator(written)
  return 'ok' in read ? read.ok : written
}

/** Where the identity is: there a text cannot be meant, and `/email` is a JSON pointer. */
export const readIdentity = (written: Locator): ReadLocator => {
  const read = readLocator(written)
  if ('problem' in read || typeof read.ok !== 'string') return read
  return read.ok.startsWith('/')
    ? { ok: { pointer: read.ok } }
    : { problem: 'expected a place such as $.email, /email, "css: #who" or "pattern: as (\\S+)"' }
}
