import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { controlClient } from '../control/client.ts'
import {
  authorizeUrl,
  type Browser,
  login,
  makeBrowser,
  makeScene,
  redeem,
  type Scene,
  signIn,
} from '../testing/relying-party.ts'
import { checkFaults } from './check.ts'
import { discovery, type Fault, type FaultPoint, faultPoints, jwks, tokenResponse } from './fault.ts'
import { grammar } from './grammar.ts'
import { vocabulary } from './vocabulary.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
  scene.app.update({ logoutUrl: 'http://localhost:3000/signed-out' })
})
afterAll(() => scene.entra.close())
beforeEach(() => {
  scene.tenant.honest()
  scene.entra.journal.clear()
})

const get = (path: string, init?: RequestInit) => fetch(`${scene.entra.origin}${path}`, init)
const posted: RequestInit = { redirect: 'manual' }

const userInfo = async (): Promise<Response> => {
  const { access_token } = await login(scene)
  return fetch(`${scene.entra.neighbour}/oidc/userinfo`, {
    ...posted,
    headers: { authorization: `Bearer ${access_token}` },
  })
}

const signedIn = async (): Promise<Browser> => {
  const browser = makeBrowser()
  await signIn(scene, browser)
  return browser
}

/** Brings each message about, and gives what arrived of it. */
const exercises: Readonly<Record<FaultPoint, () => Promise<Response>>> = {
  discovery: () => get(`/${scene.tenant.id}/v2.0/.well-known/openid-configuration`, posted),
  jwks: () => get(`/${scene.tenant.id}/discovery/v2.0/keys`, posted),
  'authorization-response': async () => {
    const faults = scene.tenant.faults
    scene.tenant.honest()
    const browser = await signedIn()
    scene.tenant.fault(...faults)
    return browser(authorizeUrl(scene, { response_mode: 'form_post' }))
  },
  'token-response': async () => {
    const url = await signIn(scene)
    const code = url.searchParams.get('code')
    if (scene.tenant.faults.some((fault) => fault.do === 'forget')) await redeem(scene, code)
    return redeem(scene, code)
  },
  'id-token': async () => {
    await login(scene)
    const url = await signIn(scene)
    return redeem(scene, url.searchParams.get('code'))
  },
  'access-token': async () => {
    const url = await signIn(scene, makeBrowser(), { scope: `openid api://${scene.app.clientId}/read` })
    return redeem(scene, url.searchParams.get('code'))
  },
  'logout-token': async () =>
    new Response(await scene.tenant.logoutToken({ application: scene.app.clientId, person: scene.mia.id })),
  'device-code': () =>
    get(`/${scene.tenant.id}/oauth2/v2.0/devicecode`, {
      ...posted,
      method: 'POST',
      body: new URLSearchParams({ client_id: scene.app.clientId, scope: 'openid' }),
    }),
  userinfo: userInfo,
  logout: async () => {
    const browser = await signedIn()
    return browser(`${scene.entra.origin}/${scene.tenant.id}/oauth2/v2.0/logout`)
  },
}

/** Short, so that the test is. */
const brief = (fault: Fault): Fault =>
  fault.do === 'delay'
    ? { ...fault, milliseconds: 1 }
    : fault.do === 'oversize'
      ? { ...fault, bytes: 300_000 }
      : fault

/** The response once all of it has come; throws when it does not. */
const wholly = async (response: Response): Promise<Response> => {
  const { status, headers } = response
  return new Response(await response.arrayBuffer(), { status, headers })
}

const deliveredNow = (): readonly string[] =>
  scene.entra.journal.entries().flatMap(({ delivered }) => delivered.map(({ says }) => says))

