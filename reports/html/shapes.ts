/**
 * Honest logins look alike, and a catalogue has hundreds of them. Exchanges that differ only in values are
 * one shape, printed once and linked from every step that has it, so that the page stays small.
 */
import type { Exchange } from '../run.ts'

export interface Shape {
  readonly number: number
  /** How many steps have it. */
  readonly uses: number
  /** Without values; what varies among its members is `*`. */
  readonly exchanges: readonly Exchange[]
}

interface Parts {
  readonly origin: string
  readonly segments: readonly string[]
  readonly names: readonly string[]
}

const partsOf = (url: string): Parts => {
  const [head = '', query = ''] = (url.split('#', 1)[0] ?? '').split('?', 2)
  const [origin = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(head) ?? []
  const names = query.split('&').map((pair) => pair.split('=', 1)[0] ?? '')
  return {
    origin,
    segments: head.slice(origin.length).split('/'),
    names: names.filter((name) => name !== ''),
  }
}

const skeletonOf = (url: string): string => {
  const { segments, names } = partsOf(url)
  return `${segments.length}?${names.join('&')}`
}

const keyOf = (exchanges: readonly Exchange[]): string =>
  exchanges
    .map(({ from, to, method, url, status, location, lies, trouble }) =>
      JSON.stringify([
        from,
        to,
        method,
        skeletonOf(url),
        status,
        location && skeletonOf(location),
        lies.length > 0,
        trouble,
      ]),
    )
    .join()

const common = (left: string, right: string): string => {
  const [a, b] = [partsOf(left), partsOf(right)]
  const path = a.segments.map((segment, index) => (segment === b.segments[index] ? segment : '*')).join('/')
  const query = a.names.length === 0 ? '' : `?${a.names.join('&')}`
  return `${a.origin === b.origin ? a.origin : ''}${path}${query}`
}

const merged = (left: Exchange, right: Exchange): Exchange => ({
  ...left,
  url: common(left.url, right.url),
  ...(left.location === undefined || right.location === undefined
    ? {}
    : { location: common(left.location, right.location) }),
})

const bare = ({ reason: _reason, ...exchange }: Exchange): Exchange => ({
  ...merged(exchange, exchange),
  lies: exchange.lies.length > 0 ? ['told here'] : [],
})

/** The shapes of many lists of exchanges, numbered from 1 in order of appearance. Empty lists have none. */
export const shapesOf = (lists: readonly (readonly Exchange[])[]): ReadonlyMap<string, Shape> => {
  const shapes = new Map<string, Shape>()
  for (const list of lists.filter((exchanges) => exchanges.length > 0)) {
    const key = keyOf(list)
    const known = shapes.get(key)
    const exchanges =
      known === undefined
        ? list.map(bare)
        : known.exchanges.map((exchange, index) => merged(exchange, list[index] ?? exchange))
    shapes.set(key, { number: known?.number ?? shapes.size + 1, uses: (known?.uses ?? 0) + 1, exchanges })
  }
  return shapes
}

/** The `limit` most used of them, and of those as often used the first. */
export const mostUsed = (shapes: ReadonlyMap<string, Shape>, limit: number): ReadonlyMap<string, Shape> => {
  const ranked = [...shapes].toSorted(([, a], [, b]) => b.uses - a.uses || a.number - b.number)
  return new Map(ranked.slice(0, limit).toSorted(([, a], [, b]) => a.number - b.number))
}

/** The shape of one of those lists. */
export const shapeOf = (
  shapes: ReadonlyMap<string, Shape>,
  exchanges: readonly Exchange[],
): Shape | undefined => shapes.get(keyOf(exchanges))
