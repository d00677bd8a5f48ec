/** The sequence of a step as a drawing: lifelines for browser, product and Entra; the lie in red and in words. */

import { type Arrow, lanes } from '../sequence.ts'
import { columns, printable, wrap } from '../wrap.ts'
import { html } from './markup.ts'

const width = 760
const laneX = { browser: 70, product: 380, entra: 690 } as const
const laneName = { browser: 'Browser', product: 'Product', entra: 'Entra (mock)' } as const
const top = 44
const glyph = 6.3

/** The full text is in the table below the drawing; here the end of a path says more than its beginning. */
const shortened = (text: string, room: number): string => {
  const limit = Math.floor(room / glyph)
  if (columns(text) <= limit) return text
  const path = text.split('?', 1)[0] ?? text
  if (columns(path) <= limit) return path
  const signs = [...path]
  const head = /^(?:\d+ → |\S+ )/.exec(path)?.[0] ?? ''
  return `${head}…${signs.slice(signs.length - limit + [...head].length + 1).join('')}`
}

interface Placed {
  readonly markup: string
  readonly height: number
}

const tagLines = (arrow: Arrow): readonly string[] => [
  ...arrow.lies.flatMap((lie) => wrap(`the lie: ${printable(lie)}`, 62)),
  ...(arrow.note === undefined ? [] : wrap(printable(arrow.note), 62)),
]

const tag = (arrow: Arrow, middle: number, y: number): Placed => {
  const lines = tagLines(arrow)
  if (lines.length === 0) return { markup: '', height: 0 }
  const half = Math.max(...lines.map(columns)) * (glyph / 2) + 8
  const x = Math.min(Math.max(middle, half + 4), width - half - 4)
  const name = arrow.lies.length > 0 ? 'tl' : 'tn'
  const rows = lines
    .map((line, index) => html`<text x="${x}" y="${y + 19 + index * 15}">${line}</text>`)
    .join('')
  return {
    markup: html`<g class="${name}"><rect x="${x - half}" y="${y + 6}" width="${half * 2}" height="${lines.length * 15 + 6}" rx="4"/>!${rows}</g>`,
    height: lines.length * 15 + 12,
  }
}

const place = (arrow: Arrow, y: number): Placed => {
  const [from, to] = [laneX[arrow.from], laneX[arrow.to]]
  const rightward = to > from
  const room = Math.abs(to - from) - 24
  const text = printable(arrow.label)
  const middle = (from + to) / 2
  const tip = rightward ? -1 : 1
  const names = [arrow.kind === 'answer' ? 'an' : '', arrow.lies.length > 0 ? 'li' : ''].filter(
    (name) => name !== '',
  )
  const line = html`<path d="M${from} ${y}H${to}"/><path class="h" d="M${to + tip * 7} ${y - 4}L${to + tip} ${y}l${tip * 6} 4"/>`
  const label = html`<text x="${middle}" y="${y - 6}">${shortened(text, room)}</text>`
  const words = tag(arrow, middle, y)
  const here =
    arrow.reaction === true
      ? html`<circle cx="${from}" cy="${y}" r="4.5" class="re"/><text class="rt" x="${from + 12}" y="${y + 4}">what the product did with it</text>`
      : ''
  return {
    markup: html`<g!${names.length === 0 ? '' : ` class="${names.join(' ')}"`}>!${line}!${label}!${here}</g>!${words.markup}`,
    height: 28 + words.height,
  }
}

const described = (arrows: readonly Arrow[]): string =>
  arrows
    .filter(({ lies, reaction }) => lies.length > 0 || reaction === true)
    .map(
      ({ from, to, label, lies }) =>
        `${laneName[from]} to ${laneName[to]}: ${label}${lies.map((lie) => `; the lie: ${lie}`).join('')}`,
    )
    .join('. ')

/** Needs the page's styles. `id` makes the ids of its title and description unique. */
export const sequenceSvg = (arrows: readonly Arrow[], title: string, id: string): string => {
  let y = top + 26
  const parts = arrows.map((arrow) => {
    const placed = place(arrow, y)
    y += placed.height
    return placed.markup
  })
  const bottom = y - 8
  const heads = lanes
    .map(
      (lane) =>
        html`<path class="ln" d="M${laneX[lane]} ${top - 14}V${bottom}"/><text class="hd" x="${laneX[lane]}" y="20">${laneName[lane]}</text>`,
    )
    .join('')
  return html`<svg viewBox="0 0 ${width} ${bottom + 4}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${arrows.length} messages. ${printable(described(arrows))}</desc>!${heads}!${parts.join('')}</svg>`
}
