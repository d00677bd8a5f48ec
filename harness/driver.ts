/**
 * The driver contract, version 1: how the harness reaches one implementation. A driver says where to go
 * and what to look at; the harness owns the browser. A driver is blind: it never learns which scenario
 * runs, and it never judges. Everything here is JSON, so that the same contract is spoken in process and
 * over HTTP (`POST {base}/{verb}`; 200 with the reply, 501 for a verb that the product does not have).
 */
import type { AuditEvent, Capability, OrganisationSettings } from './scenario.ts'

export const contractVersion = 1

/**
 * Where something is in an answer: an element of a page (its text, or one of its attributes), a value in JSON,
 * text like a regular expression (of its group, if it has one), or, as a plain string, what each place says.
 */
export type Locator =
  | string
  | { readonly css: string; readonly attribute?: string }
  | { readonly pattern: string }
  | { readonly pointer: string }

/** What the harness's browser does on the product's behalf. Later actions work on the page that the earlier ones led to. */
export type BrowserAction =
  /** Opens a URL. */
  | { readonly visit: string }
  /**
   * Fills in fields of the form that holds the button `press` (by its text, value or id), and presses it.
   * Fields are named by their `name`, `id` or label.
   */
  | { readonly press: string; readonly fill?: Readonly<Record<string, string>> }
  /**
   * Goes on when the page shows something (a string: a text that occurs): opens it again where no scripts run,
   * waits where they do. Default: as long as the product may take to answer.
   */
  | { readonly waitFor: Locator; readonly seconds?: number }

/** The driver did it itself, or says what a browser has to do, or was refused by the product. */
export type Reply =
  | { readonly status: 'ok' }
  | { readonly status: 'go'; readonly actions: readonly BrowserAction[] }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unsupported' }

export interface Description {
  readonly contract: typeof contractVersion
  readonly name: string
  readonly version: string
  readonly capabilities: readonly Capability[]
  /** Origins of the product that the browser may visit. */
  readonly origins: readonly string[]
  readonly policies?: {
    /** What the product does when `email_verified` is absent, as Entra leaves it. Default accepted. */
    readonly emailVerifiedAbsent?: 'accepted' | 'refused'
  }
}

export interface OrganisationPerson {
  /** Opaque to the driver; used again in `sign-in` and `login`. */
  readonly email: string
  readonly name: string
  /** `none`: has an account in the product, but is not a member of this organisation. */
  readonly role: 'admin' | 'member' | 'none'
  /** Further addresses of the account; unconfirmed ones were typed by their owner and never proven. With `multi-email`. */
  readonly addresses?: readonly { readonly email: string; readonly confirmed: boolean }[]
}

export interface OrganisationRequest {
  /** A slug that is unique in the run. */
  readonly key: string
  readonly people: readonly OrganisationPerson[]
  /** Random texts that the product shows in the organisation's private and public content, and nowhere else. */
  readonly canaries: { readonly private: string; readonly public: string }
  /** In the product as it is over https; only with `https-rp`. */
  readonly https?: true
  /** What an administrator sets beside the connection; only with the capabilities for it. */
  readonly settings?: OrganisationSettings
}

export interface OrganisationReply {
  /** The product's own name for it, used in every later verb. */
  readonly organisation: string
  /** What the settings page shows to copy into Entra. */
  readonly redirectUri: string
  /** Where browsers reach the product for this organisation, on other ports of the hosts that `describe` names. */
  readonly origins?: readonly string[]
  /** Texts that the product shows there anyway, where it cannot be told those of the request. */
  readonly canaries?: { readonly private?: string; readonly public?: string }
  /** Where a browser comes back after signing out at Entra, which registers it beside the redirect URI. With `rp-logout`. */
  readonly postLogoutRedirectUri?: string
  /** What Entra calls "Front-channel logout URL". With `frontchannel-logout`. */
  readonly frontchannelLogoutUri?: string
  /** Where logout tokens are posted. With `backchannel-logout`. */
  readonly backchannelLogoutUri?: string
}

