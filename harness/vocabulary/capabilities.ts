/** What a product may or may not have. */

/** What a product may or may not have. A scenario that needs an undeclared one is skipped, and says so. */
export const capabilities = [
  /** Settings are entered in the product, by an administrator. */
  'has-settings-ui',
  /** There is a test of the settings that ends in a green check mark. */
  'has-test-step',
  /** SSO is enabled in a step of its own. */
  'has-enable',
  /**
   * The driver can leave an organisation configured, tested and enabled without the pages. Saves a third of a
   * run; wherever settings, test or enabling are judged, the pages are used all the same.
   */
  'direct-arrangement',
  /** An issuer that ends in a slash can be entered; those of Entra's v2.0 never do. */
  'slashed-issuers',
  /** The driver can make the product forget what it keeps of an identity provider, as a restart would. */
  'forgets-providers',
  /** The driver can make an organisation in the product as it is over https. */
  'https-rp',
  /** The product has a login of its own, and SSO is a second layer on it. */
  'has-local-login',
  /** People can sign out of the product. */
  'local-logout',
  /** An administrator sets for how long a completed SSO counts. */
  'session-timeout-setting',
  /** The driver moves the clock by which an organisation's SSO ends. */
  'clock-control',
  /** There is a way to the settings that needs no SSO. */
  'break-glass',
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
  /** Whoever has logged in has an account that the next login finds; without it, a session is all that it knows of anybody. */
  'keeps-accounts',
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
  /** There are links by which people join without SSO, which were made before SSO was enabled. */
  'has-invite-link',
  /** SSO can be enabled so that members are asked for it and may decline. */
  'has-optional-mode',
  /** The driver can change the role mapping of an organisation, as an administrator does. */
  'changes-role-mapping',
  /** There is an audit trail of the settings that the administrator's browser can open as JSON. */
  'audit-log',
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
  /** It asks for answers by form post (`response_mode=form_post`): always, or where the settings of an organisation say so. */
  'form-post',
  /** UserInfo is asked for the address when the ID token has none (or at every login). */
  'uses-userinfo',
  /** The driver lists the ways to an organisation's private content: page, API, raw file, feed, search … */
  'channel-list',
  /** The driver lists requests with which a member changes private content. */
  'write-probe',
  /** Members make API tokens, which the ways meant for programs take as `Authorization: Bearer`. */
  'api-tokens',
  /** Administrators can end the sessions of a member. */
  'admin-session-revoke',
  /** Administrators exempt members from SSO who are nobody at the identity provider. */
  'external-collaborators',
  /** An administrator can make the product forget whom an account is at the identity provider. */
  'account-link',
  /** Signing out leads to Entra's sign-out page and back. (RP-Initiated Logout) */
  'rp-logout',
  /** Entra's call in a hidden frame of the browser ends a session. (Front-Channel Logout) */
  'frontchannel-logout',
  /** A logout token that the provider posts ends sessions. Entra sends none; other providers do. (Back-Channel Logout) */
  'backchannel-logout',
] as const
export type Capability = (typeof capabilities)[number]

/** What a run may or may not have, whatever the product. */
export const environments = [
  /** A real browser. Only what an HTTP user agent cannot show honestly asks for it: scripts, the history, frames. */
  'browser',
] as const
export type Environment = (typeof environments)[number]
