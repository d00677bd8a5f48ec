/** Small parts of the page that several sections share. Every text goes through the escaping template. */

import { longestValue } from '../explain.ts'
import type { Lie } from '../run.ts'
import { type Standing, signs } from '../words.ts'
import { html } from './markup.ts'

/** An id that is safe in a URL and in a page, and for a good id the id itself. */
export const anchor = (id: string): string => id.replaceAll(/[^\p{L}\p{N}._[\]-]/gu, '-')

/** Ids become links that survive a download. */
export const hrefTo = (id: string): string =>
  html`#${encodeURIComponent(anchor(id)).replaceAll('%5B', '[').replaceAll('%5D', ']')}`

/** A link only where it leads to the web; anything else, such as `javascript:`, stays text. */
export const webLink = (text: string, url: string): string =>
  /^https?:\/\//i.test(url)
    ? html`<a href="!${html`${url}`}" rel="noopener noreferrer">${text}</a>`
    : html`${text}`

/** Sign and word, so that colour is never the only sign. */
export const badge = (standing: Standing): string =>
  html`<span class="v ${standing}"><span aria-hidden="true">${signs[standing]}</span> ${standing}</span>`

/** A command or value with a button to copy it, which the script shows. */
export const copyable = (text: string): string =>
  html`<code class="copyable">${text}</code><button type="button" class="copy" hidden>Copy</button>`

const differing = (text: string, other: string): readonly [string, string, string] => {
  const [a, b] = [[...text], [...other]]
  const limit = Math.min(a.length, b.length)
  let start = 0
  while (start < limit && a[start] === b[start]) start += 1
  let end = 0
  while (end < limit - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const same = start + end
  return same < 4
    ? ['', text, '']
    : [a.slice(0, start).join(''), a.slice(start, a.length - end).join(''), a.slice(a.length - end).join('')]
}

/** A value in which what differs from the other one is marked. */
const compared = (text: string, other: string | undefined): string => {
  const [before, middle, after] = differing(text, other ?? '')
  return html`<code>${before}!${middle === '' ? '' : html`<mark>${middle}</mark>`}${after}</code>`
}

const long = (text: string): string =>
  html`<details class="x"><summary>${text.length} characters</summary><code>${text}</code></details>`

const value = (text: string | undefined, other: string | undefined, none: string): string => {
  if (text === undefined) return html`<em>${none}</em>`
  return text.length > longestValue ? long(text) : compared(text, other)
}

const lieRow = ({ says, at, member, sent, honest, delivered }: Lie): string => {
  const told = member === undefined ? html`${says}` : value(sent, honest, 'left out')
  const whole = member === undefined && (honest === undefined || honest.length > longestValue)
  const truth = whole
    ? html`<em>the message itself</em>`
    : value(honest, member === undefined ? undefined : sent, 'not there')
  const proof = delivered ? '' : html` <strong class="bad">not delivered</strong>`
  return html`<tr><th scope="row">${at}!${member === undefined ? '' : html` <code>${member}</code>`}!${proof}</th><td class="sent">!${told}</td><td class="honest">!${truth}</td></tr>`
}

/** What was sent beside the honest value. */
export const liesTable = (lies: readonly Lie[]): string =>
  lies.length === 0
    ? ''
    : html`<table class="lies"><thead><tr><th scope="col">Message</th><th scope="col">The mock Entra sent</th><th scope="col">Honest value</th></tr></thead><tbody>!${lies.map(lieRow).join('')}</tbody></table>`
