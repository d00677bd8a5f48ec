/** Applications (app registrations), and their credentials. */
import type { Json } from '../faults/fault.ts'
import type { Duration } from './duration.ts'

export const signInAudiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const
export type SignInAudience = (typeof signInAudiences)[number]

export const groupClaimKinds = ['None', 'SecurityGroup', 'DirectoryRole', 'ApplicationGroup', 'All'] as const
export type GroupMembershipClaims = (typeof groupClaimKinds)[number]

/** An optional claim as the manifest has it; a text stands for `{ name }`. */
export type OptionalClaim =
  | string
  | {
      readonly name: string
      readonly source?: string | null
      readonly essential?: boolean
      /** Such as `include_externally_authenticated_upn`; for `groups` (with `groupMembershipClaims`) `emit_as_roles`, `cloud_displayname`. */
      readonly additionalProperties?: readonly string[]
    }

export interface AppRole {
  /** What appears in the claim `roles`. */
  readonly value: string
  readonly displayName?: string
  readonly allowedMemberTypes?: readonly ('User' | 'Application')[]
  readonly isEnabled?: boolean
}

/** Who may use an application, and as what. */
export interface Assignment {
  /** User principal name or object ID of a person, display name or object ID of a group (not nested), or client ID of an application. */
  readonly principal: string
  /** Values of app roles. Default: access without a role. */
  readonly roles?: readonly string[]
}

/**
 * A federated credential: the application authenticates with a token of another identity provider, whose
 * issuer, subject and audience have to match to the letter.
 */
export interface FederatedCredential {
  readonly issuer: string
  readonly subject: string
  /** Default `api://AzureADTokenExchange`. */
  readonly audience?: string
  /** Keys of that issuer, as JWKs. Default: those of the tenant of this mock that has the issuer. */
  readonly keys?: readonly { readonly [member: string]: Json }[]
}

/** A consent that was given already. */
export interface Consent {
  /** Such as `User.Read` or `api://…/read`; OpenID scopes count too. */
  readonly scopes: readonly string[]
  /** User principal name or object ID of who consented. Default: an administrator, for everybody in the tenant. */
  readonly person?: string
}

export interface ApplicationOptions {
  /** Client ID. Default: derived from the seed. */
  readonly clientId?: string
  readonly displayName?: string
  /** False is the state "disabled for users to sign in" (AADSTS7000112). */
  readonly enabled?: boolean
  /** Redirect URIs of the platform "Web". */
  readonly redirectUris?: readonly string[]
  /**
   * Redirect URIs of the platform "Single-page application". Their codes can only be redeemed by a browser,
   * with PKCE: a server that uses one gets AADSTS9002327.
   */
  readonly spaRedirectUris?: readonly string[]
  /** Redirect URIs of the platform "Mobile and desktop": a public client, which sends no secret. */
  readonly nativeRedirectUris?: readonly string[]
  /** "Allow public client flows": decides about requests that name no redirect URI (device code, password). */
  readonly allowPublicClient?: boolean
  /** Front-channel logout URL: called with `sid` alone when the person signs out at Entra. */
  readonly logoutUrl?: string
  /**
   * Its tokens are signed with a key of its own, as when SAML or claims mapping is set up on the same
   * application: the key is in the key set only under `?appid={client ID}`.
   */
  readonly ownSigningKey?: boolean
  readonly signInAudience?: SignInAudience
  /** ID tokens from the authorization endpoint (AADSTS700054 without it). */
  readonly enableIdTokenIssuance?: boolean
  /** Access tokens from the authorization endpoint (AADSTS700051 without it). */
  readonly enableAccessTokenIssuance?: boolean
  /** Optional claims in ID tokens, beyond those that Entra sends by default: `email`, `upn`, `given_name`, `family_name` … */
  readonly optionalClaims?: readonly OptionalClaim[]
  /** Optional claims in access tokens for this application as a resource. */
  readonly accessTokenClaims?: readonly OptionalClaim[]
  /** Which groups tokens list; without it there are none, whatever the optional claims say. */
  readonly groupMembershipClaims?: GroupMembershipClaims
  readonly appRoles?: readonly AppRole[]
  /** "Assignment required": who is not assigned gets AADSTS50105. */
  readonly assignmentRequired?: boolean
  readonly assignments?: readonly Assignment[]
  /** `granted`: nobody is asked. `user`: each person consents once. `admin`: only an administrator can (AADSTS90094). */
  readonly consent?: 'granted' | 'user' | 'admin'
  /** `null` and 1: access tokens for this application are v1.0. */
  readonly requestedAccessTokenVersion?: 1 | 2 | null
  /** Application ID URIs, such as `api://…`: the application is a resource. `api://{client ID}` is always one. */
  readonly identifierUris?: readonly string[]
  /** Delegated permissions that the resource offers, such as `read`. Default: any name is taken. */
  readonly scopes?: readonly string[]
  /** Claims that a claims-mapping policy adds; every value is sent as a text, as Entra does. */
  readonly mappedClaims?: Readonly<Record<string, string>>
  /** Without it (or a signing key of its own) mapped claims are refused with AADSTS50146. */
  readonly acceptMappedClaims?: boolean
  /** Leaves `email` out when the domain's owner has not verified it, as for new multi-tenant applications since June 2023. */
  readonly removeUnverifiedEmailClaim?: boolean
  /** Life of ID and access tokens by a token lifetime policy, `10m` to `24h`. */
  readonly tokenLifetime?: Duration
  /** The multi-tenant application was made by an unverified publisher: people cannot consent to it themselves. */
  readonly publisherVerified?: boolean
}

