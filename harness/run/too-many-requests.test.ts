/** A product that answers 429: the reference implementation behind a limiter, which every request passes. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { startMockEntra } from '../../mock-idp/index.ts'
import type { ScenarioResult } from '../../reports/run.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { cite } from '../../scenarios/references.ts'
import { providersOf } from '../drive/providers.ts'
import { createReferenceDriver } from '../implementations/reference/driver.ts'
import type { FlawName } from '../implementations/reference/flaws.ts'
import { select } from '../plan/select.ts'
import { freePort } from '../process/index.ts'
import { run } from './run.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Says whether a request is too many, and when to come back. */
type Limiter = (request: IncomingMessage) => string | undefined

/** In front of a product: passes on what is not too many. */
const startLimiter = async (port: number, productPort: number, limit: Limiter): Promise<void> => {
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const retryAfter = limit(incoming)
    if (retryAfter !== undefined) {
      incoming.resume()
      outgoing.writeHead(429, { 'retry-after': retryAfter, 'content-type': 'text/plain' })
      outgoing.end('Too many requests')
      return
    }
    const { method, url, headers } = incoming
    const onward = request({ host: '127.0.0.1', port: productPort, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.once('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(port, resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
}

const results = async (
  ids: readonly string[],
  limit: Limiter,
  flaw?: FlawName,
): Promise<readonly ScenarioResult[]> => {
  const entra = await startMockEntra({ seed: 'limited' })
  const [port, productPort] = [await freePort(), await freePort()]
  const driver = await createReferenceDriver({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    providers: await providersOf(entra),
    port: productPort,
    origin: `http://localhost:${port}`,
    ...(flaw === undefined ? {} : { flaw }),
  })
  closers.push(entra.close, driver.close)
  await startLimiter(port, productPort, limit)
  const selection = select(await loadCatalogue(), ids)
  if (selection.kind === 'problems') throw new Error(selection.problems.join('\n'))
  const { scenarios } = await run({
    stage: {
      entra,
      driver,
      description: await driver.describe(),
      seed: 'limited',
      mailDomain: 'contoso.example',
      timeoutMs: 10_000,
    },
    profile: 'enterprise-sso',
    flaw,
    cite,
    selected: selection.selected,
    concurrency: 2,
    version: '',
    command: '',
    driverAt: 'in process',
    contract: undefined,
    emit: () => {},
  })
  return scenarios
}

/** Every so many requests one is too many; asked again at once it is let through. */
const everyNth = (nth: number): Limiter => {
  let count = 0
  return () => {
    count += 1
    return count % nth === 0 ? '0' : undefined
  }
}

it('is waited for, and judged as if nothing had been', async () => {
  const [honest, lied] = await results(['setup.happy-path', 'idtoken.nonce-wrong'], everyNth(6))
  expect([honest?.verdict, lied?.verdict]).toEqual(['passed', 'passed'])
  const words = JSON.stringify(honest?.steps)
  expect(words).toContain('Answered 429 once before, and was waited for 0.1 s.')
  expect(words).not.toContain('"status":429')
}, 60_000)

it('does not get away with a mistake by it', async () => {
  const [lied] = await results(['idtoken.nonce-wrong'], everyNth(6), 'ignores-nonce')
  expect(lied?.verdict).toBe('failed')
}, 60_000)

it('is inconclusive when it goes on, with the cure: neither failed nor counted as a refusal', async () => {
  const [lied] = await results(['idtoken.nonce-wrong'], ({ url = '' }) =>
    url.includes('/callback') || url.includes('code=') ? '900' : undefined,
  )
  expect(lied?.verdict).toBe('inconclusive')
  expect(lied?.reason).toContain('with status 429 (too many requests), and wants to be asked again in 900 s')
  expect(lied?.reason).toContain('lower --concurrency')
}, 60_000)
