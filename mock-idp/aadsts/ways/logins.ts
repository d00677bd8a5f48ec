import { callback, verifier } from '../../testing/relying-party.ts'
import { authorize, endpoint, type Given, type Options, post, type Values } from './verbs.ts'
import type { Act, Stage } from './way.ts'

/** Follows redirects within the mock until a page is shown or the browser is sent back to the product. */
const follow = async (stage: Stage, response: Response): Promise<Response> => {
  let current = response
  for (let hops = 0; hops < 10; hops += 1) {
    const location = current.headers.get('location')
    if (location === null || (/^https?:/.test(location) && !location.startsWith(stage.entra.origin))) break
    current = await stage.browser(new URL(location, current.url))
  }
  return current
}

const answerOf = (given: Given, stage: Stage): Values => (typeof given === 'function' ? given(stage) : given)

/**
 * Signs in on the pages: each form in `forms` is sent to the page that is shown then. Without forms the person of
 * the stage picks the account.
 */
export const signIn =
  (changes: Given = {}, forms: readonly Given[] = [pickAccount], options: Options = {}): Act =>
  async (stage) => {
    stage.tenant.signInAs(null)
    let response = await follow(stage, await authorize(changes, options)(stage))
    for (const form of forms) {
      const body = new URLSearchParams(
        Object.entries(answerOf(form, stage)).filter(
          (pair): pair is [string, string] => pair[1] !== undefined,
        ),
      )
      response = await follow(stage, await stage.browser(response.url, { method: 'POST', body }))
    }
    return response
  }

/** The form of the account picker. */
export const pickAccount = ({ person }: Stage): Values => ({ account: person.id })

export interface LoginOptions extends Options {
  /** Changes of the authorization request. */
  readonly login?: Given
  /** Where the authorization request goes. Default: where the token request goes. */
  readonly loginAt?: Options
  /** Without the secret, as public clients and single-page applications ask. */
  readonly public?: true
  /** Forms that are filled in at the login. Without them nobody is asked. */
  readonly forms?: readonly Given[]
  /** What happens between login and token request. */
  readonly between?: (stage: Stage) => void | Promise<void>
}

/** The code of a login. Behind /common nobody is signed in without a page. */
export const codeOf = async (
  stage: Stage,
  { login = {}, loginAt, at, v1, forms }: LoginOptions = {},
): Promise<string> => {
  const where = loginAt ?? { ...(at === undefined ? {} : { at }), ...(v1 === undefined ? {} : { v1 }) }
  const shown = forms ?? (where.at === undefined ? undefined : [pickAccount])
  if (shown === undefined) stage.tenant.signInAs(stage.person)
  const response = await (shown === undefined ? authorize(login, where) : signIn(login, shown, where))(stage)
  return URL.parse(response.headers.get('location') ?? '')?.searchParams.get('code') ?? ''
}

const credentials = ({ app, secret }: Stage, isPublic?: true): Values => ({
  client_id: app.clientId,
  client_secret: isPublic === true ? undefined : secret.value,
})

/** Redeems the code of a login. */
export const redeem =
  (changes: Given = {}, options: LoginOptions = {}): Act =>
  async (stage) => {
    const code = await codeOf(stage, options)
    await options.between?.(stage)
    return post(
      'token',
      {
        grant_type: 'authorization_code',
        ...credentials(stage, options.public),
        code,
        redirect_uri: callback,
        code_verifier: verifier,
        ...answerOf(changes, stage),
      },
      options,
    )(stage)
  }

/** Uses the refresh token of a login; `between` happens after the login. */
export const refresh =
  (changes: Given = {}, { between, ...options }: LoginOptions = {}): Act =>
  async (stage) => {
    const response = await redeem(
      {},
      {
        ...options,
        ...(options.loginAt === undefined ? {} : { at: options.loginAt.at ?? stage.tenant.id }),
      },
    )(stage)
    const { refresh_token: token = '' } = (await response.json()) as { readonly refresh_token?: string }
    await between?.(stage)
    return post(
      'token',
      {
        grant_type: 'refresh_token',
        ...credentials(stage, options.public),
        refresh_token: token,
        ...answerOf(changes, stage),
      },
      options,
    )(stage)
  }

/** An application signs in by itself. */
export const clientCredentials =
  (changes: Given = {}, options: Options = {}): Act =>
  async (stage) =>
    post(
      'token',
      {
        grant_type: 'client_credentials',
        ...credentials(stage),
        scope: 'https://graph.microsoft.com/.default',
        ...answerOf(changes, stage),
      },
      options,
    )(stage)

/** Asks for a device code, and gives it to what follows. */
export const withDeviceCode =
  (next: (codes: { readonly deviceCode: string; readonly userCode: string }) => Act): Act =>
  async (stage) => {
    const response = await fetch(endpoint(stage, 'devicecode'), {
      method: 'POST',
      body: new URLSearchParams({ client_id: stage.app.clientId, scope: 'openid' }),
    })
    const codes = (await response.json()) as { readonly device_code: string; readonly user_code: string }
    return next({ deviceCode: codes.device_code, userCode: codes.user_code })(stage)
  }

/** The device asks whether somebody has signed in. */
export const poll =
  (deviceCode: string): Act =>
  (stage) =>
    post('token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: stage.app.clientId,
      device_code: deviceCode,
    })(stage)
