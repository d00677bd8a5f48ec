/** Which reporters there are, and what a person types to choose them: `terminal,junit:out.xml,html`. */
import { page } from './html/page.ts'
import { junit } from './junit.ts'
import { nearest } from './nearest.ts'
import type { Run } from './run.ts'

/** A report that is made when the run is over. */
export interface DocumentReporter {
  /** Name of its file in the folder of the run, unless another one is asked for. */
  readonly file: string
  readonly render: (run: Run) => string
}

export const documents = {
  json: { file: 'run.json', render: (run: Run) => `${JSON.stringify(run, null, 2)}\n` },
  junit: { file: 'junit.xml', render: junit },
  html: { file: 'report.html', render: page },
} as const satisfies Readonly<Record<string, DocumentReporter>>

export type DocumentName = keyof typeof documents
export const reporterNames = ['terminal', 'json', 'junit', 'html'] as const
export type ReporterName = (typeof reporterNames)[number]

/** `file` is as it was typed, to be resolved against the working directory; undefined is the default file in the run's folder. */
export type ChosenReporter =
  | { readonly name: 'terminal' }
  | { readonly name: DocumentName; readonly file?: string }

export type ParsedReporters =
  | { readonly ok: readonly ChosenReporter[] }
  | { readonly problems: readonly string[] }

const isName = (name: string): name is ReporterName => reporterNames.some((known) => known === name)

const parseOne = (text: string): ChosenReporter | string => {
  const colon = text.indexOf(':')
  const name = (colon === -1 ? text : text.slice(0, colon)).trim()
  const file = colon === -1 ? undefined : text.slice(colon + 1).trim()
  if (name === '') return `--reporter: a name is missing; there are ${reporterNames.join(', ')}`
  if (!isName(name)) {
    const near = nearest(name, reporterNames)
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`
    return `--reporter: there is no reporter "${name}".${hint} There are ${reporterNames.join(', ')}.`
  }
  if (file === '') return `--reporter: "${text}" names no file after the colon; write ${name} or ${name}:path`
  if (name === 'terminal')
    return file === undefined
      ? { name }
      : `--reporter: terminal writes to the screen and takes no file; drop ":${file}"`
  return file === undefined ? { name } : { name, file }
}

const fileOf = (chosen: ChosenReporter): string | undefined =>
  chosen.name === 'terminal' ? 'the screen' : (chosen.file ?? documents[chosen.name].file)

/** Reports every problem at once, with the nearest name for each mistake. */
export const parseReporters = (text: string): ParsedReporters => {
  const parsed = text.split(',').map((part) => parseOne(part.trim()))
  const ok = parsed.filter((item) => typeof item !== 'string')
  const twice = ok.filter((item, index) => ok.findIndex((other) => fileOf(other) === fileOf(item)) !== index)
  const problems = [
    ...parsed.filter((item) => typeof item === 'string'),
    ...twice.map(
      (item) =>
        `--reporter: two reporters would write ${fileOf(item)}; name another file, as in ${item.name}:path`,
    ),
  ]
  return problems.length > 0 ? { problems } : { ok }
}
