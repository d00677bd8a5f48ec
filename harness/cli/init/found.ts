/** What was found out about a product, or told. Data. */

export interface Found {
  readonly name: string
  readonly start:
    | {
        readonly command: string
        readonly cwd: string
        readonly env: Readonly<Record<string, string>>
        /** The address that it always has; undefined where it listens at the port that it is given. */
        readonly url: string | undefined
        /** Variables that nobody knew what to give. */
        readonly unclear: readonly string[]
      }
    | { readonly runningAt: string }
  /** How a member starts: what the browser does. */
  readonly login: readonly LoginStep[] | undefined
  readonly callback: string | undefined
  readonly nonce: boolean
  readonly formPost: boolean
  readonly whoami:
    | { readonly path: string; readonly identity: string; readonly anonymous: Anonymous | undefined }
    | undefined
  readonly private: { readonly path: string; readonly shows: string } | undefined
  readonly logout: readonly LoginStep[] | undefined
}

export type LoginStep = { readonly visit: string } | { readonly press: string }

/** What is answered where nobody is signed in, when that is more than 401 or 403. */
export type Anonymous = { readonly status: number } | { readonly redirects: true }
