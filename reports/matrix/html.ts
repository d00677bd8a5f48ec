/**
 * The matrix as one page: nothing loaded, readable without its script, in light and dark. A cell that is red
 * leads to the sentence about it further down, and from there to the page of findings.
 */
import { createHash } from 'node:crypto'
import { html } from '../html/markup.ts'
import { anchor } from '../html/pieces.ts'
import { count, duration, signs, standings } from '../words.ts'
import { script } from './script.ts'
import { styles } from './styles.ts'
import {
  type Cell,
  type Column,
  countsOf,
  needsWords,
  type Row,
  reasonOf,
  resultOf,
  rowsOf,
  shared,
} from './table.ts'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = `default-src 'none'; style-src ${hash(styles)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`

const shownStandings = standings.filter((standing) => standing !== 'waived')

const idOf = (name: string, id: string): string => anchor(`${name}--${id}`)

/** A link only to the web or to a file beside this one; anything else stays text. */
const link = (text: string, href: string | undefined): string =>
  href !== undefined && (/^https?:\/\//i.test(href) || /^\.{0,2}\/?[\w./-]+(#[\w.-]*)?$/.test(href))
    ? html`<a href="!${html`${href}`}">${text}</a>`
    : html`${text}`

const cell = (row: Row, one: Cell): string => {
  const { standing, column } = one
  if (standing === 'absent') return html`<td class="absent"><span class="vh">did not run</span></td>`
  const label = html`<span aria-hidden="true">${signs[standing]}</span> <span class="w">${standing}</span>`
  const inner = needsWords(one)
    ? html`<a href="#!${idOf(column.name, row.id)}" title="${reasonOf(one)}">!${label}</a>`
    : html`<span title="${reasonOf(one)}">!${label}</span>`
  return html`<td class="${standing}" data-verdict="${standing}">!${inner}</td>`
}

const bodyRow = (row: Row): string =>
  html`<tr data-area="${row.area}"><th scope="row"><code>${row.id}</code><small>${row.title}</small></th><td class="level">${row.level}</td>!${row.cells.map((one) => cell(row, one)).join('')}</tr>`

const columnHead = (column: Column): string => {
  const result = resultOf(column)
  const version = result?.implementation.version ?? 'not installed'
  return html`<th scope="col">!${link(column.title, column.page)}<small>${version}</small></th>`
}

const numbers = (column: Column): string => {
  const result = resultOf(column)
  if (result === undefined) {
    const why = 'missing' in column.result ? column.result.missing : ''
    return html`<tr><th scope="row">${column.title}</th><td colspan="9">not installed: ${why}</td></tr>`
  }
  const counts = countsOf(result)
  const verdicts = (['passed', 'failed', 'warned', 'inconclusive', 'skipped'] as const).map(
    (verdict) => html`<td class="num ${counts[verdict] > 0 ? verdict : ''}">${counts[verdict]}</td>`,
  )
  const incomplete = result.interrupted === undefined ? '' : html` <em>incomplete: ${result.interrupted}</em>`
  return html`<tr><th scope="row">!${link(column.title, column.page)}!${incomplete}</th><td>${result.implementation.version}</td><td><time datetime="${result.startedAt}">${result.startedAt.slice(0, 10)}</time></td><td><code>${result.seed}</code></td><td class="num">${duration(result.durationMs)}</td>!${verdicts.join('')}</tr>`
}

const found = (column: Column, rows: readonly Row[]): string => {
  const own = rows.flatMap((row) =>
    row.cells.filter((one) => one.column === column && needsWords(one)).map((one) => ({ row, one })),
  )
  if (own.length === 0) return ''
  const entry = ({ row, one }: (typeof own)[number]): string => {
    const standing = one.standing === 'absent' ? 'skipped' : one.standing
    const cause =
      one.explanation === undefined
        ? ''
        : html`<dd class="why">Cause: !${link(one.explanation.title, one.explanation.href)}</dd>`
    return html`<div id="${idOf(column.name, row.id)}" data-area="${row.area}"><dt><span class="v ${standing}"><span aria-hidden="true">${signs[standing]}</span> ${standing}</span> <code>${row.id}</code> ${row.level}</dt><dd>${reasonOf(one)}</dd>!${cause}</div>`
  }
  return html`<section class="found"><h3>${column.title} <span class="n">${own.length}</span></h3><dl>!${own.map(entry).join('')}</dl></section>`
}

const filterBar = (rows: readonly Row[]): string => {
  const areas = [...new Set(rows.map(({ area }) => area))].map(
    (area) => html`<option value="${area}">${area}</option>`,
  )
  const boxes = shownStandings.map(
    (standing) =>
      html`<label class="${standing}"><input type="checkbox" value="${standing}" checked> ${standing}</label>`,
  )
  return html`<div class="filter" role="search" aria-label="Scenarios" hidden><label>Filter <input type="search" id="f-text" placeholder="id or words"></label><label>Area <select id="f-area"><option value="">all</option>!${areas.join('')}</select></label><fieldset><legend class="vh">Rows in which some implementation has this verdict</legend>!${boxes.join('')}</fieldset><output aria-live="polite"></output></div>`
}

/** The page as text. Pure: the same results give the same page. */
export const matrixHtml = (columns: readonly Column[]): string => {
  const rows = rowsOf(columns)
  const areas = [...Map.groupBy(rows, ({ area }) => area)]
  const profile = shared(columns, (result) => result.profile)
  const version = shared(columns, (result) => result.greencheck)
  const facts = [
    count(rows.length, 'scenario'),
    count(columns.length, 'implementation'),
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(version === undefined ? [] : [`Greencheck ${version}`]),
  ].join(' · ')
  const body = areas.map(
    ([area, own]) =>
      html`<tbody data-group><tr class="area"><th scope="rowgroup" colspan="${columns.length + 2}">${area} <span class="n">${own.length}</span></th></tr>!${own.map(bodyRow).join('\n')}</tbody>`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="!${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Scenarios × implementations · Greencheck</title>
<style>!${styles}</style>
</head>
<body>
<a class="skip" href="#matrix">Skip to the matrix</a>
<header>
<p class="brand"><span aria-hidden="true">✓</span> Greencheck <span>conformance matrix</span></p>
<h1>Scenarios × implementations</h1>
<p class="title">${facts}</p>
<table class="numbers"><caption class="vh">What ran</caption><thead><tr><th scope="col">Implementation</th><th scope="col">Version</th><th scope="col">Date</th><th scope="col">Seed</th><th scope="col" class="num">Took</th><th scope="col" class="num">passed</th><th scope="col" class="num">failed</th><th scope="col" class="num">warned</th><th scope="col" class="num">inconclusive</th><th scope="col" class="num">skipped</th></tr></thead><tbody>!${columns.map(numbers).join('')}</tbody></table>
<p class="title">passed: the rule is kept · failed: a MUST is broken · warned: a SHOULD is broken · inconclusive: nothing was shown · skipped: the implementation has no such thing. A red cell leads to its sentence, and that to the cause: configuration, what excuses it, how it was reproduced.</p>
</header>
<main>
!${filterBar(rows)}
<table class="matrix" id="matrix"><caption class="vh">Verdict of each scenario on each implementation</caption><thead><tr><th scope="col">Scenario</th><th scope="col">Level</th>!${columns.map(columnHead).join('')}</tr></thead>
!${body.join('\n')}</table>
<h2>What was found</h2>
!${columns.map((column) => found(column, rows)).join('\n')}
</main>
<footer>Made from the recorded results, and from nothing else</footer>
<script>!${script}</script>
</body>
</html>
`
}
