/**
 * Finds the line of a property in the source of a scenario file. It reads just as much TypeScript as data has
 * (brackets, texts, comments), and is asked only when something is wrong: a run never parses anything.
 */

/** Index after a text, template or comment that begins at `from`; `from` itself when none does. */
const afterQuiet = (source: string, from: number): number => {
  const rest = source.slice(from, from + 2)
  const [first = ''] = rest
  if (rest === '//') return indexOrEnd(source, '\n', from)
  if (rest === '/*') return indexOrEnd(source, '*/', from + 2) + 2
  if (!`'"\``.includes(first) || first === '') return from
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === first) return at + 1
  }
  return source.length
}

const indexOrEnd = (source: string, searched: string, from: number): number => {
  const found = source.indexOf(searched, from)
  return found < 0 ? source.length : found
}

/** Index of the next thing that is neither white space nor a comment. */
const nextToken = (source: string, from: number): number => {
  let at = from
  while (at < source.length) {
    if (/\s/.test(source[at] ?? '')) at += 1
    else if (/^\/[/*]/.test(source.slice(at, at + 2))) at = afterQuiet(source, at)
    else return at
  }
  return at
}

/** Index of the comma or closing bracket that ends the element beginning at `from`. */
const endOfElement = (source: string, from: number): number => {
  let depth = 0
  let at = from
  while (at < source.length) {
    const after = afterQuiet(source, at)
    if (after > at) {
      at = after
      continue
    }
    const char = source[at] ?? ''
    if ('{[('.includes(char)) depth += 1
    else if (depth === 0 && ',}])'.includes(char)) return at
    else if ('}])'.includes(char)) depth -= 1
    at += 1
  }
  return at
}

interface Element {
  readonly name: string
  readonly at: number
  readonly value: number
}

/** The members of the object or array literal that begins at `open`; nothing when there is none. */
const elementsOf = (source: string, open: number): readonly Element[] => {
  const isArray = source[open] === '['
  if (!isArray && source[open] !== '{') return []
  const elements: Element[] = []
  let at = nextToken(source, open + 1)
  while (at < source.length && !'}]'.includes(source[at] ?? '')) {
    const [key = '', bare, quoted] =
      /^(?:([\w$]+)|'([^']*)'|"[^"]*")\s*:/.exec(source.slice(at, at + 200)) ?? []
    elements.push(
      isArray
        ? { name: String(elements.length), at, value: at }
        : { name: bare ?? quoted ?? '', at, value: nextToken(source, at + key.length) },
    )
    const end = endOfElement(source, at)
    if (source[end] !== ',') break
    at = nextToken(source, end + 1)
  }
  return elements
}

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length

/** Line of the property at a path such as `variants.none.faults.0`, or of the nearest one around it that is written out. */
export const lineOf = (source: string, path: string): number => {
  const start = source.search(/^export default\b/m)
  if (start < 0) return 1
  let at = start
  let open = indexOrEnd(source, '{', start)
  for (const name of path.split('.').filter((part) => part !== '')) {
    const element = elementsOf(source, open).find((candidate) => candidate.name === name)
    if (element === undefined) break
    at = element.at
    open = element.value
  }
  return lineAt(source, at)
}
