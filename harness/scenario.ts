/**
 * The vocabulary in which a scenario is written. A scenario is data: it can be listed, linted, shown in a
 * report and judged in a unit test. It has no functions and no control flow; when a scenario seems to need
 * code, this vocabulary lacks a word.
 */
import type { Fault } from '../mock-idp/faults/fault.ts'

export const levels = ['MUST', 'SHOULD', 'MAY'] as const
export type Level = (typeof levels)[number]

/** Who demands it: OpenID or OAuth text, RFC 9700, OWASP ASVS 5.0, Microsoft's documentation, the reference design, or a public incident. */
export const bases = ['spec', 'bcp', 'asvs', 'entra', 'product', 'field'] as const
export type Basis = (typeof bases)[number]

export const phases = ['setup', 'test', 'enable', 'member-login', 'lifecycle', 'logout'] as const
export type Phase = (typeof phases)[number]

/** What a product may or may not have. A scenario that needs an undeclared one is skipped, and says so. */
export const capabilities = [
  /** Settings are entered in the product, by an administrator. */
  'has-settings-ui',
  /** There is a test of the settings that ends in a green check mark. */
  'has-test-step',
  /** SSO is enabled in a step of its own. */
  'has-enable',
  /** The product has a login of its own, and SSO is a second layer on it. */
  'has-local-login',
  /** People can sign out of the product. */
  'local-logout',
  /** There is content that everybody may see. */
  'has-public-content',
  /** Several organisations, each with its own identity provider. */
  'multi-tenant',
  /** The driver can make a fresh organisation for every scenario. */
  'fresh-organisations',
  /** Authentication requests carry a nonce. */
  'sends-nonce',
  /** People are recognised by the `email` claim alone; another claim never stands in for it. */
  'email-claim-only',
  /** Roles of members follow groups or roles at Entra, by a mapping. */
  'reads-groups',
  /** Membership in parts of the content follows groups or roles at Entra, by a mapping. */
  'maps-resource-groups',
  /** SSO is completed only with an address in one of the organisation's e-mail domains, where it lists any. */
  'allowed-domains',
  /** An account has several addresses, confirmed or not. */
  'multi-email',
  /** There is a link by which people join the organisation with SSO. */
  'has-join-link',
  /** Only people who were invited (or came by the join link) are members; a login at Entra alone makes nobody one. */
  'invitation-only',
  /** An address counts without `email_verified`, which Entra never sends. */
  'email-verified-optional',
  /** The driver can take a member out of the organisation. */
  'removes-members',
  /** The driver can lock an account. */
  'rp-can-disable-user',
  /** `xms_edov` is read: whether the owner of the domain stands behind an address. */
  'reads-edov',
  /** Its own requests do not reach private addresses, whatever an administrator enters. (Let the mock's address pass.) */
  'egress-guard',
  /** A login can be told the page to which it returns, and the driver's `login` says how. */
  'return-target',
] as const
export type Capability = (typeof capabilities)[number]

/** What a member may do, from the least to the most. */
export const productRoles = ['read', 'contributor', 'write', 'admin'] as const
export type ProductRole = (typeof productRoles)[number]

/** What an administrator sets for an organisation beside the connection. Texts may name `{{group.engineers}}` and the like. */
export interface OrganisationSettings {
  /** Matching e-mail domains: SSO is completed only with an address in one of them. */
  readonly domains?: readonly string[]
  /** The role of members whom no mapping matches. Default: read. */
  readonly defaultRole?: ProductRole
  readonly roleMapping?: {
    /** Path of the claim, such as `groups` or `user.role`. */
    readonly attribute: string
    readonly roles: readonly { readonly value: string; readonly role: ProductRole }[]
  }
  readonly resourceGroupMapping?: {
    readonly attribute: string
    readonly groups: readonly { readonly value: string; readonly group: string; readonly role: ProductRole }[]
  }
}

/** Groups by name, or so many of one's own. */
export type GroupsAtEntra = readonly string[] | number

/** The cast. Each scenario gets people of its own, so that no scenario meets what another left behind. */
export const cast = ['ada', 'mia', 'max', 'pat', 'eve'] as const
/**
 * ada: administrator of acme · mia, max: members of acme · pat: has an account, is a member of nothing ·
 * eve: administrator of globex, hostile.
 */
