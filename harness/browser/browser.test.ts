import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openBrowser, type Visit } from './browser.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

const servers: Server[] = []
const agent = new Agent()
let handle: Handler = (_, response) => response.end()
let port = 0
let visits: Visit[] = []

/** Two sites on one machine: `localhost` and `127.0.0.1`. */
const here = (path: string): string => `http://localhost:${port}${path}`
const elsewhere = (path: string): string => `http://127.0.0.1:${port}${path}`

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    handle(request, response, body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  await agent.destroy()
  for (const server of servers) server.closeAllConnections()
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
})

const browse = (): Browser =>
  openBrowser({
    agent,
    origins: () => new Set([`http://localhost:${port}`, `http://127.0.0.1:${port}`]),
    timeoutMs: 300,
    onVisit: (visit) => visits.push(visit),
  })

beforeEach(() => {
  visits = []
})

describe('cookies', () => {
  const cookiesSeenAt: Record<string, string> = {}
  beforeEach(() => {
    handle = (request, response) => {
      const path = request.url ?? ''
      cookiesSeenAt[`${request.method} ${path}`] = request.headers.cookie ?? ''
      response.setHeader('content-type', 'text/html')
      if (path === '/set')
        response.setHeader('set-cookie', [
          'strict=1; SameSite=Strict',
          'lax=1; SameSite=Lax',
          'default=1',
          'none=1; SameSite=None; Secure',
          'unsafe=1; SameSite=None',
        ])
      if (path === '/cross')
        return response.end(
          `<form method="post" action="${here('/posted')}"><button>Post</button></form><form action="${here('/got')}"><button>Get</button></form>`,
        )
      return response.end('ok')
    }
  })

  it('sends all of them where the person types the address', async () => {
    const tab = browse().tab()
    await tab.visit(here('/set'))
    await tab.visit(here('/typed'))
    expect(cookiesSeenAt['GET /typed']).toBe('strict=1; lax=1; default=1; none=1')
  })

  it('withholds Strict from a navigation that another site started, and Lax from its POST', async () => {
    const browser = browse()
    await browser.tab().visit(here('/set'))
    const tab = browser.tab()
    await tab.visit(elsewhere('/cross'))
    await tab.act({ press: 'Get' })
    expect(cookiesSeenAt['GET /got']).toBe('lax=1; default=1; none=1')
    await tab.visit(elsewhere('/cross'))
    await tab.act({ press: 'Post' })
    expect(cookiesSeenAt['POST /posted']).toBe('none=1')
  })

  it('forgets one site and keeps the other', async () => {
    const browser = browse()
    const tab = browser.tab()
    await tab.visit(here('/set'))
    await tab.visit(elsewhere('/set'))
    await browser.forget(elsewhere('/'))
    await tab.visit(here('/kept'))
    await tab.visit(elsewhere('/forgotten'))
    expect(cookiesSeenAt['GET /kept']).toContain('lax=1')
    expect(cookiesSeenAt['GET /forgotten']).toBe('')
  })
})

describe('requests', () => {
  it('say where they come from, as a browser does', async () => {
    const seen: Record<string, unknown> = {}
    handle = (request, response) => {
      const { origin, referer, 'sec-fetch-site': site } = request.headers
      seen[request.url ?? ''] = { origin, referer, site }
      response.setHeader('content-type', 'text/html')
      response.end(`<form method="post" action="${here('/target')}"><button>Go</button></form>`)
    }
    const tab = browse().tab()
    await tab.visit(elsewhere('/start'))
    await tab.act({ press: 'Go' })
    expect(seen['/start']).toEqual({ origin: undefined, referer: undefined, site: 'none' })
    expect(seen['/target']).toEqual({ origin: elsewhere(''), referer: elsewhere('/'), site: 'cross-site' })
  })

  it('follow redirects, turn POST into GET at 303, keep it at 307', async () => {
    const methods: string[] = []
    handle = (request, response, body) => {
      methods.push(`${request.method} ${request.url} ${body}`)
      response.setHeader('content-type', 'text/html')
      if (request.url === '/303') return response.writeHead(303, { location: '/end' }).end()
      if (request.url === '/307') return response.writeHead(307, { location: '/303' }).end()
      return response.end(
        '<form method="post" action="/307"><input name="a" value="1"><button>Go</button></form>',
      )
    }
    const tab = browse().tab()
    await tab.visit(here('/'))
    await tab.act({ press: 'Go' })
    expect(methods).toEqual(['GET / ', 'POST /307 a=1', 'POST /303 a=1', 'GET /end '])
    expect(tab.page?.url.pathname).toBe('/end')
  })

  it('can be held before they are sent', async () => {
    handle = (request, response) =>
      request.url === '/start'
        ? response.writeHead(302, { location: '/callback?code=1' }).end()
        : response.end('sent')
    const arrival = await browse()
      .tab()
      .visit(here('/start'), ({ url }) => url.pathname === '/callback')
    expect(arrival).toMatchObject({ kind: 'held', navigation: { url: new URL(here('/callback?code=1')) } })
    expect(visits).toHaveLength(1)
  })
})

describe('waiting', () => {
  it('opens the page again until it shows what is waited for', async () => {
    let asked = 0
    handle = (_, response) => {
      asked += 1
      response.setHeader('content-type', 'text/html')
      response.end(`<p class="${asked > 2 ? 'done' : 'busy'}">…</p>`)
    }
    const tab = browse().tab()
    await tab.visit(here('/checking'))
    const arrival = await tab.act({ waitFor: { css: 'p.done' } })
    expect(arrival.kind === 'page' && arrival.page.url.href).toBe(here('/checking'))
    expect(asked).toBe(3)
  })

  it('is bounded, and says what did not come', async () => {
    handle = (_, response) => response.end('busy')
    const tab = browse().tab()
    await tab.visit(here('/checking'))
    expect(await tab.act({ waitFor: 'done', seconds: 0.2 })).toEqual({
      kind: 'missing',
      what: `${here('/checking')} did not show the text "done" within 0.2 s`,
    })
    expect(await browse().tab().act({ waitFor: 'done' })).toMatchObject({ kind: 'trouble' })
  })
})

describe('what goes wrong is said in words', () => {
  const trouble = async (path: string): Promise<string> => {
    const arrival = await browse().tab().visit(path)
    return arrival.kind === 'trouble' ? arrival.trouble : arrival.kind
  }

  it('a hang, with whom and how long', async () => {
    handle = () => {}
    expect(await trouble(here('/hang'))).toBe(`no answer to GET ${here('/hang')} within 0.3 s`)
  })

  it('a reset', async () => {
    handle = (request) => request.socket.destroy()
    expect(await trouble(here('/reset'))).toContain(`GET ${here('/reset')} broke off`)
  })

  it('a redirect without end', async () => {
    handle = (_, response) => response.writeHead(302, { location: '/again' }).end()
    expect(await trouble(here('/'))).toContain('redirected more than 20 times')
  })

  it('a host that nobody declared, which is not visited', async () => {
    handle = (_, response) => response.writeHead(302, { location: 'https://evil.example/x' }).end()
    expect(await trouble(here('/'))).toContain(
      'sent to https://evil.example, which is none of the declared hosts',
    )
    expect(visits).toHaveLength(1)
  })

  it('a Location that is no URL', async () => {
    handle = (_, response) => response.writeHead(302, { location: 'http://[' }).end()
    expect(await trouble(here('/'))).toBe('redirected to "http://[", which is not a URL')
  })
})