/** What the other side sees of an act, where that is the same at every message. */
const seen: Readonly<Record<string, (arrived: Response) => Promise<void>>> = {
  answer: async (response) => {
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toBe('text/html')
  },
  redirect: async (response) => {
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('https://elsewhere.example/')
  },
  'content-type': async (response) => {
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-16le')
    expect(new TextDecoder('utf-16le').decode(await response.arrayBuffer())).toMatch(/^[{<]/)
  },
  oversize: async (response) => expect((await response.arrayBuffer()).byteLength).toBe(300_000),
}

describe('vocabulary', () => {
  it('has one example of every act at every message', () => {
    const acts = faultPoints.flatMap((at) => Object.keys(grammar[at]).map((act) => `${at} ${act}`))
    expect(vocabulary.map((word) => `${word.at} ${word.do}`)).toEqual(acts)
    for (const { at, do: act, example } of vocabulary) expect(example).toMatchObject({ at, do: act })
  })
  it.each(vocabulary)('$at $do: the check accepts the example', ({ example }) =>
    expect(checkFaults([example])).toEqual([]),
  )
  it.each(vocabulary)('$at $do: YAML, HTTP and TypeScript set one and the same record', async (word) => {
    const { tenant, entra } = scene
    const fromYaml: unknown = parse(word.yaml)
    expect(fromYaml).toEqual([word.example])
    tenant.fault(word.example)
    expect(tenant.faults).toEqual([word.example])
    const control = controlClient(entra.control)
    expect(await control.setFaults(tenant.id, fromYaml as readonly Fault[])).toEqual([word.example])
    expect(tenant.faults).toEqual([word.example])
  })
  it.each(vocabulary)('$at $do: is told over HTTP, and the journal says so', async (word) => {
    const fault = brief(word.example)
    scene.tenant.fault(fault)
    const arrived = await exercises[word.at]()
      .then(wholly)
      .catch(() => undefined)
    expect(arrived === undefined).toBe(fault.do === 'reset' || fault.do === 'truncate')
    if (arrived !== undefined) await seen[fault.do]?.(arrived)
    expect(deliveredNow()).toContain(fault.says)
  })
})

describe('several faults at once', () => {
  it('compose: members, then the way they are sent', async () => {
    const lies = [
      discovery.member('issuer', 'x'),
      discovery.without('jwks_uri'),
      discovery.typed('text/plain'),
      discovery.oversized(20_000),
      discovery.delayed(1),
    ]
    scene.tenant.fault(...lies)
    const response = await exercises.discovery()
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/plain')
    expect(text).toHaveLength(20_000)
    expect(JSON.parse(text)).toMatchObject({ issuer: 'x' })
    expect(JSON.parse(text)).not.toHaveProperty('jwks_uri')
    expect(deliveredNow()).toEqual(lies.map(({ says }) => says))
  })
  it('a compressed bomb is small on the way and long when it is unpacked', async () => {
    scene.tenant.fault(discovery.compressedBomb(3_000_000))
    const response = await exercises.discovery()
    expect(Number(response.headers.get('content-length'))).toBeLessThan(20_000)
    const text = await response.text()
    expect(text.length).toBeGreaterThanOrEqual(3_000_000)
    expect(JSON.parse(text)).toHaveProperty('issuer')
  })
  it('notes what was sent and what is honest', async () => {
    scene.tenant.fault(jwks.answer(500, 'no'))
    await exercises.jwks()
    expect(scene.tenant.journal.last('jwks')?.delivered).toMatchObject([
      { at: 'jwks', sent: 'no', honest: { keys: expect.any(Array) } },
    ])
  })
  it('shows any number of the catalogue on a page, and the browser does not come back', async () => {
    const page = vocabulary.find((word) => word.at === 'authorization-response' && word.do === 'refuse')
    if (page === undefined) throw new Error('no such word')
    scene.tenant.fault(page.example)
    const response = await exercises['authorization-response']()
    expect(response.headers.get('location')).toBeNull()
    expect(await response.text()).toContain('AADSTS50105')
    expect(scene.tenant.journal.last('authorization-response')).toMatchObject({
      code: 'AADSTS50105',
      outcome: 'refused',
      parameters: {},
    })
  })
  it('lies about one person and leaves the others alone', async () => {
    const ada = scene.tenant.person({ userPrincipalName: 'ada@contoso.example' })
    scene.tenant.fault({ ...tokenResponse.without('id_token'), scope: { person: ada.id, times: 1 } })
    expect(await login(scene)).toHaveProperty('id_token')
    const asAda = async () => {
      const url = await signIn(scene, makeBrowser(), {}, { account: ada.id })
      return (await redeem(scene, url.searchParams.get('code'))).json()
    }
    expect(await asAda()).not.toHaveProperty('id_token')
    expect(await asAda()).toHaveProperty('id_token')
  })
  it('reaches the logout URLs of the applications', async () => {
    const page = await (await exercises.logout()).text()
    expect(page).toMatch(/localhost:3000\/signed-out\?sid(=|&#61;)00/)
    expect(page).not.toContain('iss=')
    for (const [word, expected] of [
      ['set', /signed-out\?sid=[^"]*iss=https/],
      ['divert', /elsewhere\.example\/logout\?sid=00/],
    ] as const) {
      scene.tenant.honest()
      scene.tenant.fault(exampleOf('logout', word))
      expect(
        (await (await exercises.logout()).text()).replaceAll('&amp;', '&').replaceAll('&#61;', '='),
      ).toMatch(expected)
    }
    scene.tenant.honest()
    scene.tenant.fault(exampleOf('logout', 'omit'))
    expect(await (await exercises.logout()).text()).not.toContain('<iframe')
  })
})

const exampleOf = (at: FaultPoint, act: string): Fault => {
  const word = vocabulary.find((one) => one.at === at && one.do === act)
  if (word === undefined) throw new Error(`there is no ${act} at ${at}`)
  return word.example
}
