import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from '../browser.ts'
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

let handle: Handler = (_, response) => response.end()
let server: Server
let chromium: Chromium
let port = 0
let visits: Visit[] = []
let scripts: string[] = []

/** Two sites on one machine: `localhost` and `127.0.0.1`. */
const here = (path: string): string => `http://localhost:${port}${path}`
const elsewhere = (path: string): string => `http://127.0.0.1:${port}${path}`

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    handle(request, response, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  const launched = await launchChromium(process.env, { origin: here(''), ca: undefined })
  if (launched.kind === 'missing') throw new Error(`${launched.why} ${launched.cure}`)
  chromium = launched.chromium
})
afterAll(async () => {
  await chromium.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  visits = []
  scripts = []
})

const browse = (more: Partial<ChromiumOptions> = {}): Browser =>
  chromium.open({
    origins: () => new Set([`http://localhost:${port}`, `http://127.0.0.1:${port}`]),
    timeoutMs: 5000,
    onVisit: (visit) => visits.push(visit),
    onScript: (_, said) => scripts.push(said),
    ...more,
  })

const html = (response: ServerResponse, text: string): void => {
  response.setHeader('content-type', 'text/html')
  response.end(`<!doctype html>${text}`)
}

describe('cookies', () => {
  let seenAt: Record<string, string> = {}
  beforeEach(() => {
    seenAt = {}
    handle = (request, response) => {
      const path = request.url ?? ''
      seenAt[`${request.method} ${path}`] = request.headers.cookie ?? ''
      if (path === '/set')
        response.setHeader('set-cookie', ['strict=1; SameSite=Strict', 'lax=1; SameSite=Lax; HttpOnly'])
      if (path === '/cross')
        return html(
          response,
          `<form method="post" action="${here('/posted')}"><button>Post</button></form><form action="${here('/got')}"><button>Get</button></form>`,
        )
      return html(response, 'ok')
    }
  })

  it('withholds Strict from a navigation that another site started, and Lax from its POST', async () => {
    const browser = browse()
    await browser.tab().visit(here('/set'))
    const tab = browser.tab()
    await tab.visit(here('/typed'))
    await tab.visit(elsewhere('/cross'))
    await tab.act({ press: 'Get' })
    await tab.visit(elsewhere('/cross'))
    await tab.act({ press: 'Post' })
    expect(seenAt).toMatchObject({
      'GET /typed': 'strict=1; lax=1',
      'GET /got?': 'lax=1',
      'POST /posted': '',
    })
  })

  it('sends a form as a page of another site would', async () => {
    const browser = browse()
    await browser.tab().visit(here('/set'))
    const body = new URLSearchParams({ a: '1' })
    const attacker = new URL('https://attacker.example/')
    await browser.tab().go({ method: 'POST', url: new URL(here('/forged')), body, initiator: attacker })
    await browser
      .tab()
      .go({ method: 'GET', url: new URL(here('/link')), body: undefined, initiator: attacker })
    expect(seenAt).toMatchObject({ 'POST /forged': '', 'GET /link': 'lax=1' })
  })

  it('reads, plants and forgets them', async () => {
    const [one, other] = [browse(), browse()]
    await one.tab().visit(here('/set'))
    expect(await one.cookiesOf(here('/'))).toEqual([
      'strict=1; Path=/; SameSite=Strict',
      'lax=1; Path=/; HttpOnly; SameSite=Lax',
    ])
    expect(await one.cookiesOf(elsewhere('/'))).toEqual([])
    await other.plant(here('/'), await one.cookiesOf(here('/')))
    expect(await other.cookieValues()).toEqual(['1', '1'])
    await other.tab().visit(here('/planted'))
    await other.forget(here('/'))
    await other.tab().visit(here('/forgotten'))
    expect(seenAt).toMatchObject({ 'GET /planted': 'strict=1; lax=1', 'GET /forgotten': '' })
  })

  it('keeps none when they are refused', async () => {
    const browser = browse({ refusesCookies: true })
    await browser.tab().visit(here('/set'))
    await browser.tab().visit(here('/typed'))
    expect(seenAt['GET /typed']).toBe('')
  })
})