export interface Application {
  readonly clientId: string
  readonly displayName: string
  readonly redirectUris: readonly string[]
  readonly signInAudience: SignInAudience
  /** What was said about it, with the defaults filled in. */
  readonly settings: ApplicationSettings
  /** Changes what can be said about an application; the client ID stays. */
  update(options: ApplicationOptions): void
  addRedirectUri(uri: string): void
  /** Makes a client secret; several are valid side by side. Default life: 180 days; at most 730. */
  secret(options?: SecretOptions): ClientSecret
  secrets(): readonly ClientSecret[]
  removeSecret(keyId: string): void
  /** Lets a secret reach its end now, by the tenant's clock, so that the next use of it is AADSTS7000222. */
  expireSecret(keyId: string): void
  /** Uploads a certificate (PEM). Client assertions name it by its thumbprint. */
  certificate(pem: string): ClientCertificate
  certificates(): readonly ClientCertificate[]
  removeCertificate(thumbprint: string): void
  federate(credential: FederatedCredential): void
  federatedCredentials(): readonly FederatedCredential[]
  removeFederatedCredential(issuer: string, subject: string): void
  /** Remembers a consent, as if it had been given on the page. Decides where `consent` is not `granted`. */
  consentTo(consent: Consent): void
  /** Forgets every consent, so that people are asked again. */
  revokeConsents(): void
}

type WithoutDefault = 'logoutUrl' | 'scopes' | 'tokenLifetime'

/** `ApplicationOptions` with every default filled in. */
export type ApplicationSettings = Required<Omit<ApplicationOptions, 'clientId' | WithoutDefault>> & {
  readonly [Name in WithoutDefault]: ApplicationOptions[Name] | undefined
}

export interface SecretOptions {
  readonly expiresIn?: Duration
  readonly displayName?: string
  /** A value chosen by the caller, for example one of the older shape with `+`, `/` and `=` in it. Default: derived from the seed. */
  readonly value?: string
}

export interface ClientSecret {
  /** The "Secret ID" of the portal, a GUID that people paste by mistake. */
  readonly keyId: string
  /** The 40 characters that authenticate. */
  readonly value: string
  /** First three characters of the value, as the portal shows them. */
  readonly hint: string
  readonly displayName: string
  /** By the tenant's clock. */
  readonly expires: Date
}

export interface ClientCertificate {
  /** SHA-1 of the DER, upper-case hexadecimal, as the portal shows it. */
  readonly thumbprint: string
  /** SHA-1 and SHA-256 of the DER, base64url, as client assertions name it. */
  readonly x5t: string
  readonly x5tS256: string
  readonly expires: Date
}
