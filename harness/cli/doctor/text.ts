/** What the doctor prints: a line for each check, and under one that fails what to change. Pure. */

import type { Paint } from '../../../reports/screen.ts'
import { wrap } from '../../../reports/wrap.ts'
import type { Examined } from '../../run/preflight.ts'
import { trustCheck } from '../../run/preflight.ts'
import { type Capability, capabilityWords } from '../../scenario.ts'
import type { Outlook } from './outlook.ts'
import { type Place, patterns } from './place.ts'
import type { Runtime } from './runtime.ts'

export interface Page {
  readonly width: number
  readonly paint: Paint
}

/** The recipe at hand, where there is one. */
export interface RecipeText {
  readonly placeOf: (path: string) => Place
  readonly ownPort: boolean
}

const indented = (text: string, { width }: Page, columns: number): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, Math.max(20, width - columns)))
    .map((line) => `${' '.repeat(columns)}${line}`)

/** ` ✓ what was seen`, or ` ✗ name: what was seen`. */
export const checkLines = ({ check }: Examined, page: Page): readonly string[] => {
  const sign = check.ok ? page.paint('green', '✓') : page.paint('red', '✗')
  const [first = '', ...rest] = indented(check.ok ? check.seen : `${check.name}: ${check.seen}`, page, 3)
  return [` ${sign} ${first.trimStart()}`, ...rest]
}

/** Under a check that failed: what to do, and the line of the recipe where it is done. */
export const adviceLines = (
  { check, about, put }: Examined,
  page: Page,
  recipe: RecipeText | undefined,
  runtime: Runtime | undefined,
): readonly string[] => {
  const isTrust = check.name === trustCheck && runtime !== undefined
  const fix = isTrust
    ? `It is a ${runtime.name} process: start it with ${runtime.trust[0]}=${runtime.trust[1]}`
    : (check.fix ?? '')
  const lines = indented(fix, page, 3)
  if (recipe === undefined || about === undefined) return lines
  const { at, line } = recipe.placeOf(about)
  const text = isTrust
    ? `start: { env: { ${runtime.trust[0]}: "${runtime.trust[1]}" } }`
    : put === undefined
      ? patterns[about]
      : `${about}: "${put}"`
  return [
    ...lines,
    `   ${page.paint('cyan', at)}  ${line ?? '(not there yet)'}`,
    ...(text === undefined ? [] : [`   ${'put'.padStart(at.length)}  ${page.paint('bold', text)}`]),
  ]
}

const phaseWords: Readonly<Record<Outlook['phases'][number]['phase'], string>> = {
  setup: 'entering the settings',
  test: 'testing them',
  enable: 'enabling',
  'member-login': 'member login',
  lifecycle: 'lifecycle',
  logout: 'logout',
}

/** How many missing capabilities are shown. */
const shownMissing = 6

/** Which phases are there, and what would be worth adding next. */
export const outlookLines = (
  { scenarios, runnable, phases, missing }: Outlook,
  page: Page,
  how: (capability: Capability) => string | undefined,
): readonly string[] => [
  `${runnable} of ${scenarios} scenarios run with what your product declares: ${phases
    .map(({ phase, all, runnable }) => `${phaseWords[phase]} ${runnable}/${all}`)
    .join(' · ')}`,
  ...(missing.length === 0 ? [] : ['', 'Next, if your product has it:']),
  ...missing.slice(0, shownMissing).flatMap(({ capability, alone, together }) => {
    const count = alone > 0 ? `+${alone}` : `(${together})`
    const key = how(capability)
    return [
      `  ${count.padStart(5)}  ${page.paint('bold', capability)}${key === undefined ? '' : `: ${key}`}`,
      ...indented(capabilityWords[capability], page, 9),
    ]
  }),
  ...(missing.length <= shownMissing
    ? []
    : [`  and ${missing.length - shownMissing} more: greencheck list capabilities`]),
]
