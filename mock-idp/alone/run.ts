import { MockEntraError } from '../errors.ts'
import { startMockEntra } from '../start.ts'
import { arrange, asJson, asText } from './arrange.ts'
import { help, parseOptions } from './options.ts'

/** 2: wrong usage. 3: the surroundings do not allow it. */
const exitCodes = { usage: 2, environment: 3, SIGINT: 130, SIGTERM: 143 } as const

/** Starts the mock as the command line says, tells what to paste where, and stops on a signal. */
export const runAlone = async (args: readonly string[]): Promise<void> => {
  try {
    await run(args)
  } catch (thrown) {
    const why =
      thrown instanceof MockEntraError ? thrown.message : `The mock itself failed: ${String(thrown)}`
    process.stderr.write(`${why}\n`)
    process.exitCode = exitCodes.environment
  }
}

const run = async (args: readonly string[]): Promise<void> => {
  const parsed = parseOptions(args)
  if (parsed.kind === 'help') {
    process.stdout.write(help)
    return
  }
  if (parsed.kind === 'wrong') {
    process.stderr.write(`${parsed.problems.join('\n')}\nnpm run mock-idp -- --help lists the options.\n`)
    process.exitCode = exitCodes.usage
    return
  }
  const { port, controlPort, http, seed, json, redirectUris } = parsed.options
  const entra = await startMockEntra({ port, controlPort, http, ...(seed === undefined ? {} : { seed }) })
  const arrangement = arrange(entra, redirectUris)
  process.stdout.write(json ? `${JSON.stringify(asJson(entra, arrangement))}\n` : asText(entra, arrangement))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.exitCode = exitCodes[signal]
      void entra.close()
    })
}