export type Character = (typeof cast)[number]

export const organisations = ['acme', 'globex'] as const
export type OrganisationName = (typeof organisations)[number]

/** Parameters of a callback that are set, left out, or added once more. */
export interface CallbackChange {
  readonly set?: Readonly<Record<string, string>>
  readonly drop?: readonly string[]
  readonly add?: Readonly<Record<string, string>>
}

/** What an administrator can paste into the field "Issuer URL". */
export const pastes = [
  'issuer',
  'metadata-url',
  'tenant-domain-url',
  'common-url',
  /** The issuer of another tenant, under the same client ID and secret. */
  'other-issuer',
] as const
/** One of these, or any text, in which `{{acme.issuer}}` and the like are filled in. */
export type Paste = (typeof pastes)[number] | { readonly text: string }

/** What somebody does at Entra's sign-in page. */
export type AtEntra = Character | 'cancel' | 'leave'

/**
 * Which client secret is entered: the current one, a newer one that is made beside it, another value, or the
 * Secret ID instead of the value. `special-characters`: a newer one with every character that an encoding
 * can break. `blank`: the field is emptied. `as-shown`: the field is left as the page shows it.
 */
export type SecretChoice =
  | 'current'
  | 'new'
  | 'wrong'
  | 'secret-id'
  | 'special-characters'
  | 'blank'
  | 'as-shown'

/**
 * One thing that is done. `expect` is what a good product does then; a step without it is only done. The
 * same word is used for what a person does, what the administrator does and what happens at Entra.
 */
