/** Where in a seed file something is written. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml'

/** Counted from 1, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Finds the place of a path such as `tenants.0.people.1.mfa`: of its key, or of the element of a list. What is
 * not there has the place of what it is missing from.
 */
export const placesOf =
  (document: Document, lines: LineCounter) =>
  (path: string): Place => {
    let node: unknown = document.contents
    let offset = isNode(node) ? node.range?.[0] : undefined
    for (const name of path === '' ? [] : path.split('.')) {
      if (isAlias(node)) node = node.resolve(document)
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === name)
        if (pair === undefined) break
        offset = startOf(pair.key) ?? offset
        node = pair.value
      } else if (isSeq(node)) {
        const item = node.items[Number(name)]
        if (item === undefined) break
        offset = startOf(item) ?? offset
        node = item
      } else break
    }
    return placeAt(lines, offset ?? 0)
  }

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

export const placeAt = (lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}
