import { MockEntraError } from '../errors.ts'
import { parseOptions } from './options.ts'

/** 2: wrong usage. 3: the surroundings do not allow it. */
const exitCodes = { usage: 2, environment: 3, SIGINT: 130, SIGTERM: 143 } as const

const write = (text: string): void => void process.stdout.write(text)
const warn = (text: string): void => void process.stderr.write(text)

/** The program: does what the command line and the environment say. What it needs is loaded when it is needed. */
export const runAlone = async (args: readonly string[]): Promise<void> => {
  try {
    await run(args)
  } catch (thrown) {
    const isOurs = thrown instanceof MockEntraError
    warn(`${isOurs ? thrown.message : `The mock itself failed: ${String(thrown)}`}\n`)
    process.exitCode = isOurs && thrown.code === 'bad-input' ? exitCodes.usage : exitCodes.environment
  }
}

const run = async (args: readonly string[]): Promise<void> => {
  const parsed = parseOptions(args, process.env)
  switch (parsed.kind) {
    case 'help':
      return write((await import('./help.ts')).help)
    case 'wrong':
      warn(`${parsed.problems.join('\n')}\ngreencheck idp --help lists what there is.\n`)
      process.exitCode = exitCodes.usage
      return
    case 'cases':
      return listCases(parsed.name, parsed.json)
    case 'faults':
      return listFaults(parsed.json)
    case 'check':
      return check(parsed.file)
    case 'serve': {
      const { serve } = await import('./serve.ts')
      const mistake = await serve(parsed.options, { out: write, err: warn, onStop, onReload })
      if (mistake !== undefined) process.exitCode = exitCodes[mistake]
    }
  }
}

const onStop = (stop: () => void): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.exitCode = exitCodes[signal]
      stop()
    })
}

const onReload = (reload: () => void): void => void process.on('SIGHUP', reload)

const listCases = async (name: string | undefined, json: boolean): Promise<void> => {
  const [{ caseNames, loadCase, loadCases }, { casesText, caseText }, { unknownCase }] = await Promise.all([
    import('../cases/catalogue.ts'),
    import('./lists.ts'),
    import('./prepared-case.ts'),
  ])
  if (name === undefined) {
    const cases = await loadCases()
    return write(json ? `${JSON.stringify(cases)}\n` : casesText(cases))
  }
  const names = await caseNames()
  if (!names.includes(name)) {
    warn(`${unknownCase(name, names)}\n`)
    process.exitCode = exitCodes.usage
    return
  }
  const found = await loadCase(name)
  write(json ? `${JSON.stringify(found)}\n` : caseText(found))
}

const listFaults = async (json: boolean): Promise<void> => {
  const [{ pointWords, vocabulary }, { faultsText }] = await Promise.all([
    import('../faults/vocabulary.ts'),
    import('./lists.ts'),
  ])
  write(json ? `${JSON.stringify(vocabulary)}\n` : faultsText(vocabulary, pointWords))
}

const check = async (file: string): Promise<void> => {
  const [{ readSeedFile }, { contentsOf, countMistakes, mistakeLines }] = await Promise.all([
    import('../config/file/seed-file.ts'),
    import('../config/file/words.ts'),
  ])
  const read = await readSeedFile(file)
  if (read.kind === 'good') return write(`${file} is right: ${contentsOf(read.config)}.\n`)
  warn(`${file} cannot be used, for ${countMistakes(read)}.\n${mistakeLines(read)}\n`)
  process.exitCode = exitCodes.usage
}
