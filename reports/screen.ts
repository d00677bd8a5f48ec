/**
 * Where a terminal report is written. It is decided once, at the rim, and handed to the reporter; so a
 * test hands in another one, and no reporter ever looks at the process.
 */
import { styleText } from 'node:util'

export interface Screen {
  /** Columns. */
  readonly width: number
  /** Lines may be redrawn in place: a terminal, neither dumb nor in CI. */
  readonly isTTY: boolean
  readonly colour: boolean
  write(text: string): void
}

export const colourChoices = ['auto', 'always', 'never'] as const
export type ColourChoice = (typeof colourChoices)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** The part of a writable stream such as `process.stdout` that a screen needs. */
export interface ScreenStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''

/** Precedence: the flag, NO_COLOR, FORCE_COLOR, then whether it is a terminal that is not dumb. */
export const decideColour = (choice: ColourChoice, environment: Environment, isTTY: boolean): boolean => {
  if (choice !== 'auto') return choice === 'always'
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment
  if (isSet(no)) return false
  if (force !== undefined) return force !== '0' && force !== 'false'
  return isTTY && term !== 'dumb'
}

/** Looks at the stream and the environment once. A pipe is 80 columns wide unless COLUMNS says otherwise. */
export const decideScreen = (
  stream: ScreenStream,
  environment: Environment,
  choice: ColourChoice = 'auto',
): Screen => {
  const terminal = stream.isTTY === true
  const { CI: ci, TERM: term, COLUMNS: asked } = environment
  const columns = stream.columns ?? Number(asked)
  return {
    width: Number.isInteger(columns) && columns >= 40 ? columns : 80,
    isTTY: terminal && term !== 'dumb' && (!isSet(ci) || ci === 'false'),
    colour: decideColour(choice, environment, terminal),
    write: (text) => {
      stream.write(text)
    },
  }
}

type Format = Parameters<typeof styleText>[0]
export type Paint = (format: Format, text: string) => string

/** Colours text, or leaves it alone when the screen has no colours. */
export const painter =
  (screen: Pick<Screen, 'colour'>): Paint =>
  (format, text) =>
    screen.colour && text !== '' ? styleText(format, text, { validateStream: false }) : text
