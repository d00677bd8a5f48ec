/** The head of the page: what came out, of what, how it was run, and the catalogue at a glance. */

import { programTyped, type Run } from '../run.ts'
import { byArea, findingOf } from '../tally.ts'
import { count, duration, implementationText, type Standing, signs, standingOf, standings } from '../words.ts'
import { html } from './markup.ts'
import { copyable } from './pieces.ts'
import { square } from './scenario.ts'

const verdictText = (run: Run): string => {
  const { name } = run.implementation
  const { failed, warned, waived } = run.summary
  switch (findingOf(run)) {
    case 'broke':
      return `${name} broke ${count(failed, 'rule')}`
    case 'incomplete':
      return `The run against ${name} is incomplete`
    case 'no-verdict':
      return `No verdict on ${name}`
    case 'held':
      return `${name} kept every rule that was tested${warned + waived > 0 ? ', with remarks' : ''}`
  }
}

const troubles = (run: Run): readonly string[] => [
  ...(run.complete && run.scenarios.length >= run.selected
    ? []
    : [
        `${run.scenarios.length} of ${run.selected} scenarios ran${run.interrupted === undefined ? '.' : `: ${run.interrupted}`}`,
      ]),
  ...(run.summary.inconclusive > 0
    ? [
        `${count(run.summary.inconclusive, 'scenario')} showed nothing, and ${run.summary.inconclusive === 1 ? 'counts' : 'count'} as no verdict.`,
      ]
    : []),
  ...(run.scenarios.length > 0 && run.summary.skipped === run.scenarios.length
    ? ['Every scenario was skipped, so nothing was tested.']
    : []),
]

const when = (iso: string): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return html`${iso}`
  const text = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(date)
  return html`<time datetime="${iso}">${text} UTC</time>`
}

const numbers = (run: Run): readonly (readonly [Standing, number])[] =>
  standings.map((standing) => [standing, run.summary[standing]] as const).filter(([, n]) => n > 0)

const proportions = (run: Run): string => {
  const list = numbers(run)
  const total = list.reduce((sum, [, n]) => sum + n, 0)
  let x = 0
  const bars = list.map(([standing, n]) => {
    const width = (n / total) * 1000
    x += width
    return html`<rect class="${standing}" x="${(x - width).toFixed(1)}" width="${width.toFixed(1)}" height="8"/>`
  })
  const legend = list.map(
    ([standing, n]) =>
      html`<li class="${standing}"><b>${n}</b> <span aria-hidden="true">${signs[standing]}</span> ${standing}</li>`,
  )
  return html`<ul class="counts">!${legend.join('')}</ul><svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">!${bars.join('')}</svg>`
}

const preflight = (run: Run): string => {
  const line = ({ name, ok, seen, fix }: Run['preflight'][number]): string =>
    html`<li class="${ok ? 'good' : 'bad'}">${ok ? '✓' : '✗'} ${ok ? seen : `${name}: ${seen}`}!${fix === undefined || ok ? '' : html`<strong>To do: ${fix}</strong>`}</li>`
  return run.preflight.length === 0
    ? ''
    : html`<ul class="preflight"><li>Preflight</li>!${run.preflight.map(line).join('')}</ul>`
}

/** Every scenario as a square that leads to it. */
export const map = (run: Run): string => {
  const row = ([area, results]: readonly [string, Run['scenarios']]): string => {
    const passed = results.filter((result) => standingOf(result) === 'passed').length
    return html`<tr><th scope="row">${area}</th><td class="num">${passed}/${results.length}</td><td><div class="squares">!${results.map(square).join('')}</div></td></tr>`
  }
  const rows = [...byArea(run.scenarios)].map(([area, results]) => row([area, [...results]]))
  return rows.length === 0
    ? ''
    : html`<table class="map"><caption class="vh">Scenarios by area</caption><thead class="vh"><tr><th scope="col">Area</th><th scope="col">Passed</th><th scope="col">Scenarios</th></tr></thead><tbody>!${rows.join('')}</tbody></table>`
}

const fact = (key: string, markup: string, name = ''): string =>
  html`<div!${name === '' ? '' : ` class="${name}"`}><dt>${key}</dt><dd>!${markup}</dd></div>`

/** Verdict first, then how to get it again. */
export const summary = (run: Run): string => {
  const { capabilities } = run.implementation
  const again = `${programTyped}${run.command === '' ? '' : ` ${run.command}`}`
  return html`<header class="top">
<p class="brand"><span aria-hidden="true">✓</span> Greencheck <span>conformance report</span></p>
<h1>${verdictText(run)}</h1>
!${troubles(run)
    .map((text) => html`<p class="trouble">${text}</p>`)
    .join('')}
!${run.scenarios.length > 0 ? proportions(run) : ''}
<dl class="meta">!${[
    fact('Implementation', html`${implementationText(run.implementation)}`),
    fact('Profile', html`${run.profile}`),
    fact('Seed', html`<code>${run.seed}</code>`),
    fact('When', html`!${when(run.startedAt)}, took ${duration(run.durationMs)}`),
    fact('Run again', copyable(again), 'two'),
    fact(
      'Declares',
      html`${capabilities.length === 0 ? 'no optional capability' : capabilities.join(', ')}`,
      'two',
    ),
  ].join('')}</dl>
!${preflight(run)}
</header>`
}