export type Step = (
  | {
      /** The administrator fills in the settings; the browser stays at Entra's sign-in page if it is sent there. */
      readonly do: 'save'
      readonly organisation?: OrganisationName
      /** Default: the issuer. */
      readonly paste?: Paste
      readonly secret?: SecretChoice
      readonly clientId?: 'current' | 'other'
      /** From here on the organisation's values are those of another tenant, which has an application of its own. */
      readonly tenant?: 'twin'
      readonly expect?: StatusExpectation
    }
  | {
      /** The administrator presses the test button (or goes on where saving led) and signs in at Entra. */
      readonly do: 'test'
      readonly organisation?: OrganisationName
      readonly atEntra?: AtEntra
      readonly expect?: StatusExpectation
    }
  | { readonly do: 'enable'; readonly organisation?: OrganisationName; readonly expect?: StatusExpectation }
  | { readonly do: 'disable'; readonly organisation?: OrganisationName; readonly expect?: StatusExpectation }
  | {
      /** Somebody starts SSO in a browser, after the product's own login where it has one. */
      readonly do: 'login'
      readonly who?: Character
      readonly organisation?: OrganisationName
      /** Default: the same human. */
      readonly atEntra?: AtEntra
      /** Whose tenant the human at Entra belongs to. Default: the organisation's own. */
      readonly entraOf?: OrganisationName
      /** Default: a fresh browser. A name keeps the browser for later steps; `administrator` is the one in which the settings are entered. */
      readonly browser?: string
      /** Stop before the callback and keep it for `deliver`. */
      readonly hold?: boolean
      /** The page to which the login returns: `{{private}}` is the path of the private page, `{{origin}}` and `{{product}}` the product's origin and host. Needs `return-target`. */
      readonly returnTo?: string
      /** The browser refuses all cookies. */
      readonly cookies?: 'refused'
      /** Added to the query of the address at which SSO starts. */
      readonly query?: Readonly<Record<string, string>>
      /** Sent with the request that starts SSO in the place of the browser's own: a forged Host, for example. */
      readonly headers?: Readonly<Record<string, string>>
      /** Starts at the organisation's join link. */
      readonly by?: 'join-link'
      readonly expect?: LoginExpectation
      /** With `in`: the role in the product afterwards. */
      readonly role?: ProductRole
      /** With `in`: the resource groups afterwards, as `group:role`. */
      readonly resourceGroups?: readonly string[]
    }
  | {
      /**
       * In Entra. `change-provider`: the people are in another tenant from now on; settings that are saved
       * afterwards point there. `re-register`: the application is deleted and registered anew.
       */
      readonly do: 'change-provider' | 're-register'
      readonly organisation?: OrganisationName
    }
  | {
      /** In the product: a member is taken out of the organisation, or an account is locked. */
      readonly do: 'remove-member' | 'disable-account'
      readonly who: Character
      readonly organisation?: OrganisationName
    }
  | {
      /** In Entra: what the directory says about somebody is changed. */
      readonly do: 'change-person'
      readonly who: Character
      readonly groups?: GroupsAtEntra
      readonly organisation?: OrganisationName
    }
  | {
      /** A held (or already used) callback is opened in a browser, signed in to the product as `who`. */
      readonly do: 'deliver'
      /** Browser whose callback it is. */
      readonly from: string
      readonly browser: string
      readonly who: Character
      /** What somebody changed about it on the way. */
      readonly change?: CallbackChange
      /** The code of another browser's callback takes the place of its own: code injection. */
      readonly codeOf?: string
      /** Opened first by something that has none of the browser's cookies: a link scanner, a preview. */
      readonly scannedBy?: 'GET' | 'HEAD'
      /** Opened twice at the same time. */
      readonly twice?: true
      readonly organisation?: OrganisationName
      readonly expect?: LoginExpectation
    }
  | {
      /** Opens a page without signing in at Entra. `who` null is an anonymous visitor. */
      readonly do: 'look'
      readonly at: 'private' | 'public' | 'settings'
      readonly who: Character | null
      readonly organisation?: OrganisationName
      readonly browser?: string
      readonly expect?: LookExpectation
    }
  | {
      /**
       * The request with which the administrator's page saves other values, enables or disables is sent by
       * somebody else (null: nobody who is signed in), or by a page that is not the product's in the
       * browser of `who`. `expect` is what the administrator's settings say then.
       */
      readonly do: 'post-settings'
      readonly what: 'save' | 'enable' | 'disable'
      readonly who: Character | null
      /** `same-site`: another origin of the product's own site, to which its cookies are sent. */
      readonly from?: 'another-site' | 'same-site'
      readonly organisation?: OrganisationName
      readonly expect?: StatusExpectation
    }
  | {
      /** Somebody signs out of the product in a browser of theirs. */
      readonly do: 'logout'
      readonly browser: string
      readonly organisation?: OrganisationName
    }
  | {
      /** The product's cookies of one browser, as they are now, get into another one: read on the wire, or planted by an attacker. */
      readonly do: 'copy-cookies'
      readonly from: string
      readonly to: string
      readonly organisation?: OrganisationName
    }
  | { readonly do: 'lie'; readonly faults: readonly Fault[]; readonly organisation?: OrganisationName }
  | { readonly do: 'tell-the-truth'; readonly organisation?: OrganisationName }
  | { readonly do: 'advance-clock'; readonly by: string; readonly organisation?: OrganisationName }
  | { readonly do: 'roll-keys'; readonly withdraw?: boolean; readonly organisation?: OrganisationName }
  | {
      /** In Entra: the oldest client secret is deleted, or reaches its end. */
      readonly do: 'remove-secret' | 'expire-secrets'
      readonly organisation?: OrganisationName
    }
) & {
  /** Replaces the scenario's `failure` when it is this step that shows it. */
  readonly failure?: string
}

/**
 * What the settings say afterwards. `mismatch-noticed`: the administrator is still who she was, and the
 * settings are not green or name the other address with which somebody signed in at Entra.
 */
export type StatusExpectation = 'green' | 'not-green' | 'enabled' | 'not-enabled' | 'mismatch-noticed'
/**
 * `in`: as the expected person, by way of Entra. `out`: the private content stays closed and nobody else is
 * signed in. `in-if-green`: in when the settings were green, so that green never lies. `not-by-entra`: what
 * happened at Entra opened nothing (where SSO could not be enabled, the product's own login may).
 * `in-or-out`: the product may choose, as long as nobody else is signed in and nothing crashes.
 */
export type LoginExpectation = 'in' | 'out' | 'in-if-green' | 'not-by-entra' | 'in-or-out'
export type LookExpectation = 'shown' | 'hidden'

/** Expectations that are met when the product refuses: by themselves they would be met by a product that refuses everything. */
export const refusals: ReadonlySet<StatusExpectation | LoginExpectation | LookExpectation> = new Set([
  'mismatch-noticed',
  'not-green',
  'not-enabled',
  'out',
  'hidden',
  'in-if-green',
  'not-by-entra',
  'in-or-out',
])

