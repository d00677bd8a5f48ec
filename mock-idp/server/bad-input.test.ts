import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawRequest, sendRaw } from '../testing/raw-http.ts'
import { callback, login, makeScene, redeem, type Scene, signIn } from '../testing/relying-party.ts'
import { createApp } from './app.ts'
import { longestQuery } from './gate.ts'
import { listen } from './listener.ts'
import { mostBytes } from './read.ts'

let scene: Scene
let tenant: string
beforeAll(async () => {
  scene = await makeScene()
  tenant = scene.tenant.id
})
afterAll(() => scene.entra.close())

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const send = (line: string, headers?: Record<string, string>, body?: string | Buffer) =>
  sendRaw(scene.entra.origin, rawRequest(line, headers, body))
const codesIn = (body: string): unknown => (JSON.parse(body) as { error_codes?: unknown }).error_codes
const authorize = (query: string): string => `GET /${tenant}/oauth2/v2.0/authorize?${query}`
const token = (): string => `POST /${tenant}/oauth2/v2.0/token`

describe('requests that are too long', () => {
  it('refuses a long query with a page ⟨robust.long-query⟩', async () => {
    const client = `client_id=${scene.app.clientId}&state=`
    const { status, body } = await send(authorize(client + 'x'.repeat(100_000)))
    expect(status).toBe(200)
    expect(body).toContain('AADSTS90015: Requested query string is too long.')
    expect(scene.tenant.journal.last('authorize')?.code).toBe('AADSTS90015')
    const fitting = 'x'.repeat(longestQuery - client.length)
    expect((await send(authorize(client + fitting))).body).not.toContain('AADSTS90015')
  })
  it('answers 431 beyond what is read of a head', async () =>
    expect((await send(authorize('x'.repeat(400_000)))).status).toBe(431))
  it('takes a body of almost 1 MB, and refuses a longer one', async () => {
    const padded = (length: number): string => `grant_type=x&pad=${'x'.repeat(length - 17)}`
    const fits = await send(token(), form, padded(mostBytes))
    expect(codesIn(fits.body)).toEqual([70003])
    const over = await send(token(), form, padded(mostBytes + 1))
    expect(over.status).toBe(413)
    expect(codesIn(over.body)).toEqual([9002313])
    const far = await send(`POST /${tenant}/oauth2/v2.0/authorize`, form, padded(20 * mostBytes))
    expect(far.status).toBe(413)
    expect(far.body).toContain('AADSTS9002313')
  })
  it('cuts the connection of a body without end', async () => {
    const { text } = await send(
      token(),
      { ...form, 'Content-Length': String(200 * mostBytes) },
      'x'.repeat(70 * mostBytes),
    )
    expect(text).toBe('')
  })
  it('takes large cookies, also such that are only blanks', async () => {
    for (const cookie of [`a=${'b'.repeat(100_000)}`, `a;${' '.repeat(100_000)}`, ';'.repeat(100_000)])
      for (const path of ['logout', 'authorize'])
        expect((await send(`GET /${tenant}/oauth2/v2.0/${path}`, { Cookie: cookie })).status).toBe(200)
  })
  it('does not keep all of it in the journal', async () => {
    await send(token(), form, `grant_type=x&pad=${'x'.repeat(500_000)}`)
    expect(JSON.stringify(scene.tenant.journal.last('token')).length).toBeLessThan(150_000)
  })
})

