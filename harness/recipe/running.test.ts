/** A product that runs already, and is configured by requests and in its pages. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OwnedDriver } from '../driver.ts'
import { checkReply } from '../drivers/schema.ts'
import { HarnessError } from '../errors.ts'
import { parseGreencheckFile } from './file.ts'
import { openRecipe } from './open.ts'

interface Asked {
  readonly what: string
  readonly body: string
  readonly type: string | undefined
  readonly cookie: string | undefined
  readonly authorization: string | undefined
}

let server: Server
let origin = ''
let asked: Asked[] = []
let answers: Readonly<Record<string, readonly [number, string]>> = {}
let driver: OwnedDriver
let close: () => Promise<void>

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { cookie, authorization, 'content-type': type } = request.headers
    const what = `${request.method} ${request.url}`
    asked.push({ what, body: Buffer.concat(await request.toArray()).toString(), type, cookie, authorization })
    const [status, body] = answers[what] ?? [200, '{}']
    response.writeHead(status, { 'set-cookie': 'admin=1; Path=/', location: '/made/7' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const { recipe } = parseGreencheckFile(
    `product: { name: Acme Hub, version: 2 }
start: { url: "${origin}" }
origins: ["http://localhost:1"]
redirectUri: "/o/{{org}}/{{callback}}"
organisation:
  - { request: POST /orgs, json: { key: "{{org}}", people: "{{people}}", note: "for {{admin.email}}" }, save: { org: $.id, callback: "$.urls[0]", made: location } }
  - { request: "POST /orgs/{{org}}/people", each: people, form: { mail: "{{person.email}}", role: "{{person.role}}" } }
setup:
  - { request: "PUT /orgs/{{org}}/sso", json: { issuer: "{{issuer}}", pasted: "{{issuerUrl}}", id: "{{clientId}}", tenant: "{{tenant}}" }, headers: { Authorization: "Bearer {{clientSecret}}" }, expect: { status: [200, 204] } }
test: [{ fill: { Note: "{{org}}" } }, { press: Test }, { waitFor: "css: .done", seconds: 9 }]
enable: { request: "POST /orgs/{{org}}/enable" }
disable: { request: "POST /orgs/{{org}}/disable" }
settings: { visit: "/o/{{org}}/settings" }
status: { request: "GET /orgs/{{org}}/sso", green: $.tested, enabled: $.enabled, message: $.said }
login: { visit: "/o/{{org}}/sso?mail={{person.email}}&to={{returnTo}}" }
whoami: { visit: "/me/{{org}}", identity: 'pattern: as (\\S+)', anonymous: { shows: nobody } }
private: { visit: "/o/{{org}}/private", shows: "Figures of {{org}}" }
release: { request: "DELETE /orgs/{{org}}" }
reset: { request: POST /reset }
capabilities: [multi-tenant]
`,
    'greencheck.yaml',
  )
  const opened = await openRecipe(
    { written: recipe ?? {}, folder: '.' },
    {
      entra: { origin: 'https://127.0.0.1:1', neighbour: 'https://127.0.0.1:2', ca: undefined },
      timeoutMs: 300,
    },
  )
  driver = opened.driver
  close = opened.close
})
afterAll(async () => {
  await close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  asked = []
  answers = { 'POST /orgs': [201, '{"id":"o 7","urls":["cb"]}'] }
})

const people = [
  { email: 'ada@contoso.example', name: 'Ada', role: 'admin' },
  { email: 'mia+1@contoso.example', name: 'Mia', role: 'member' },
] as const
const connection = {
  clientId: 'client',
  clientSecret: 's3cret',
  issuerUrl: 'https://127.0.0.1:1/tenant-1/v2.0/.well-known/openid-configuration',
}
const make = async () =>
  checkReply(
    'organisation',
    await driver.organisation({ key: 'acme-1', people, canaries: { private: 'p', public: 'q' } }),
  )

it('describes itself by what the recipe has', async () => {
  expect(checkReply('describe', await driver.describe())).toEqual({
    contract: 1,
    name: 'Acme Hub',
    version: '2',
    capabilities: ['has-test-step', 'has-enable', 'return-target', 'fresh-organisations', 'multi-tenant'],
    origins: [origin, 'http://localhost:1'],
  })
})

describe('an organisation', () => {
  it('is made by requests, with values, for each person, and what answers hold is kept', async () => {
    expect(await make()).toEqual({
      organisation: 'o 7',
      redirectUri: `${origin}/o/o%207/cb`,
      canaries: { private: 'Figures of o 7' },
    })
    expect(asked.map(({ what }) => what)).toEqual([
      'POST /orgs',
      'POST /orgs/o%207/people',
      'POST /orgs/o%207/people',
    ])
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      key: 'acme-1',
      people,
      note: 'for ada@contoso.example',
    })
    expect(asked[2]).toMatchObject({
      body: 'mail=mia%2B1%40contoso.example&role=member',
      type: 'application/x-www-form-urlencoded',
      cookie: 'admin=1',
    })
  })

  it('that is refused, or made without what is needed, is the end of the case', async () => {
    answers = { 'POST /orgs': [409, '{"error":{"message":"There is one already."}}'] }
    await expect(make()).rejects.toThrow(
      'the product refused "organisation" of the recipe: POST /orgs was answered with status 409: There is one already.',
    )
    answers = { 'POST /orgs': [200, '{"urls":[]}'] }
    await expect(make()).rejects.toThrow('has nothing at "$.id" to save as "org"')
  })
})

describe('verbs', () => {
  beforeEach(async () => {
    await make()
    asked = []
  })

  it('send what was entered, and what follows from it', async () => {
    expect(await driver.setup('o 7', connection)).toEqual({ status: 'ok' })
    expect(asked[0]?.authorization).toBe('Bearer s3cret')
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      issuer: 'https://127.0.0.1:1/tenant-1/v2.0',
      pasted: connection.issuerUrl,
      id: 'client',
      tenant: 'tenant-1',
    })
  })

  it('are refused in the words of the product, and never by its failure', async () => {
    const what = 'PUT /orgs/o%207/sso'
    answers = { [what]: [422, '<h1>No</h1><p>The issuer answers nothing.</p>'] }
    expect(await driver.setup('o 7', connection)).toEqual({
      status: 'refused',
      reason: 'PUT /orgs/o 7/sso was answered with status 422: No The issuer answers nothing.',
    })
    answers = { [what]: [201, ''] }
    expect(await driver.setup('o 7', connection)).toMatchObject({ status: 'refused' })
    answers = { [what]: [503, '{"message":"down"}'] }
    const failed = driver.setup('o 7', connection)
    await expect(failed).rejects.toThrow(HarnessError)
    await expect(failed).rejects.toMatchObject({
      code: 'product',
      message: expect.stringContaining('status 503: down'),
    })
  })

  it('tell the browser what to do, from the settings page where nothing else is said', async () => {
    expect(checkReply('test', await driver.test('o 7'))).toEqual({
      status: 'go',
      actions: [
        { visit: `${origin}/o/o%207/settings` },
        { press: 'Test', fill: { Note: 'o 7' } },
        { waitFor: { css: '.done' }, seconds: 9 },
      ],
    })
    expect(await driver.login('o 7', 'mia+1@contoso.example', '//evil.example/?a=b')).toEqual({
      status: 'go',
      actions: [
        {
          visit: `${origin}/o/o%207/sso?mail=mia%2B1%40contoso.example&to=%2F%2Fevil.example%2F%3Fa%3Db`,
        },
      ],
    })
    expect(await driver.probe('o 7', 'public')).toEqual({ status: 'unsupported' })
    expect(await driver.signIn('o 7', 'mia+1@contoso.example')).toEqual({ status: 'unsupported' })
  })

  it('read the status, and say where to see who is in', async () => {
    answers = { 'GET /orgs/o%207/sso': [200, '{"tested":true,"enabled":false,"said":"Passed."}'] }
    expect(checkReply('status', await driver.status('o 7'))).toEqual({
      status: 'ok',
      sso: { green: true, enabled: false, message: 'Passed.' },
    })
    expect(checkReply('whoami', await driver.whoami('o 7'))).toEqual({
      visit: `${origin}/me/o%207`,
      identity: { pattern: 'as (\\S+)' },
      anonymous: { shows: 'nobody' },
    })
  })

  it('end an organisation, and everything', async () => {
    expect(await driver.release?.('o 7')).toEqual({ status: 'ok' })
    expect(await driver.release?.('o 7')).toEqual({ status: 'ok' })
    expect(asked.map(({ what }) => what)).toEqual(['DELETE /orgs/o%207'])
    await expect(driver.test('o 7')).rejects.toThrow('knows no organisation "o 7"')
    expect(await driver.reset()).toEqual({ status: 'ok' })
    expect(asked.at(-1)?.what).toBe('POST /reset')
  })
})