/** Whether a step is one that a good product refuses. */
export const isRefusal = (step: Step): boolean =>
  'expect' in step && step.expect !== undefined && refusals.has(step.expect)

/** What the journal of the mock Entra has to show about the steps that are judged. */
export type JournalExpectation =
  /** The metadata document was fetched, always by its own URL (no suffix appended twice). */
  | 'metadata-fetched-as-pasted'
  /** Exactly one authorization request and one token request. */
  | 'one-login'
  /** No authorization request at all. */
  | 'no-authorization-request'
  /** No token request at all. */
  | 'no-token-request'
  /** The newest secret authenticated the client. */
  | 'newest-secret-used'
  /** Metadata and keys were asked for with the `appid` of the pasted URL, if at all. */
  | 'metadata-query-kept'
  /** Every authorization request kept the query (`p`, `x`) of its endpoint, and has each parameter once. */
  | 'authorization-query-kept'
  /** Every token request carried the client secret in its body. */
  | 'secret-in-body'
  /** Every token request carried the client secret in the header, by HTTP Basic. */
  | 'secret-by-basic'
  /** No token request carried the secret of another application, or any secret in its URL. */
  | 'secret-stays-home'
  /** The key set was fetched again. */
  | 'keys-fetched'
  /** The key set was fetched at most as often as tokens were. */
  | 'keys-fetched-sparingly'
  /** Every authorization request has what the code flow needs, each parameter once. */
  | 'authorization-request-well-formed'
  /** No scope is asked for that a login by e-mail address has no use for. */
  | 'scope-minimal'
  /** `state` is another unguessable value in each authorization request. */
  | 'state-fresh'
  /** `nonce` is another unguessable value in each authorization request, or PKCE stands in for it. */
  | 'nonce-fresh'
  /** PKCE with S256, with another verifier for each login. */
  | 'pkce-s256'
  /** Never PKCE with "plain", and never a request with neither nonce nor PKCE. */
  | 'pkce-never-downgraded'
  /** No token comes back through the browser. */
  | 'no-token-in-front-channel'
  /** The redirect URI of every request is the registered one, character by character. */
  | 'redirect-uri-as-registered'
  /** Nothing of a login's `query` is in an authorization request. */
  | 'nothing-injected'
  /** `state` has only characters that every server leaves alone, and the whole address is not too long. */
  | 'state-travels-well'
  /** Every token request is as the code flow wants it, with nothing secret in its address. */
  | 'token-request-well-formed'
  /** Exactly one authorization request. */
  | 'one-authorization-request'
  /** At most two authorization requests. */
  | 'few-authorization-requests'
  /** At most one token request. */
  | 'at-most-one-token-request'

/** What the product's answers have to show. */
export type AnswerExpectation =
  /** No answer of the product contains the client secret or a telling part of it. */
  | 'secret-never-shown'
  /** No address that the product sent a browser to contains the client secret or a telling part of it. */
  | 'secret-never-sent-by-browser'
  /** The product sent the browser to no address but http and https ones. */
  | 'only-web-redirects'
  /** The redirect URI in every request is exactly the one that the settings page shows, and Entra can register it. */
  | 'redirect-uri-as-shown'
  /** The browser ended on the settings page. */
  | 'back-on-settings'
  /** The product asked nothing of the canary server, to which only a lie leads. */
  | 'canary-untouched'
  /** Markup in a callback's parameters stays text: its name is `gc-planted` wherever it would take effect. */
  | 'markup-inert'
  /** No link or redirect of the product leads to an address that a callback's parameters name. */
  | 'no-planted-links'
  /** The text in a callback's `error_description` is not shown. */
  | 'planted-text-not-shown'
  /** No redirect of the product leads to a host that is neither its own nor Entra's, and no login ends on one. */
  | 'no-open-redirect'
  /** Each login ended on exactly the page that its `returnTo` names. */
  | 'back-where-asked'
  /** No page of the product can be shown in a frame of another site. */
  | 'not-frameable'
  /** Cookies are HttpOnly, have an explicit SameSite, belong to one host, and over https are Secure. */
  | 'cookies-hardened'
  /** The code stays on the callback: redirected away from, or neither cached nor passed on as referrer. */
  | 'code-stays-on-callback'
  /** No token is in a page, an address or a cookie of the product. */
  | 'tokens-stay-on-server'

