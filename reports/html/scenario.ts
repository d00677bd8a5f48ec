/** One scenario on the page: a card where somebody has to act, a line that opens where nobody has. */

import { controls, decisiveStep } from '../explain.ts'
import type { Diagnosis, ScenarioResult, StepRecord, VariantResult } from '../run.ts'
import { sequence } from '../sequence.ts'
import { areaOf, duration, phaseWords, signs, standingOf } from '../words.ts'
import { html } from './markup.ts'
import { anchor, badge, copyable, hrefTo, liesTable, webLink } from './pieces.ts'
import { sequenceSvg } from './sequence-svg.ts'
import { type ShapeOf, stepList } from './steps.ts'

const facts = ({ level, basis, phase, durationMs }: ScenarioResult): string =>
  html`${level} · ${basis} · ${phaseWords(phase)} · ${duration(durationMs)}`

const row = (key: string, markup: string, name = ''): string =>
  markup === ''
    ? ''
    : html`<div!${name === '' ? '' : ` class="${name}"`}><dt>${key}</dt><dd>!${markup}</dd></div>`

const clauses = (diagnosis: Diagnosis): string =>
  diagnosis.clauses.map(({ text, url }) => webLink(text, url)).join(' · ')

const controlMarks = (result: ScenarioResult): string =>
  controls(result)
    .map(({ held, text }) => html`<span class="${held ? 'good' : 'bad'}">${held ? '✓' : '✗'} ${text}</span>`)
    .join(' ')

const variantTable = ({ variants, reason }: ScenarioResult): string => {
  const line = (variant: VariantResult): string =>
    html`<tr><th scope="row"><code>${variant.name}</code></th><td>!${badge(standingOf(variant))}</td><td>${variant.diagnosis?.sentence ?? (variant.verdict === 'passed' && variant.reason === reason ? '' : variant.reason)}</td></tr>`
  return variants.length === 0
    ? ''
    : html`<table class="variants"><thead><tr><th scope="col">Variant</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead><tbody>!${variants.map(line).join('')}</tbody></table>`
}

const figure = (result: ScenarioResult): string => {
  const step = decisiveStep(result.steps)
  if (step === undefined || step.exchanges.length === 0) return ''
  const svg = sequenceSvg(sequence(step.exchanges), `The exchange of ${result.id}`, `q-${anchor(result.id)}`)
  return html`<figure><figcaption>${step.does}</figcaption><div class="wide">!${svg}</div></figure>`
}

const waiverRow = ({ waiver }: ScenarioResult): string =>
  waiver === undefined ? '' : row('Waived', html`until ${waiver.until}: ${waiver.reason}`)

const isJudged = ({ role }: StepRecord): boolean => role === 'judged'

/** Somebody has to act: everything is open but the exchanges. */
export const card = (result: ScenarioResult, shapeOf: ShapeOf): string => {
  const { id, title, diagnosis, reason } = result
  const standing = standingOf(result)
  const step = decisiveStep(result.steps)
  const sentence = diagnosis?.sentence ?? reason
  const drawn = result.steps.some((one) => isJudged(one) && shapeOf(one) === 'in full')
  return html`<article class="card ${standing}" id="${anchor(id)}" data-area="${areaOf(id)}" data-verdict="${standing}">
<header>!${badge(standing)} <a class="id" href="!${hrefTo(id)}">${id}</a> <span class="facts">!${facts(result)}</span></header>
<h3>${sentence}</h3>
<p class="title">${title}</p>
!${liesTable(result.lies)}
<dl class="parts">!${[
    row('Expected', html`${diagnosis?.expected ?? step?.expected ?? ''}`),
    row('Seen', html`${step?.seen ?? ''}`),
    sentence === reason || standing !== 'inconclusive' ? '' : row('Reason', html`${reason}`),
    diagnosis === undefined ? '' : row('Clause', clauses(diagnosis)),
    diagnosis === undefined ? '' : row('Effect', html`${diagnosis.effect}`),
    diagnosis === undefined ? '' : row('Fix', html`${diagnosis.fix}`, 'fix'),
    row('Control', controlMarks(result)),
    waiverRow(result),
    diagnosis === undefined ? '' : row('Replay', copyable(diagnosis.replay)),
  ].join('')}</dl>
!${variantTable(result)}!${drawn ? figure(result) : ''}
!${result.steps.length === 0 ? '' : html`<details class="ev"><summary>Steps and exchanges</summary>!${stepList(result.steps, shapeOf)}</details>`}
</article>`
}

const lineHead = (result: ScenarioResult): string => {
  const standing = standingOf(result)
  return html`<b>${signs[standing]} ${standing}</b><code>${result.id}</code><span class="t">${result.title}</span><span class="facts">${result.level} · ${duration(result.durationMs)}</span>`
}

/** Nobody has to act: one line, and the evidence when it is opened. */
export const line = (result: ScenarioResult, shapeOf: ShapeOf): string => {
  const { id, reason, lies, steps } = result
  const standing = standingOf(result)
  return html`<details class="s ${standing}" id="${anchor(id)}" data-area="${areaOf(id)}" data-verdict="${standing}"><summary>!${lineHead(result)}</summary><div><p>${reason}</p>!${waiverRow(result) === '' ? '' : html`<dl class="parts">!${waiverRow(result)}</dl>`}!${liesTable(lies)}!${variantTable(result)}!${stepList(steps, shapeOf)}</div></details>
`
}

/** In the catalogue, for a scenario whose card stands further up. */
export const pointer = (result: ScenarioResult): string =>
  html`<a class="s ${standingOf(result)}" href="!${hrefTo(result.id)}" data-area="${areaOf(result.id)}" data-verdict="${standingOf(result)}">!${lineHead(result)}</a>
`

/** A square in the map of the catalogue; its sign comes from the style sheet, its name from the title. */
export const square = (result: ScenarioResult): string => {
  const standing = standingOf(result)
  return html`<a class="${standing}" href="!${hrefTo(result.id)}" title="${result.id}: ${standing}"></a>`
}
