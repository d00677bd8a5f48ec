/** The parts of passport-azure-ad that the tests use: the package has no types. */
declare module 'passport-azure-ad' {
  type Claims = Readonly<Record<string, unknown>>
  type Done = (error: unknown, user?: unknown, info?: unknown) => void

  interface OIDCStrategyOptions {
    readonly identityMetadata: string
    readonly clientID: string
    readonly responseType: 'code' | 'code id_token' | 'id_token'
    readonly responseMode: 'query' | 'form_post'
    readonly redirectUrl: string
    readonly allowHttpForRedirectUrl?: boolean
    readonly clientSecret?: string
    readonly thumbprint?: string
    readonly privatePEMKey?: string
    readonly validateIssuer?: boolean
    readonly issuer?: string | readonly string[]
    readonly scope?: readonly string[]
    readonly passReqToCallback?: boolean
    readonly loggingLevel?: string
    readonly loggingNoPII?: boolean
  }

  interface BearerStrategyOptions {
    readonly identityMetadata: string
    readonly clientID: string
    readonly audience?: string | readonly string[]
    readonly validateIssuer?: boolean
    readonly issuer?: string | readonly string[]
    readonly scope?: readonly string[]
    readonly loggingLevel?: string
    readonly loggingNoPII?: boolean
  }

  interface Strategy {
    authenticate(request: object, options?: object): void
  }

  const strategies: {
    readonly OIDCStrategy: new (
      options: OIDCStrategyOptions,
      verify: (issuer: string, sub: string, profile: { readonly _json: Claims }, done: Done) => void,
    ) => Strategy
    readonly BearerStrategy: new (
      options: BearerStrategyOptions,
      verify: (claims: Claims, done: Done) => void,
    ) => Strategy
  }

  export type { BearerStrategyOptions, Claims, OIDCStrategyOptions, Strategy }
  export default strategies
}
