/** Serves any driver over HTTP, so that both transports of the contract are proven on the same product. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Driver, Reply, Verb } from '../driver.ts'
import { verbs } from '../driver.ts'
import { wordsOf } from '../errors.ts'
import { problemsOf, requests } from './schema.ts'

const isVerb = (name: string): name is Verb => verbs.some((verb) => verb === name)

/** The answer for a verb that a driver need not have. */
const unsupported: Reply = { status: 'unsupported' }

const dispatch = (driver: Driver, verb: Verb, body: unknown): Promise<unknown> | string => {
  const parsed = requests[verb].safeParse(body)
  if (!parsed.success) return problemsOf(parsed.error).join('; ')
  switch (verb) {
    case 'describe':
      return driver.describe()
    case 'reset':
      return driver.reset()
    case 'organisation':
      return driver.organisation(requests.organisation.parse(body))
    case 'setup': {
      const { organisation, connection } = requests.setup.parse(body)
      return driver.setup(organisation, connection)
    }
    case 'arrange': {
      const { organisation, connection } = requests.arrange.parse(body)
      return driver.arrange?.(organisation, connection) ?? Promise.resolve(unsupported)
    }
    case 'forget':
      return driver.forget?.(requests.forget.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'sign-in': {
      const { organisation, email } = requests['sign-in'].parse(body)
      return driver.signIn(organisation, email)
    }
    case 'session': {
      const { organisation, email } = requests.session.parse(body)
      return Promise.resolve(driver.session?.(organisation, email) ?? unsupported)
    }
    case 'login': {
      const { organisation, email, returnTo } = requests.login.parse(body)
      return driver.login(organisation, email, returnTo)
    }
    case 'join-link': {
      const { organisation, email } = requests['join-link'].parse(body)
      return Promise.resolve(driver.joinLink?.(organisation, email) ?? unsupported)
    }
    case 'invite-link': {
      const { organisation, email } = requests['invite-link'].parse(body)
      return Promise.resolve(driver.inviteLink?.(organisation, email) ?? unsupported)
    }
    case 'settings': {
      const { organisation, settings } = requests.settings.parse(body)
      return Promise.resolve(driver.settings?.(organisation, settings) ?? unsupported)
    }
    case 'member': {
      const { organisation, email, change } = requests.member.parse(body)
      return Promise.resolve(driver.member?.(organisation, email, change) ?? unsupported)
    }
    case 'probe': {
      const { organisation, what } = requests.probe.parse(body)
      return driver.probe(organisation, what)
    }
    case 'api-token': {
      const { organisation, email } = requests['api-token'].parse(body)
      return driver.apiToken?.(organisation, email) ?? Promise.resolve(unsupported)
    }
    case 'channels':
      return driver.channels?.(requests.channels.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'writes': {
      const { organisation, text } = requests.writes.parse(body)
      return driver.writes?.(organisation, text) ?? Promise.resolve(unsupported)
    }
    case 'logout':
      return driver.logout?.(requests.logout.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'release':
      return driver.release?.(requests.release.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'audit-log':
      return driver.auditLog?.(requests['audit-log'].parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'session-timeout': {
      const { organisation, seconds } = requests['session-timeout'].parse(body)
      return driver.sessionTimeout?.(organisation, seconds) ?? Promise.resolve(unsupported)
    }
    case 'advance-clock': {
      const { organisation, seconds } = requests['advance-clock'].parse(body)
      return driver.advanceClock?.(organisation, seconds) ?? Promise.resolve(unsupported)
    }
    case 'test':
    case 'status':
    case 'enable':
    case 'disable':
    case 'whoami':
      return driver[verb](requests[verb].parse(body).organisation)
  }
}

const isUnsupported = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'status' in reply && reply.status === 'unsupported'

/** Listens on a free loopback port; `close` ends it. */
export const serveDriver = async (
  driver: Driver,
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const server: Server = createServer((incoming, answer) => {
    const send = (status: number, body: unknown): void => {
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const handle = async (): Promise<void> => {
      const verb = (incoming.url ?? '').split('/').at(-1) ?? ''
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
      if (incoming.method !== 'POST' || !isVerb(verb)) return send(501, { problem: `no such verb: ${verb}` })
      const reply = dispatch(driver, verb, JSON.parse(Buffer.concat(chunks).toString() || '{}'))
      if (typeof reply === 'string') return send(400, { problem: reply })
      const value = await reply
      send(isUnsupported(value) ? 501 : 200, value)
    }
    handle().catch((thrown: unknown) => send(500, { problem: wordsOf(thrown) }))
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
