import { html } from 'ghtml'
import { layout } from '../pages/layout.ts'

/** A link in the path above a page: words and where they lead. */
export type Crumb = readonly [words: string, path: string]

const style = `
main.portal { max-width: 68rem; align-self: start }
body:has(main.portal) { place-items: start center }
.portal nav { font-size: .9rem; margin: 0 0 1rem; color: var(--soft) } .portal a { color: var(--accent) }
.portal section { border-top: 1px solid var(--line); margin-top: 1.75rem; padding-top: .25rem }
.portal table { width: 100%; border-collapse: collapse; font-size: .9rem } .portal th { text-align: left; color: var(--soft); font-weight: 550 }
.portal th, .portal td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
.portal th, .portal td:not(:has(code)) { white-space: nowrap } .portal td.words { white-space: normal } .portal td code { overflow-wrap: anywhere }
.portal form.inline { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: .9rem 0 0 }
.portal form.inline label { flex: 1 1 12rem; margin: 0 } .portal form.inline input, .portal select { margin-top: .25rem }
.portal label input { font-weight: 400 } .portal td form + form { margin-left: .4rem }
.portal select { width: 100%; padding: .6rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px }
.portal td form { display: inline } .portal td button { padding: .15rem .6rem; font-size: .85rem }
.portal .new { background: var(--hover); border: 1px solid var(--accent); border-radius: 8px; padding: .75rem .9rem; margin: 1rem 0 }
.portal .bad { color: var(--bad) }
.portal .scroll { overflow-x: auto }
`

/** A page of the portal. `body` is HTML already. */
export const portalPage = (
  title: string,
  crumbs: readonly Crumb[],
  body: string,
  notice: string | undefined,
): string =>
  layout(
    title,
    html`<style>!${style}</style>
<nav aria-label="Where you are">!${[['Tenants', '/portal'] as const, ...crumbs]
      .map(([words, path]) => html`<a href="${path}">${words}</a>`)
      .join(' › ')}</nav>
<h1>${title}</h1>
!${notice === undefined ? '' : html`<p class="problem" role="alert">${notice}</p>`}
!${body}`,
    'portal',
  )

/** A table with a heading row; each cell is HTML already. */
export const rows = (heads: readonly string[], lines: readonly (readonly string[])[]): string =>
  lines.length === 0
    ? '<p class="lead">None yet.</p>'
    : html`<div class="scroll"><table><thead><tr>!${heads.map((head) => html`<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>!${lines.map((line) => `<tr>${line.map((cell) => (isSentence(cell) ? `<td class="words">${cell}</td>` : `<td>${cell}</td>`)).join('')}</tr>`).join('\n')}</tbody></table></div>`

/** Sentences may break anywhere between words; names and numbers stay in one line. */
const isSentence = (cell: string): boolean => !cell.startsWith('<') && cell.length > 40

export interface Field {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly placeholder?: string
  readonly choices?: readonly string[]
}

/** A form in one line that posts to a path of the portal. */
export const inlineForm = (path: string, button: string, fields: readonly Field[] = []): string =>
  html`<form class="inline" method="post" action="${path}">!${fields.map(fieldOf).join('')}<button class="primary">${button}</button></form>`

const fieldOf = ({ name, label, value = '', placeholder = '', choices }: Field): string =>
  choices === undefined
    ? html`<label>${label}<input name="${name}" value="${value}" placeholder="${placeholder}" autocomplete="off" spellcheck="false"></label>`
    : html`<label>${label}<select name="${name}">!${choices.map((choice) => html`<option>${choice}</option>`).join('')}</select></label>`

/** A button in a table that posts to a path of the portal. */
export const smallButton = (
  path: string,
  words: string,
  hidden: Readonly<Record<string, string>> = {},
): string =>
  html`<form method="post" action="${path}">!${Object.entries(hidden)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
    .join('')}<button>${words}</button></form>`

export const code = (text: string): string => html`<code>${text}</code>`
export const text = (words: string): string => html`${words}`
export const link = (path: string, words: string): string => html`<a href="${path}">${words}</a>`

/** A section with a heading. */
export const section = (heading: string, body: string): string =>
  html`<section><h2>${heading}</h2>!${body}</section>`

/** Names beside values to copy. */
export const facts = (pairs: readonly (readonly [string, string])[]): string =>
  html`<dl>!${pairs.map(([name, value]) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`).join('')}</dl>`
