/**
 * The exchanges of a step as a sequence of arrows between three lanes. The text under a failure and the
 * drawing in the page both derive from this model.
 */
import type { Exchange } from './run.ts'

export const lanes = ['browser', 'product', 'entra'] as const
export type Lane = (typeof lanes)[number]

export interface Arrow {
  readonly from: Lane
  readonly to: Lane
  /** An answer is drawn dashed. */
  readonly kind: 'request' | 'answer'
  /** `POST /token`, or `302 → /home`. */
  readonly label: string
  /** The lies that this message carries, in words. */
  readonly lies: readonly string[]
  /** Why Entra answered so, or what went wrong below HTTP. */
  readonly note?: string
  /** The first thing that the product did after it met a lie. */
  readonly reaction?: true
}

const guid = /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** A path segment that only a machine reads. */
const opaque = /(?<=\/)([\w-]{6})[\w-]{24,}(?=[/?]|$)/g
const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** A value that is a label (`⟨code 1⟩`) or short stays; another is only named. The full URL is in the record. */
const parameter = (pair: string): string => {
  const [name = '', ...rest] = pair.split('=')
  const value = rest.join('=')
  return rest.length === 0 || /^⟨.*⟩$/.test(value) || value.length <= 12 ? pair : `${name}=…`
}

/** Path and query without the origin, with long identifiers shortened to their first digits. */
const brief = (url: string): string => {
  const [path = '', query] = url.replace(absolute, '').split('?', 2)
  const parameters = query === undefined ? '' : `?${query.split('&').map(parameter).join('&')}`
  return `${path === '' ? '/' : path}${parameters}`.replaceAll(guid, '$1-…').replaceAll(opaque, '$1…')
}

const originOf = (url: string): string => absolute.exec(url)?.[0] ?? ''

/** Where a redirect leads, without its query: the request that follows has it. */
export const redirectTarget = (location: string, url: string): string => {
  const path = brief(location.split(/[?#]/, 1)[0] ?? location)
  const origin = originOf(location)
  return origin === '' || origin === originOf(url) ? path : origin + path
}

const requestOf = ({ from, to, method, url }: Exchange): Arrow => ({
  from,
  to,
  kind: 'request',
  label: `${method} ${brief(url)}`,
  lies: [],
})

const answerOf = (exchange: Exchange): Arrow => {
  const { from, to, status, location, url, lies, reason, trouble } = exchange
  const note = trouble ?? (lies.length > 0 ? undefined : reason)
  const head = status === undefined ? 'no answer' : String(status)
  return {
    from: to,
    to: from,
    kind: 'answer',
    label: location === undefined ? head : `${head} → ${redirectTarget(location, url)}`,
    lies,
    ...(note === undefined ? {} : { note }),
  }
}

// The two clocks, the browser's and the mock's, are rounded differently.
const slackMs = 1

const holds = (outer: Exchange, inner: Exchange, next: Exchange | undefined): boolean => {
  const end = outer.tookMs === undefined ? (next?.at ?? Number.POSITIVE_INFINITY) : outer.at + outer.tookMs
  return outer.to === 'product' && inner.at >= outer.at - slackMs && inner.at <= end + slackMs
}

const marked = (arrows: readonly Arrow[]): readonly Arrow[] => {
  const met = arrows.findIndex(({ lies }) => lies.length > 0)
  if (met === -1) return arrows
  const reaction = arrows.findIndex(
    ({ from, to }, index) => index > met && from === 'product' && to === 'browser',
  )
  return arrows.map((arrow, index) => (index === reaction ? { ...arrow, reaction: true } : arrow))
}

/** What the product asks Entra while it serves the browser stands between the browser's request and its answer. */
export const sequence = (exchanges: readonly Exchange[]): readonly Arrow[] => {
  const front = exchanges.filter(({ from }) => from === 'browser').toSorted((a, b) => a.at - b.at)
  const back = exchanges.filter(({ from }) => from === 'product').toSorted((a, b) => a.at - b.at)
  const inside = Map.groupBy(back, (inner) =>
    front.findIndex((outer, index) => holds(outer, inner, front[index + 1])),
  )
  const blocks = [
    ...front.map((outer, index) => ({
      at: outer.at,
      arrows: [
        requestOf(outer),
        ...(inside.get(index) ?? []).flatMap((inner) => [requestOf(inner), answerOf(inner)]),
        answerOf(outer),
      ],
    })),
    ...(inside.get(-1) ?? []).map((alone) => ({ at: alone.at, arrows: [requestOf(alone), answerOf(alone)] })),
  ]
  return marked(blocks.toSorted((a, b) => a.at - b.at).flatMap(({ arrows }) => arrows))
}
