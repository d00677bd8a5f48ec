/** The mock Entra as a process of its own. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Provider } from './login.ts'
import { type MeasuredProcess, startProcess } from './process.ts'
import { openWire } from './wire.ts'

const announcement = z.object({
  origin: z.string(),
  metadataUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  caFile: z.string().nullable(),
  people: z.array(z.object({ id: z.string() })),
})

const metadata = z.object({
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  userinfo_endpoint: z.string(),
})

export interface MockProcess extends MeasuredProcess {
  readonly provider: Provider
  readonly startedInMs: number
}

/** Starts it on free ports and waits for the first metadata document. */
export const startMockProcess = async (redirectUri: string, http = false): Promise<MockProcess> => {
  const start = performance.now()
  const main = fileURLToPath(new URL('../../mock-idp/main.mjs', import.meta.url))
  const ports = ['--port', '0', '--control-port', '0', '--neighbour-port', '0']
  const measured = await startProcess([
    main,
    ...ports,
    '--json',
    '--redirect-uri',
    redirectUri,
    ...(http ? ['--http'] : []),
  ])
  const says = announcement.parse(measured.says)
  const ca = says.caFile === null ? undefined : await readFile(says.caFile, 'utf8')
  const wire = openWire(ca)
  const { text } = await wire.get(says.metadataUrl)
  const startedInMs = performance.now() - start
  await wire.close()
  const document = metadata.parse(JSON.parse(text))
  const [person] = says.people
  if (person === undefined) throw new Error('the mock has nobody who could sign in')
  return {
    ...measured,
    startedInMs,
    provider: {
      ca,
      authorizationEndpoint: document.authorization_endpoint,
      tokenEndpoint: document.token_endpoint,
      userInfoEndpoint: document.userinfo_endpoint,
      clientId: says.clientId,
      clientSecret: says.clientSecret,
      redirectUri,
      signInForm: { account: person.id },
    },
  }
}
