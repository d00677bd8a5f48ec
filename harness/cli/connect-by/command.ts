/** A driver that is a program. */
import { randomUUID } from 'node:crypto'
import { appendFile, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { MockEntra } from '../../../mock-idp/contract.ts'
import { contractVersion } from '../../driver.ts'
import { commandAsk } from '../../drivers/command.ts'
import { handshake, remoteDriver } from '../../drivers/remote.ts'
import { secretsOf } from '../../drivers/secrets.ts'
import { withoutSecrets } from '../../judge/redact.ts'
import { productEnvironment } from '../../process/environment.ts'
import { openTrust } from '../../process/index.ts'
import type { Connected } from '../connected.ts'
import type { Settings } from '../settings.ts'

/** A program takes its time to start, at each verb. */
const leastPatienceMs = 10_000

/**
 * @param command the program and its first words; a path is meant from the working directory
 * Throws a `driver` error when the program cannot be started or does not describe itself.
 */
export const connectByCommand = async (
  [program = '', ...words]: readonly string[],
  { timeoutMs, output }: Settings,
  entra: MockEntra,
  signal: AbortSignal | undefined,
): Promise<Connected> => {
  const { files, environment, remove: close } = await openTrust(entra.ca)
  try {
    const artifacts = resolve(output, 'artifacts')
    const log = resolve(output, 'logs', 'driver.log')
    await Promise.all([
      mkdir(artifacts, { recursive: true }),
      mkdir(resolve(output, 'logs'), { recursive: true }),
    ])
    const secrets = new Set<string>()
    const command = [program.includes('/') ? resolve(program) : program, ...words]
    const told = commandAsk(command, {
      timeoutMs: Math.max(timeoutMs, leastPatienceMs),
      signal,
      env: productEnvironment(process.env, {
        ...environment,
        GREENCHECK_CONTRACT: String(contractVersion),
        GREENCHECK_RUN_ID: randomUUID(),
        GREENCHECK_ARTIFACTS: artifacts,
        GREENCHECK_ENTRA: entra.origin,
        ...(files === undefined
          ? {}
          : { GREENCHECK_CA_FILE: files.caFile, GREENCHECK_CA_BUNDLE: files.bundleFile }),
      }),
      // A log that cannot be written is no reason to stop.
      onLog: (text) => void appendFile(log, withoutSecrets(secrets)(text)).catch(() => {}),
    })
    const ask: typeof told = (verb, body) => {
      for (const secret of secretsOf(body)) secrets.add(secret)
      return told(verb, body)
    }
    const driver = remoteDriver(ask)
    const description = await driver.describe()
    const contract = await handshake(ask, 'exit code 127')
    return { driver, description, contract, at: [program, ...words].join(' '), close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}
