import type { Refusal } from '../../aadsts/refusal.ts'
import type { LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord, PersonRecord, SecretRecord } from '../../directory/records.ts'
import type { ForgettableRule } from '../../faults/fault.ts'
import type { ResolvedResource } from '../../minting/scopes.ts'
import type { Version } from '../../minting/version.ts'
import type { Parameters } from '../../server/exchange.ts'
import type { World } from '../../world.ts'
import type { ClientProof } from '../client-authentication/proof.ts'
import type { CodeGrant, RefreshGrant } from '../grants.ts'
import type { Platform } from '../platform.ts'

/** A token request, as the rules of the grants see it. */
export interface TokenRequest {
  readonly world: Pick<World, 'directory' | 'grants' | 'seed' | 'origin' | 'neighbour' | 'serial'>
  readonly authority: LiveAuthority
  readonly version: Version
  readonly form: Parameters
  /** Rules that are not enforced, by order of a fault. */
  readonly forgives: ReadonlySet<ForgettableRule>
}

/** Who asks, after client authentication. */
export interface Asker {
  readonly application: ApplicationRecord
  readonly proof: ClientProof
  readonly platform: Platform | undefined
}

/** Tokens for a person. */
export interface PersonIssue {
  readonly kind: 'person'
  readonly person: PersonRecord
  /** The scope that was granted, and that refresh tokens remember. */
  readonly granted: string
  /** The scope that is asked for now. */
  readonly asked: string
  readonly resolved: ResolvedResource
  /** The parameter `resource` of a v1.0 request. */
  readonly resource: string | undefined
  readonly nonce: string | undefined
  readonly sid: string
  /** Seconds since the epoch, by the clock of the person's tenant. */
  readonly authenticatedAt: number
  readonly amr: readonly string[]
  readonly acrs?: readonly string[]
  readonly capabilities?: readonly string[]
  /** Redirect URI of the login; undefined when there was none. */
  readonly redirectUri: string | undefined
  /** Milliseconds since the epoch: when the person granted it first. */
  readonly grantedAt: number
  /** What is used up by it. */
  readonly uses:
    | { readonly kind: 'code'; readonly grant: CodeGrant }
    | { readonly kind: 'refresh token'; readonly grant: RefreshGrant }
    | undefined
}

/** A token for an application by itself. */
export interface ApplicationIssue {
  readonly kind: 'application'
  readonly resolved: ResolvedResource
}

export type GrantDecision =
  | {
      readonly kind: 'refused'
      readonly refusal: Refusal
      /** In the place of the OAuth error of the catalogue. */
      readonly error?: string
    }
  | {
      readonly kind: 'go'
      readonly issue: PersonIssue | ApplicationIssue
      /** Rules that were broken and forgotten, by order of a fault. */
      readonly forgotten: readonly ForgettableRule[]
    }

export type TokenDecision =
  | {
      readonly kind: 'refused'
      readonly refusal: Refusal
      readonly error?: string
      readonly application?: ApplicationRecord
      readonly secret?: SecretRecord | undefined
    }
  | ({ readonly kind: 'go' } & Asker & Pick<Extract<GrantDecision, { kind: 'go' }>, 'issue' | 'forgotten'>)

/** The rules of one grant. */
export interface GrantRules {
  /** Parameters that have to be there, in the order in which they are missed (AADSTS900144). */
  readonly required: (version: Version) => readonly string[]
  /** `platform`: the redirect URI, or "Allow public client flows", decides what kind of client it takes. */
  readonly client: 'platform' | 'confidential'
  readonly without: 7000216 | 7000218
  /** Why the grant is not served at this authority, whoever asks. */
  readonly elsewhere?: (authority: LiveAuthority) => Refusal | undefined
  /** Redirect URI of the login that the request goes on with, as far as it is known before anything is checked. */
  readonly redirectUri: (request: Pick<TokenRequest, 'world' | 'form'>) => string | undefined
  readonly decide: (request: TokenRequest, asker: Asker) => GrantDecision | Promise<GrantDecision>
}

export const refused = (refusal: Refusal, error?: string): GrantDecision => ({
  kind: 'refused',
  refusal,
  ...(error === undefined ? {} : { error }),
})
