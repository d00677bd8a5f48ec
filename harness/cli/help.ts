/** The texts of `--help`, made from the table of verbs: examples first. Pure. */
import { type Verb, type VerbName, verbNames, verbs } from './verbs.ts'

/** What the program is called: `npm run conformance --` where it was typed so. Pure. */
export const programName = (environment: NodeJS.ProcessEnv): string =>
  environment['npm_lifecycle_event'] === 'conformance' ? 'npm run conformance --' : 'greencheck'

const columns = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}

const examplesOf = (program: string, examples: Verb['examples']): readonly string[] =>
  columns(examples.map(([typed, says]) => [`${program} ${typed}`.trimEnd(), says]))

const usageOf = (name: VerbName, program: string): readonly string[] => {
  const { usage, flags }: Verb = verbs[name]
  const rows = Object.entries(flags).map(([flag, { value, says }]): [string, string] => [
    `--${flag}${value === undefined ? '' : ` <${value}>`}`,
    says,
  ])
  return [
    `Usage  ${program} ${name === 'run' ? '[run]' : name} ${usage}`,
    '',
    ...columns(rows),
    '',
    'Exit   0 kept · 1 a rule is broken · 2 wrong usage · 3 no verdict · 130 interrupted · 141 unread · 143 terminated',
  ]
}

/** The text of `greencheck <verb> --help`: examples first. Pure. */
export const verbHelp = (name: VerbName, program = 'greencheck'): string => {
  const { says, examples }: Verb = verbs[name]
  return [says, '', 'Examples', ...examplesOf(program, examples), '', ...usageOf(name, program)].join('\n')
}

/** The text of `greencheck --help`: examples, the verbs, and the flags of the verb that needs no name. Pure. */
export const programHelp = (program = 'greencheck'): string => {
  const all: readonly Verb[] = Object.values(verbs)
  return [
    'Will your product get its green check mark with Microsoft Entra ID, keep it, and stay safe?',
    '',
    'Examples',
    ...examplesOf(
      program,
      all.flatMap(({ examples }, at) => examples.slice(0, at === 0 ? 3 : 1)),
    ),
    '',
    'Verbs',
    ...columns(verbNames.map((name) => [name, verbs[name].says])),
    '',
    `  ${program} <verb> --help shows the flags of each; without a verb they are those of run:`,
    '',
    ...usageOf('run', program),
  ].join('\n')
}