describe('paths and parameters that cannot be read', () => {
  it.each([
    ['/%', 404],
    ['/%zz/oauth2/v2.0/logout', 200],
    ['/%ff%fe/v2.0/.well-known/openid-configuration', 400],
    ['/%00/v2.0/.well-known/openid-configuration', 400],
    ['/..%2f..%2fetc/discovery/v2.0/keys', 400],
    ['//evil.example/oauth2/v2.0/authorize', 404],
    ['/a%0d%0aSet-Cookie:%20x=y/discovery/v2.0/keys', 400],
    ['/', 404],
    ['/nothing', 404],
    ['http://[', 404],
    ['http://elsewhere.example', 404],
    ['/#', 404],
  ])('answers %s with %i', async (path, status) => {
    const answer = await send(`GET ${path}`)
    expect(answer.status).toBe(status)
    expect(answer.head).not.toMatch(/^set-cookie: x=y/im)
  })
  it('takes the absolute form of a proxy', async () => {
    const { status, body } = await send(
      `GET http://elsewhere.example/${tenant}/v2.0/.well-known/openid-configuration`,
    )
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ issuer: scene.tenant.issuer })
  })
  it('names the malformed tenant in the words of Entra', async () => {
    const { body } = await send('GET /%zz/v2.0/.well-known/openid-configuration')
    expect(codesIn(body)).toEqual([900023])
  })
  it.each([
    ['broken percent-encoding', 'grant_type=%zz%', 70003],
    ['bytes that are no UTF-8', Buffer.from('grant_type=\xff\xfe', 'latin1'), 70003],
    ['names of object members', '__proto__=a&constructor=b&toString=c&hasOwnProperty=d', 900144],
    ['nothing', '', 900144],
    ['only separators', '&&&=&=&', 900144],
    ['a grant type that is the name of an object member', 'grant_type=__proto__', 70003],
    [
      'a client ID that is the name of an object member',
      'grant_type=authorization_code&client_id=__proto__',
      700038,
    ],
  ])('answers a body of %s with %s', async (_, body, code) =>
    expect(codesIn((await send(token(), form, body)).body)).toEqual([code]),
  )
  it.each([
    ['application/json', '{"grant_type":"authorization_code"}'],
    ['multipart/form-data; boundary=x', '--x\r\n'],
    ['text/plain', 'grant_type=authorization_code'],
    ['', 'grant_type=authorization_code'],
  ])('does not read a body of type %j ⟨robust.content-type⟩', async (type, body) =>
    expect(codesIn((await send(token(), { 'Content-Type': type }, body)).body)).toEqual([900144]),
  )
  it('refuses a parameter that comes twice ⟨robust.repeated⟩', async () => {
    const twice = await send(token(), form, 'grant_type=authorization_code&grant_type=refresh_token')
    expect(codesIn(twice.body)).toEqual([9000411])
    const page = await send(authorize(`client_id=a&client_id=b`))
    expect(page.body).toContain('AADSTS9000411')
    expect(scene.tenant.journal.last('authorize')?.reason).toBe(
      'The parameter client_id comes more than once.',
    )
  })
  it('puts nothing of a request into headers of the answer', async () => {
    const injected = encodeURIComponent('a\r\nSet-Cookie: x=y')
    for (const name of [
      'state',
      'nonce',
      'redirect_uri',
      'login_hint',
      'client-request-id',
      'response_mode',
    ]) {
      const answer = await send(
        authorize(
          `client_id=${scene.app.clientId}&redirect_uri=${encodeURIComponent(callback)}&${name}=${injected}`,
        ),
      )
      expect(answer.head).not.toMatch(/^set-cookie: x=y/im)
    }
  })
})

describe('methods', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])(
    '%s is refused where people go ⟨robust.method⟩',
    async (method) => {
      const answer = await send(`${method} /${tenant}/oauth2/v2.0/authorize`)
      expect(answer.status).toBe(405)
      expect(answer.head).toMatch(/^allow: GET, POST$/im)
      expect(answer.body).toContain(
        `AADSTS900561: The endpoint only accepts GET, POST requests. Received a ${method} request.`,
      )
    },
  )
  it.each(['GET', 'PUT', 'DELETE', 'TRACE'])(
    '%s is refused in JSON at the token endpoint',
    async (method) => {
      const answer = await send(`${method} /${tenant}/oauth2/v2.0/token`)
      expect(answer.status).toBe(400)
      expect(codesIn(answer.body)).toEqual([900561])
    },
  )
  it('POST is refused in JSON at the key set', async () => {
    const answer = await send(`POST /${tenant}/discovery/v2.0/keys`, form, 'a=b')
    expect(answer.status).toBe(405)
    expect(codesIn(answer.body)).toEqual([900561])
  })
  it('HEAD has the head of GET and no body', async () => {
    const answer = await send(`HEAD /${tenant}/v2.0/.well-known/openid-configuration`)
    expect(answer.status).toBe(200)
    expect(answer.body).toBe('')
    expect(answer.head).toMatch(/content-type: application\/json/i)
  })
  it('OPTIONS is told what there is', async () => {
    for (const path of ['/oauth2/v2.0/authorize', '/mock/sign-in/x']) {
      const answer = await send(`OPTIONS /${tenant}${path}`)
      expect(answer.status).toBe(200)
      expect(answer.head).toMatch(/^allow: /im)
    }
    expect((await send('OPTIONS *')).status).toBe(404)
  })
})