describe('the way', () => {
  it('is traced through redirects, with what was set on each', async () => {
    handle = (request, response) => {
      if (request.url === '/end') return html(response, '<p>there</p>')
      response.writeHead(302, { location: elsewhere('/end'), 'set-cookie': 'a=1; HttpOnly' }).end()
    }
    const arrival = await browse().tab().visit(here('/start'))
    expect(arrival).toMatchObject({ kind: 'page', page: { status: 200, url: new URL(elsewhere('/end')) } })
    expect(visits).toMatchObject([
      {
        method: 'GET',
        url: here('/start'),
        status: 302,
        location: elsewhere('/end'),
        setCookies: ['a=1; HttpOnly'],
      },
      {
        url: elsewhere('/end'),
        status: 200,
        body: '<!doctype html><p>there</p>',
        policy: { 'content-type': 'text/html' },
      },
    ])
  })

  it('stops in the middle of a redirect when it is held', async () => {
    handle = (request, response) => {
      if (request.url === '/start') return response.writeHead(302, { location: here('/held?code=x') }).end()
      return html(response, 'never')
    }
    const tab = browse().tab()
    const arrival = await tab.visit(here('/start'), ({ url }) => url.pathname === '/held')
    expect(arrival).toMatchObject({
      kind: 'held',
      navigation: { method: 'GET', url: new URL(here('/held?code=x')) },
    })
    expect(visits).toHaveLength(1)
  })

  it('follows a page that submits itself, and can hold what it sends', async () => {
    handle = (request, response, body) => {
      if (request.url === '/start')
        return html(
          response,
          `<body onload="document.forms[0].submit()"><form method="post" action="${elsewhere('/taken')}"><input name="code" value="ü&1"></form>`,
        )
      return html(response, body)
    }
    const arrival = await browse().tab().visit(here('/start'))
    expect(arrival).toMatchObject({ kind: 'page', page: { url: new URL(elsewhere('/taken')) } })
    expect(visits.at(-1)?.body).toContain('code=%C3%BC%261')
    const held = await browse()
      .tab()
      .visit(here('/start'), ({ method }) => method === 'POST')
    expect(held.kind === 'held' && [...(held.navigation.body ?? [])]).toEqual([['code', 'ü&1']])
  })

  it('does not leave the declared hosts', async () => {
    handle = (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end()
    const arrival = await browse().tab().visit(here('/start'))
    expect(arrival).toMatchObject({
      kind: 'trouble',
      trouble: expect.stringContaining('none of the declared hosts'),
    })
  })

  it('says when nobody answers, nobody listens, or the way has no end', async () => {
    handle = (request, response) => {
      if (request.url === '/hang') return
      response.writeHead(302, { location: here('/round') }).end()
    }
    const trouble = async (url: string, timeoutMs = 5000) => {
      const arrival = await browse({ timeoutMs }).tab().visit(url)
      return arrival.kind === 'trouble' ? arrival.trouble : arrival.kind
    }
    expect(await trouble(here('/hang'), 300)).toBe(`no answer to GET ${here('/hang')} within 0.3 s`)
    expect(await trouble(here('/round'))).toContain('redirected more than 20 times')
  })
})

describe('a page', () => {
  it('is filled in and pressed as a person does', async () => {
    handle = (request, response, body) =>
      request.method === 'POST'
        ? html(response, body)
        : html(
            response,
            `<form method="post"><label>Client ID <input name="id" value="old"></label><input type="hidden" name="csrf" value="t"><button name="do" value="save">Save</button></form>`,
          )
    const tab = browse().tab()
    await tab.visit(here('/form'))
    await tab.act({ press: 'Save', fill: { 'Client ID': 'new' } })
    expect(visits.at(-1)).toMatchObject({
      method: 'POST',
      body: expect.stringContaining('id=new&csrf=t&do=save'),
    })
    expect(await tab.act({ press: 'Remove' })).toMatchObject({ kind: 'missing' })
  })

  it('is shown as its scripts made it, and what was planted says that it ran', async () => {
    handle = (_, response) =>
      html(response, `<p id="p"></p><script>p.textContent = 'by' + ' script'; gcPlanted('ran')</script>`)
    const arrival = await browse().tab().visit(here('/scripted'))
    expect(arrival.kind === 'page' && arrival.page.document.text).toContain('by script')
    expect(scripts).toEqual(['ran'])
  })

  it('gets nothing from hosts that were not declared, and that shows', async () => {
    handle = (request, response) =>
      request.url === '/page'
        ? html(response, `<script src="https://cdn.example/a.js"></script><img src="${here('/own.png')}">`)
        : response.end()
    await browse().tab().visit(here('/page'))
    expect(visits.map(({ url, resource }) => [url, resource])).toEqual(
      expect.arrayContaining([
        ['https://cdn.example/a.js', 'script'],
        [here('/own.png'), 'image'],
      ]),
    )
  })
})

describe('waiting', () => {
  it('lets scripts and the page itself go on until it shows what is waited for', async () => {
    handle = (request, response) => {
      if (request.url === '/checking')
        return html(response, `<p>busy</p><script>setTimeout(() => location.assign('/next'), 50)</script>`)
      return html(
        response,
        `<p id="p">busy</p><script>setTimeout(() => { p.className = 'done' }, 50)</script>`,
      )
    }
    const tab = browse().tab()
    // What a page does by itself is not followed until somebody waits for it.
    await tab.visit(here('/next'))
    expect(await tab.act({ waitFor: { css: 'p.done' } })).toMatchObject({ kind: 'page' })
    const waiting = browse().tab()
    await waiting.visit(here('/checking'))
    const arrival = await waiting.act({ waitFor: 'never', seconds: 0.3 })
    expect(arrival.kind === 'missing' && arrival.what).toMatch(/did not show the text "never" within 0.3 s$/)
  })
})

describe('the history', () => {
  it('comes back from the cache where a page may be cached, and from the server where not', async () => {
    let asked = 0
    handle = (request, response) => {
      if (request.url === '/next') return html(response, 'next')
      asked += 1
      response.setHeader('cache-control', request.url === '/kept' ? 'max-age=600' : 'no-store')
      return html(response, `asked ${asked} times`)
    }
    const back = async (path: string): Promise<string> => {
      const tab = browse().tab()
      await tab.visit(here(path))
      await tab.visit(here('/next'))
      const arrival = await tab.back?.()
      return arrival?.kind === 'page' ? arrival.page.document.text : 'no page'
    }
    expect(await back('/kept')).toBe('asked 1 times')
    expect(await back('/fresh')).toBe('asked 3 times')
    expect(await browse().tab().back?.()).toBeUndefined()
  })
})

describe('a product that answers 429', () => {
  const insisting = () => browse({ patienceMs: () => 1000 })

  it('is asked again, with the same method, content, headers and cookies', async () => {
    const seen: string[] = []
    handle = (request, response, body) => {
      seen.push(`${request.method} ${request.url} ${body} ${request.headers.cookie ?? ''}`)
      if (request.method === 'GET') {
        html(
          response,
          '<form method="post" action="/done"><input name="a" value="1"><button>Go</button></form>',
        )
        return
      }
      if (seen.length < 4) {
        response.writeHead(429, { 'retry-after': '0', 'set-cookie': `n=${seen.length}; SameSite=Strict` })
        response.end('later')
        return
      }
      html(response, 'done')
    }
    const tab = insisting().tab()
    await tab.visit(here('/'))
    const arrival = await tab.act({ press: 'Go' })
    expect(arrival).toMatchObject({ kind: 'page', page: { status: 200 } })
    expect(seen).toEqual(['GET /  ', 'POST /done a=1 ', 'POST /done a=1 n=2', 'POST /done a=1 n=3'])
    expect(visits.map(({ status }) => status)).toEqual([200, 200])
    expect(visits[1]?.slowed).toEqual({ times: 2, waitedMs: 100 })
  })

  it('ends the way when it goes on', async () => {
    handle = (_, response) => {
      response.writeHead(429, { 'retry-after': '900' })
      response.end()
    }
    await expect(insisting().tab().visit(here('/'))).rejects.toThrow('wants to be asked again in 900 s')
  })

  it('has answered where nobody is patient', async () => {
    handle = (_, response) => {
      response.writeHead(429)
      response.end('later')
    }
    expect(await browse().tab().visit(here('/'))).toMatchObject({ kind: 'page', page: { status: 429 } })
  })
})