export interface World {
  /** Default: only acme. */
  readonly organisations?: readonly OrganisationName[]
  /** Mail attribute of people at Entra where it differs from their address in the product; null is no mailbox. */
  readonly mail?: Partial<Record<Character, string | null>>
  /** Groups of people at Entra; with any, tokens list them. */
  readonly groups?: Partial<Record<Character, GroupsAtEntra>>
  /** App roles of people at Entra. */
  readonly appRoles?: Partial<Record<Character, readonly string[]>>
  /** Further addresses of people in the product. */
  readonly addresses?: Partial<
    Record<Character, readonly { readonly email: string; readonly confirmed: boolean }[]>
  >
  /** People of acme who are guests in its tenant: they sign in with an address of another domain. */
  readonly guests?: readonly Character[]
  /** Optional claims that the application asks of ID tokens. */
  readonly optionalClaims?: readonly (
    | string
    | { readonly name: string; readonly additionalProperties: readonly string[] }
  )[]
  /** What acme's administrator has set in the product. */
  readonly settings?: OrganisationSettings
  /** The application in Entra accepts people of other tenants. */
  readonly multiTenantApplication?: boolean
  /** People exist in globex's tenant under the addresses of acme's people. */
  readonly globexAsserts?: readonly Character[]
  /** Acme's people who are members of globex as well. */
  readonly globexMembers?: readonly Character[]
  /**
   * There are servers on this machine to which only a lie leads. `{{canary.url}}` stands for a stranger's on the
   * internet: every address below it answers with a key set of the attacker's. 127.0.0.1:`{{internal.port}}`
   * stands for a service in the product's own network. Both count (`canary-untouched`).
   */
  readonly canary?: true
}

/** What differs in a variant of a scenario; what is not named is the scenario's own. Each variant runs and is judged on its own. */
export interface Variant {
  readonly faults?: readonly Fault[]
  readonly world?: World
  readonly steps?: readonly Step[]
  readonly journal?: readonly JournalExpectation[]
}

export interface Scenario {
  /** `area.what-is-wrong`: a slug, never a number, never reused. */
  readonly id: `${string}.${string}`
  /** What the implementation does, in the present tense, without must or should. */
  readonly title: string
  readonly level: Level
  readonly basis: Basis
  readonly phase: Phase
  /** Keys of the table in scenarios/references.ts with the clause, for example `OIDC Core 3.1.3.7 (3)`. */
  readonly references: readonly string[]
  readonly needs?: readonly Capability[]
  readonly world?: World
  /**
   * The lies. With `expect` and no `steps` the phase's default steps are used: honest, under the faults,
   * honest again.
   */
  readonly faults?: readonly Fault[]
  /**
   * The steps that are judged, when the phase's default does not fit. The harness puts the honest
   * arrangement before them, and honest logins around them where `controls` says so.
   */
  readonly steps?: readonly Step[]
  /**
   * `around` (the default wherever there is a lie or something has to be refused): honest steps around the
   * judged ones show that a refusal is about the lie. `within`: the judged steps hold their own counterpart.
   */
  readonly controls?: 'around' | 'within'
  /** How far the honest arrangement goes before the first judged step. Default: what the phase needs. */
  readonly arrange?: 'nothing' | 'saved' | 'green' | 'enabled'
  /** The AADSTS number or `cancelled` that the journal has to show for a refusal by Entra to count as delivered. */
  readonly delivered?: string
  /** Required without `steps`: whether the product accepts what Entra sends. */
  readonly expect?: 'accepted' | 'refused'
  readonly journal?: readonly JournalExpectation[]
  readonly answers?: readonly AnswerExpectation[]
  readonly variants?: Readonly<Record<string, Variant>>
  /** Completes "Your product …" when it fails, in the past tense: "signed {who} in with an ID token that …". */
  readonly failure: string
  /** What follows from the mistake. At most 200 characters. */
  readonly effect: string
  /** What to change, for an engineer who has never read the specification. At most 240 characters. */
  readonly fix: string
}

/** Checks a scenario's shape at compile time and returns it unchanged. */
export const scenario = (data: Scenario): Scenario => data