/** What an administrator enters. `issuerUrl` is as pasted: an issuer, or the URL of the metadata document. */
export interface Connection {
  readonly clientId: string
  readonly clientSecret: string
  readonly issuerUrl: string
}

/** What the settings page says. */
export interface SsoStatus {
  /** The green check mark is shown. */
  readonly green: boolean
  readonly enabled: boolean
  /** What the page says about the last test, if anything. */
  readonly message?: string
}

/** A session of the product's own login: what it answers as `Set-Cookie`, and at which origin. */
export type SessionReply =
  | { readonly status: 'ok'; readonly origin: string; readonly cookies: readonly string[] }
  | Extract<Reply, { readonly status: 'refused' | 'unsupported' }>

/** Where to see who a browser is for the product. */
export interface WhoamiProbe {
  readonly visit: string
  /** The e-mail address in the answer (a string: a JSON pointer); nothing there, or a status of 401 or 403, is nobody. */
  readonly identity: Locator
  /**
   * What nobody gets, where that is something else: a status, a redirect to another page, or a page that shows
   * something (a string: a text that occurs).
   */
  readonly anonymous?:
    | { readonly status: number }
    | { readonly redirects: true }
    | { readonly shows: Locator }
  /** JSON pointer to the person's role in this organisation: `read`, `contributor`, `write` or `admin`. With `reads-groups`. */
  readonly role?: string
  /** JSON pointer to a list of `{group, role}`. With `maps-resource-groups`. */
  readonly resourceGroups?: string
}

/** A request to the product that a script of its pages, a program or a feed reader would send. */
export interface ProductRequest {
  /** What it is, with its article: "the JSON API", "the feed". */
  readonly name: string
  readonly url: string
  /** Default: GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Meant for programs: whoever is kept out gets a status, not a page. */
  readonly forPrograms?: boolean
}

/** An API token of somebody: the driver has it, or it is the text of the element with this id once the actions are done. */
export type ApiTokenReply =
  | { readonly status: 'ok'; readonly token: string }
  | { readonly status: 'read'; readonly actions: readonly BrowserAction[]; readonly element: string }
  | { readonly status: 'unsupported' }

export type RequestsReply =
  | { readonly status: 'ok'; readonly requests: readonly ProductRequest[] }
  | { readonly status: 'unsupported' }

/** What an administrator or operator of the product does about somebody. */
export const memberChanges = [
  'remove',
  'disable',
  'exempt',
  'end-exemption',
  'end-sessions',
  'unlink',
] as const
export type MemberChange = (typeof memberChanges)[number]

