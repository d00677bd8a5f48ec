import { interactive } from './interactive.ts'
import { request } from './request.ts'
import { token } from './token.ts'

/** One AADSTS number: what Entra says, how it travels, and what people do about it. */
export interface CatalogueEntry {
  readonly code: number
  /** OAuth error code. */
  readonly error: string
  /** How it travels when it is met at the authorization endpoint. */
  readonly where: 'page' | 'redirect'
  /** HTTP status at the token endpoint. */
  readonly status: 400 | 401
  /** Text with `{placeholders}`. */
  readonly text: string
  /** Whether the lookup page knows the number; only then answers carry `error_uri`. */
  readonly known: boolean
  readonly suberror?: string
  readonly cause: string
  /** What an administrator does about it. */
  readonly remedy: string
}

/** Restated from Microsoft's error reference and from answers that were seen; see README.md for what is unverified. */
export const catalogue: ReadonlyMap<number, CatalogueEntry> = new Map(
  [...request, ...token, ...interactive].map((entry) => [entry.code, entry]),
)

export const isCatalogued = (code: number): boolean => catalogue.has(code)
