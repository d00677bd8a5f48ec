/** Serves any driver over HTTP, so that all transports of the contract are proven on the same product. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Driver } from '../driver.ts'
import { wordsOf } from '../errors.ts'
import { askDriver, BadRequest } from './dispatch.ts'

/** Listens on a free loopback port; `close` ends it. */
export const serveDriver = async (
  driver: Driver,
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const ask = askDriver(driver)
  const server: Server = createServer((incoming, answer) => {
    const send = (status: number, body: unknown): void => {
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const handle = async (): Promise<void> => {
      const verb = (incoming.url ?? '').split('/').at(-1) ?? ''
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
      const answered =
        incoming.method === 'POST'
          ? await ask(verb, JSON.parse(Buffer.concat(chunks).toString() || '{}'))
          : undefined
      if (answered?.kind === 'reply') send(200, answered.value)
      else send(501, { problem: `no such verb: ${verb}` })
    }
    handle().catch((thrown: unknown) =>
      send(thrown instanceof BadRequest ? 400 : 500, { problem: wordsOf(thrown) }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