export interface Driver {
  describe(): Promise<Description>
  /** Makes an organisation with accounts for these people. Called once per organisation of a scenario. */
  organisation(request: OrganisationRequest): Promise<OrganisationReply>
  /** Enters the connection as an administrator does, and saves it. */
  setup(organisation: string, connection: Connection): Promise<Reply>
  /** Presses the test button. */
  test(organisation: string): Promise<Reply>
  status(organisation: string): Promise<StatusReply>
  enable(organisation: string): Promise<Reply>
  disable(organisation: string): Promise<Reply>
  /**
   * Optional, with the capability `direct-arrangement`: leaves the organisation as entering, testing and
   * enabling would, without the pages. Asked where a login is judged and how it came to be possible is not.
   */
  arrange?(organisation: string, connection: Connection): Promise<Reply>
  /**
   * Optional, with the capability `forgets-providers`: the product forgets the documents that it keeps of the
   * organisation's identity provider (metadata, keys), as a restart would. Asked whenever one of them begins
   * to lie or to be honest again.
   */
  forget?(organisation: string): Promise<Reply>
  /** The product's own login, where SSO is a second layer. */
  signIn(organisation: string, email: string): Promise<Reply>
  /** Optional, with `direct-sign-in`: the same without its pages, for a fresh browser. Asked where what they answer is not judged. */
  session?(organisation: string, email: string): Promise<SessionReply>
  /** Where a member starts SSO; with `returnTo`, so that it ends on that page (capability `return-target`). Pass it on as it is: it may be hostile. */
  login(organisation: string, email: string, returnTo?: string): Promise<Reply>
  /** Signs out of the product. With `local-logout`. */
  logout?(organisation: string): Promise<Reply>
  /** Where somebody who is no member joins the organisation with SSO. With `has-join-link`. */
  joinLink?(organisation: string, email: string): Promise<Reply>
  /** An invitation to the organisation that was made before SSO was enabled: make it in `organisation`. With `has-invite-link`. */
  inviteLink?(organisation: string, email: string): Promise<Reply>
  /** Changes these settings as an administrator does; what is not named stays. With `has-optional-mode` or `changes-role-mapping`. */
  settings?(organisation: string, settings: OrganisationSettings): Promise<Reply>
  /**
   * Takes somebody out of the organisation (`removes-members`), locks the account (`rp-can-disable-user`), or
   * exempts a member from SSO and ends that (`external-collaborators`), ends a member's sessions
   * (`admin-session-revoke`), or forgets whom the account is at the identity provider (`account-link`).
   */
  member?(organisation: string, email: string, change: MemberChange): Promise<Reply>
  /** Where the administrator reads the audit trail. With `audit-log`. */
  auditLog?(organisation: string): Promise<AuditReply>
  /** Sets for how long a completed SSO counts. With `session-timeout-setting`. */
  sessionTimeout?(organisation: string, seconds: number): Promise<Reply>
  /** Moves the clock by which this organisation's SSO ends, and nobody else's. With `clock-control`. */
  advanceClock?(organisation: string, seconds: number): Promise<Reply>
  whoami(organisation: string): Promise<WhoamiProbe>
  /** Where private, public and settings content is. */
  probe(organisation: string, what: 'private' | 'public' | 'settings'): Promise<Reply>
  /** All ways to the organisation's private canary besides its page. With `channel-list`. */
  channels?(organisation: string): Promise<RequestsReply>
  /** Makes an API token for the person in the browser. With `api-tokens`. */
  apiToken?(organisation: string, email: string): Promise<ApiTokenReply>
  /** Requests each of which makes the private page show `text`. With `write-probe`. */
  writes?(organisation: string, text: string): Promise<RequestsReply>
  /** Optional: the case is done with the organisation, so that what was started for it can be stopped. */
  release?(organisation: string): Promise<Reply>
  /** Forgets everything that the verbs above did. */
  reset(): Promise<Reply>
}

/** A driver and the end of what it started. */
export interface OwnedDriver extends Driver {
  close(): Promise<void>
}

/**
 * How the status is read: by the driver itself, or from a page that the administrator's browser opens. A
 * page is green when it shows `green`, enabled when it shows `enabled` (a string: what occurs in its source);
 * `message` is what says how the last test ended (a string: the id of an element).
 */
export type StatusReply =
  | { readonly status: 'ok'; readonly sso: SsoStatus }
  | {
      readonly status: 'read'
      readonly visit: string
      readonly green: Locator
      readonly enabled: Locator
      readonly message?: Locator
    }
  | { readonly status: 'unsupported' }

/**
 * Where the audit trail is, as JSON. `entries` is the JSON pointer to the list; `event`, `actor` (an e-mail
 * address) and `at` (a time) are pointers within each entry; `names` has the product's words for events.
 */
export type AuditReply =
  | {
      readonly status: 'read'
      readonly visit: string
      readonly entries: string
      readonly event: string
      readonly actor: string
      readonly at: string
      readonly names: Readonly<Record<AuditEvent, string>>
    }
  | { readonly status: 'unsupported' }

/** The verbs as they are spoken over HTTP. */
export const verbs = [
  'describe',
  'organisation',
  'setup',
  'test',
  'status',
  'enable',
  'disable',
  'arrange',
  'forget',
  'sign-in',
  'session',
  'login',
  'logout',
  'join-link',
  'invite-link',
  'settings',
  'member',
  'audit-log',
  'session-timeout',
  'advance-clock',
  'whoami',
  'probe',
  'channels',
  'writes',
  'api-token',
  'release',
  'reset',
] as const
export type Verb = (typeof verbs)[number]