describe('connections', () => {
  it('answers pipelined requests one after the other', async () => {
    const keys = `GET /${tenant}/discovery/v2.0/keys HTTP/1.1\r\nHost: localhost\r\n\r\n`
    const { text } = await sendRaw(scene.entra.origin, `${keys}${keys}${rawRequest('GET /nothing')}`)
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
    expect(text.match(/HTTP\/1\.1 404/g)).toHaveLength(1)
  })
  it('goes on when others hang up in the middle', async () => {
    const { port } = new URL(scene.entra.origin)
    for (const text of [
      '',
      'GET',
      token(),
      `${token()} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc`,
    ]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(text, () => socket.resetAndDestroy()),
      )
      socket.once('close', () => resolve())
      await promise
    }
    expect((await login(scene)).access_token).toBeTypeOf('string')
  })
  it.each([
    'GET / HTTP/9.9\r\n\r\n',
    'nonsense\r\n\r\n',
    '\0\0\0\0\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ])('answers %j with 400', async (text) =>
    expect((await sendRaw(scene.entra.origin, text)).status).toBe(400),
  )
})

describe('the neighbour', () => {
  it.each([
    ['GET /', 404],
    ['GET /%', 404],
    ['PUT /oidc/userinfo', 405],
    ['GET /oidc/userinfo', 401],
    [`GET /oidc/userinfo?${'x'.repeat(20_000)}`, 400],
  ])('answers %.40s with %i', async (line, status) =>
    expect((await sendRaw(scene.entra.neighbour, rawRequest(line))).status).toBe(status),
  )
  it.each([
    'Bearer',
    'Bearer a',
    'Bearer a.b.c',
    'Basic x',
    `Bearer ${'x'.repeat(100_000)}`,
    'Bearer a.e30.c',
  ])('answers the credential %.30s with 401', async (authorization) => {
    const answer = await sendRaw(
      scene.entra.neighbour,
      rawRequest('GET /oidc/userinfo', { Authorization: authorization }),
    )
    expect(answer.status).toBe(401)
  })
})

describe('redirects to the relying party', () => {
  it('has only characters in the header that belong there', async () => {
    const odd = 'http://localhost:3000/cällback'
    scene.app.update({ redirectUris: [callback, odd] })
    const url = await signIn(scene, undefined, { redirect_uri: odd })
    expect(url.pathname).toBe('/c%C3%A4llback')
    expect((await redeem(scene, url.searchParams.get('code'), { redirect_uri: odd })).status).toBe(200)
  })
})

describe('a failure of the mock itself', () => {
  it('is said in the words of Entra, without its own, and noted ⟨robust.own-failure⟩', async () => {
    const { entra } = scene
    const entries: object[] = []
    const broken = {
      seed: { guid: () => '0', text: () => '', bytes: () => Buffer.alloc(0) },
      serial: () => 1,
      origin: entra.origin,
      neighbour: entra.neighbour,
      journal: { record: (entry: object) => entries.push(entry) },
      directory: {
        tenants: new Map(),
        domains: new Map(),
        shared: new Map(),
      },
      get grants(): never {
        throw new Error('a secret of the inside')
      },
      get engines(): never {
        throw new Error('a secret of the inside')
      },
    }
    const listener = await listen({ host: '127.0.0.1', port: 0 })
    listener.serve(createApp(broken as never))
    const origin = `http://127.0.0.1:${listener.port}`
    const json = await sendRaw(
      origin,
      rawRequest('POST /common/oauth2/v2.0/token', form, 'grant_type=refresh_token&refresh_token=x'),
    )
    const page = await sendRaw(origin, rawRequest('GET /common/oauth2/v2.0/logout'))
    await listener.close()
    expect(json.status).toBe(500)
    expect(codesIn(json.body)).toEqual([90036])
    expect(page.status).toBe(500)
    expect(page.body).toContain('AADSTS90036')
    for (const { text } of [json, page]) expect(text).not.toMatch(/secret of the inside|\.ts|at /)
    expect(entries).toMatchObject([{ code: 'AADSTS90036' }, { code: 'AADSTS90036' }])
  })
})
