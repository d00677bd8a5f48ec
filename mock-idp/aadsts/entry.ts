import type { Grade } from '../fidelity/trait.ts'

/**
 * How a refusal travels. `page`: the relying party never hears of it. `redirect`: parameters at the redirect URI.
 * `json`: the body of an endpoint that answers programs.
 */
export const channels = ['page', 'redirect', 'json'] as const
export type Channel = (typeof channels)[number]

/** One AADSTS number: what Entra says, how it travels, and what people do about it. */
export interface CatalogueEntry {
  readonly code: number
  /** OAuth error code. */
  readonly error: string
  /** OAuth errors that are others at the redirect URI or at the metadata endpoint. */
  readonly errors?: { readonly redirect?: string; readonly metadata?: string }
  /** Where it is met; the usual channel first. */
  readonly travels: readonly Channel[]
  /** How it travels when it is met at the authorization endpoint and the redirect URI is good. */
  readonly where: 'page' | 'redirect'
  /** HTTP status where it is JSON. */
  readonly status: 400 | 401 | 500 | 503
  /** Text with `{placeholders}`. */
  readonly text: string
  /** Whether the lookup page knows the number; only then answers carry `error_uri`. */
  readonly known: boolean
  readonly suberror?: string
  /** JSON carries `claims`: the challenge that an interactive request has to repeat. */
  readonly claims: boolean
  /** One sentence. */
  readonly cause: string
  /** What an administrator does about it. */
  readonly remedy: string
  /** Where number and text are known from. */
  readonly source: string
  /** How sure the text is. */
  readonly grade: Grade
}

type Defaulted = 'travels' | 'status' | 'known' | 'claims' | 'source' | 'grade'
type Given = Omit<CatalogueEntry, Defaulted | 'where'> & Partial<Pick<CatalogueEntry, Defaulted>>

/** The page of Microsoft's that lists most numbers. */
export const reference = 'Microsoft docs: authentication and authorization error codes'

/** An entry with what most numbers have in common: a page, status 400, documented, known to the lookup page. */
export const entry = ({ travels = ['page'], ...given }: Given): CatalogueEntry => ({
  travels,
  where: travels.find((channel) => channel !== 'json') ?? 'page',
  status: 400,
  known: true,
  claims: false,
  source: reference,
  grade: 'documented',
  ...given,
})

/** Numbers and texts that people remember but nobody has shown us. */
export const remembered = {
  source: 'general knowledge, not confirmed',
  grade: 'unverified',
} as const
