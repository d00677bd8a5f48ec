import { createHash } from 'node:crypto'
import { callback, verifier } from '../../testing/relying-party.ts'
import type { Act, Stage } from './way.ts'

/** Parameters of a request; `undefined` leaves one out. A function gets them from the stage. */
export type Values = Readonly<Record<string, string | undefined>>
export type Given = Values | ((stage: Stage) => Values)

/** Where and how a request is sent. */
export interface Options {
  /** First segment of the path. Default: the tenant. */
  readonly at?: string | ((stage: Stage) => string)
  /** To the endpoints of v1.0. */
  readonly v1?: true
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

const resolved = (given: Given, stage: Stage): Values => (typeof given === 'function' ? given(stage) : given)

const search = (values: Values): URLSearchParams =>
  new URLSearchParams(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )

/** URL of an endpoint such as `authorize` or `token`. */
export const endpoint = (stage: Stage, name: string, { at, v1 }: Options = {}): URL => {
  const segment = typeof at === 'function' ? at(stage) : (at ?? stage.tenant.id)
  return new URL(`${stage.entra.origin}/${segment}/oauth2${v1 === true ? '' : '/v2.0'}/${name}`)
}

/** A good authorization request with changes. Nobody signs in: what comes back is the first answer. */
export const authorize =
  (changes: Given = {}, options: Options = {}): Act =>
  (stage) => {
    const url = endpoint(stage, 'authorize', options)
    const parameters = search({
      client_id: stage.app.clientId,
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid profile email offline_access',
      state: 'a state',
      nonce: 'a-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...resolved(changes, stage),
    })
    const { method, headers = {} } = options
    if (method === 'POST') return stage.browser(url, { method, headers, body: parameters })
    url.search = parameters.toString()
    return stage.browser(url, { headers, ...(method === undefined ? {} : { method }) })
  }

/** POST of a form to an endpoint of the tenant, as a server does. */
export const post =
  (name: string, form: Given, options: Options = {}): Act =>
  (stage) => {
    const { method = 'POST', headers = {} } = options
    const body = method === 'POST' ? { body: search(resolved(form, stage)) } : {}
    return fetch(endpoint(stage, name, options), { method, headers, redirect: 'manual', ...body })
  }

/** GET of a path of the mock. */
export const open =
  (path: (stage: Stage) => string): Act =>
  (stage) =>
    stage.browser(`${stage.entra.origin}${path(stage)}`)
