/**
 * The whole report as one page: no network, no build, nothing to install. The content security policy
 * allows its own style and script by their hashes and nothing else, so that no text of a product can run.
 */
import { createHash } from 'node:crypto'
import type { Run, ScenarioResult, StepRecord } from '../run.ts'
import { sequence } from '../sequence.ts'
import { byArea } from '../tally.ts'
import { lastLine, type Standing, standingOf, standings } from '../words.ts'
import { html } from './markup.ts'
import { card, line, pointer } from './scenario.ts'
import { script } from './script.ts'
import { sequenceSvg } from './sequence-svg.ts'
import { mostUsed, type Shape, shapeOf, shapesOf } from './shapes.ts'
import type { ShapeOf } from './steps.ts'
import { styles } from './styles.ts'
import { map, summary } from './summary.ts'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policy = `default-src 'none'; style-src ${hash(styles)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`

// Exchanges in full are for whoever has to act; beyond this many characters of them the page would grow without bound.
const fullBudget = 180_000
const shapeLimit = 120

const acts = (result: ScenarioResult): boolean =>
  (['failed', 'inconclusive', 'warned'] as readonly Standing[]).includes(standingOf(result))

/** The steps that are shown in full: what was judged and what did not hold, of as many scenarios as the budget allows. */
const stepsInFull = (cards: readonly ScenarioResult[]): ReadonlySet<StepRecord> => {
  const steps = new Set<StepRecord>()
  let spent = 0
  for (const { steps: own } of cards) {
    const wanted = own.filter(({ role, held }) => role === 'judged' || !held)
    // A diagram and a table take about three times the characters of the record.
    spent += JSON.stringify(wanted).length * 3
    if (spent > fullBudget) break
    for (const step of wanted) steps.add(step)
  }
  return steps
}

const group = (
  standing: Standing,
  title: string,
  cards: readonly ScenarioResult[],
  shape: ShapeOf,
): string => {
  const own = cards.filter((result) => standingOf(result) === standing)
  return own.length === 0
    ? ''
    : html`<section data-group aria-labelledby="g-${standing}"><h2 id="g-${standing}">${title} <span class="n">${own.length}</span></h2>!${own.map((result) => card(result, shape)).join('\n')}</section>`
}

const catalogue = (run: Run, shape: ShapeOf): string =>
  [...byArea(run.scenarios)]
    .map(([area, results]) => {
      const passed = results.filter((result) => standingOf(result) === 'passed').length
      const lines = results.map((result) => (acts(result) ? pointer(result) : line(result, shape))).join('')
      return html`<section data-group><h3>${area} <span class="n">${passed}/${results.length}</span></h3>!${lines}</section>`
    })
    .join('')

const appendix = (shapes: readonly Shape[]): string => {
  const one = ({ number, exchanges }: Shape): string =>
    html`<details class="x" id="shape-${number}"><summary>Exchange ${number}</summary><div class="wide">!${sequenceSvg(sequence(exchanges), `Exchange ${number}`, `shape-${number}`)}</div></details>`
  return shapes.length === 0
    ? ''
    : html`<section aria-labelledby="shapes"><h2 id="shapes">Exchanges</h2><p class="title">Where nothing went wrong, exchanges that differ only in their values are drawn once; * varies. run.json has each in full, and those few that are not drawn here.</p>!${shapes.map(one).join('')}</section>`
}

const filterBar = (run: Run): string => {
  const present = standings.filter((standing) =>
    run.scenarios.some((result) => standingOf(result) === standing),
  )
  const box = (standing: Standing): string =>
    html`<label class="${standing}"><input type="checkbox" value="${standing}" checked> ${standing}</label>`
  const areas = [...byArea(run.scenarios).keys()].map(
    (area) => html`<option value="${area}">${area}</option>`,
  )
  return html`<div class="filter" role="search" aria-label="Scenarios" hidden><label class="q">Filter <input type="search" id="f-text" placeholder="id or words" aria-keyshortcuts="/"></label><label>Area <select id="f-area"><option value="">all</option>!${areas.join('')}</select></label><fieldset><legend class="vh">Verdict</legend>!${present.map(box).join('')}</fieldset><output aria-live="polite"></output></div>`
}

/** The page as text. Pure: the same run gives the same page. */
export const page = (run: Run): string => {
  const cards = run.scenarios.filter(acts)
  const full = stepsInFull(cards)
  const compact = run.scenarios.flatMap(({ steps }) => steps).filter((step) => !full.has(step))
  const known = mostUsed(shapesOf(compact.map(({ exchanges }) => exchanges)), shapeLimit)
  const shape: ShapeOf = (step) => (full.has(step) ? 'in full' : shapeOf(known, step.exchanges))
  const { name, version } = run.implementation
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="!${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${name} ${version} · ${lastLine(run.summary)} · Greencheck</title>
<style>!${styles}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
!${summary(run)}
<main id="results">
!${filterBar(run)}
!${group('failed', 'Failed', cards, shape)}
!${group('inconclusive', 'Inconclusive', cards, shape)}
!${group('warned', 'Warned', cards, shape)}
<h2>Catalogue</h2>
!${map(run)}
!${catalogue(run, shape)}
!${appendix([...known.values()])}
</main>
<footer>Greencheck ${run.greencheck} · made from run.json, and from nothing else</footer>
<script>!${script}</script>
</body>
</html>
`
}
