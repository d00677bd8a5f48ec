/** The steps of a scenario and the exchanges of each: in full where something went wrong, as a link to their shape elsewhere. */

import type { Exchange, StepRecord } from '../run.ts'
import { redirectTarget } from '../sequence.ts'
import { count, duration } from '../words.ts'
import { html } from './markup.ts'
import type { Shape } from './shapes.ts'

/** How the exchanges of a step are shown: in full, by a shape, or only counted. */
export type ShapeOf = (step: StepRecord) => Shape | 'in full' | undefined

const roles: Readonly<Record<StepRecord['role'], string>> = {
  arrange: 'arranged',
  before: 'honest, before',
  judged: 'judged',
  after: 'honest, after',
}

const exchangeRow = ({
  from,
  to,
  method,
  url,
  status,
  location,
  at,
  tookMs,
  reason,
  lies,
  trouble,
}: Exchange): string => {
  const answer = [
    status === undefined ? '' : html`<b>${status}</b>`,
    location === undefined ? '' : html`→ <code>${redirectTarget(location, url)}</code>`,
    reason === undefined ? '' : html`<i>${reason}</i>`,
    trouble === undefined ? '' : html`<strong class="bad">${trouble}</strong>`,
    ...lies.map((lie) => html`<strong class="bad">the lie: ${lie}</strong>`),
  ]
  const took = tookMs === undefined ? '' : html`, ${duration(tookMs)}`
  return html`<tr><td>${from} → ${to}<small>at ${duration(at)}!${took}</small></td><td><code>${method} ${url}</code></td><td>!${answer.filter((part) => part !== '').join(' ')}</td></tr>`
}

const exchangeTable = (exchanges: readonly Exchange[]): string =>
  html`<details class="x"><summary>${count(exchanges.length, 'exchange')}</summary><div class="wide"><table><thead><tr><th scope="col">Who asked whom</th><th scope="col">Request</th><th scope="col">Answer</th></tr></thead><tbody>!${exchanges.map(exchangeRow).join('')}</tbody></table></div></details>`

const evidence = (exchanges: readonly Exchange[], shape: Shape | 'in full' | undefined): string => {
  if (exchanges.length === 0) return ''
  if (shape === 'in full') return exchangeTable(exchanges)
  if (shape === undefined) return html` <i>${count(exchanges.length, 'exchange')}, in run.json</i>`
  return html` <a href="#shape-${shape.number}">${count(exchanges.length, 'exchange')}</a>`
}

const details = (step: StepRecord, shapeOf: ShapeOf): string => {
  const { does, expected, seen, held, exchanges } = step
  // What held was as expected; saying so a thousand times helps nobody.
  const wanted = held || expected === undefined ? '' : html`<i>expected: ${expected}</i><br>`
  const mark = held ? '' : ' <b>✗ did not hold</b>'
  return html`${does}<br>!${wanted}<i>${held ? '' : 'seen: '}${seen}</i>!${mark}!${evidence(exchanges, shapeOf(step))}`
}

/** What only prepared the scene, and did, is told in one breath. */
const prepared = (steps: readonly StepRecord[], shapeOf: ShapeOf): string =>
  steps.length === 0
    ? ''
    : html`<li><span>${roles.arrange}</span><div>!${steps.map((step) => html`${step.does}!${evidence(step.exchanges, shapeOf(step))}`).join('; ')}</div></li>`

/** The steps of a scenario in order. */
export const stepList = (steps: readonly StepRecord[], shapeOf: ShapeOf): string => {
  const first = steps.findIndex(({ role, held }) => role !== 'arrange' || !held)
  const scene = first === -1 ? steps : steps.slice(0, first)
  const item = (step: StepRecord, index: number, rest: readonly StepRecord[]): string => {
    const named = rest[index - 1]?.role === step.role ? '' : html`<span>${roles[step.role]}</span>`
    return html`<li!${step.held ? '' : ' class="broke"'}>!${named}<div>!${details(step, shapeOf)}</div></li>`
  }
  const rest = steps.slice(scene.length).map(item).join('')
  return steps.length === 0 ? '' : html`<ol class="steps">!${prepared(scene, shapeOf)}!${rest}</ol>`
}
