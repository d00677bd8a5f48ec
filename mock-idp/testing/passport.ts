/** Drives a strategy as passport does: a copy of it with functions that say how the request ended. */

/** How a strategy answered one request. */
export type Outcome =
  | { readonly kind: 'success'; readonly user: unknown }
  | { readonly kind: 'fail'; readonly challenge: unknown }
  | { readonly kind: 'redirect'; readonly url: string }

/** What passport's strategies read of a request. `session` lasts over a login. */
export interface PassportRequest {
  readonly session: object
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Rejects when the strategy reports an error of its own. */
export const authenticate = (
  strategy: { authenticate(request: object, options?: object): void },
  { query = {}, body = {}, headers = {}, ...rest }: PassportRequest,
  options: object = {},
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const ends = {
      success: (user: unknown) => resolve({ kind: 'success', user }),
      fail: (challenge: unknown) => resolve({ kind: 'fail', challenge }),
      redirect: (url: string) => resolve({ kind: 'redirect', url }),
      error: reject,
      pass: () => reject(new Error('the strategy passed')),
    }
    const copy: typeof strategy = Object.assign(Object.create(strategy), ends)
    copy.authenticate({ ...rest, query, body, headers }, { response: {}, ...options })
  })
