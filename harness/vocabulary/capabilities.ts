/** What a product may or may not have, each with its sentence. A scenario that needs an undeclared one is skipped, and says so. */
export const capabilityWords = {
  'has-settings-ui': 'Settings are entered in the product, by an administrator.',
  'has-test-step': 'There is a test of the settings that ends in a green check mark.',
  'has-enable': 'SSO is enabled in a step of its own.',
  'direct-arrangement':
    'The driver can leave an organisation configured, tested and enabled without the pages. Saves a third of a run; wherever settings, test or enabling are judged, the pages are used all the same.',
  'direct-sign-in':
    "The driver can sign somebody in at the product's own login without its pages. They are used all the same where the product's answers are judged, and in a browser that was used before.",
  'slashed-issuers': "An issuer that ends in a slash can be entered; those of Entra's v2.0 never do.",
  'forgets-providers':
    'The driver can make the product forget what it keeps of an identity provider, as a restart would.',
  'https-rp': 'The driver can make an organisation in the product as it is over https.',
  'has-local-login': 'The product has a login of its own, and SSO is a second layer on it.',
  'local-logout': 'People can sign out of the product.',
  'session-timeout-setting': 'An administrator sets for how long a completed SSO counts.',
  'clock-control': "The driver moves the clock by which an organisation's SSO ends.",
  'break-glass': 'There is a way to the settings that needs no SSO.',
  'has-public-content': 'There is content that everybody may see.',
  'multi-tenant': 'Several organisations, each with its own identity provider.',
  'fresh-organisations': 'The driver can make a fresh organisation for every scenario.',
  'sends-state':
    'Each login sends a state, which its callback has to bring back. Where there is none, PKCE or the nonce stand against forged callbacks (RFC 9700 2.1, ASVS 10.2.1).',
  'one-time-state':
    'The state of each login is another one, and unguessable. Where it is not, PKCE or the nonce stand against forged callbacks (RFC 9700 2.1).',
  'sends-nonce': 'Authentication requests carry a nonce.',
  'email-claim-only':
    'People are recognised by the `email` claim alone; another claim never stands in for it.',
  'keeps-accounts':
    'Whoever has logged in has an account that the next login finds; without it, a session is all that it knows of anybody.',
  'reads-groups': 'Roles of members follow groups or roles at Entra, by a mapping.',
  'maps-resource-groups':
    'Membership in parts of the content follows groups or roles at Entra, by a mapping.',
  'allowed-domains':
    "SSO is completed only with an address in one of the organisation's e-mail domains, where it lists any.",
  'multi-email': 'An account has several addresses, confirmed or not.',
  'has-join-link': 'There is a link by which people join the organisation with SSO.',
  'has-invite-link':
    'There are links by which people join without SSO, which were made before SSO was enabled.',
  'has-optional-mode': 'SSO can be enabled so that members are asked for it and may decline.',
  'changes-role-mapping':
    'The driver can change the role mapping of an organisation, as an administrator does.',
  'audit-log': "There is an audit trail of the settings that the administrator's browser can open as JSON.",
  'invitation-only':
    'Only people who were invited (or came by the join link) are members; a login at Entra alone makes nobody one.',
  'email-verified-optional': 'An address counts without `email_verified`, which Entra never sends.',
  'removes-members': 'The driver can take a member out of the organisation.',
  'rp-can-disable-user': 'The driver can lock an account.',
  'reads-edov': '`xms_edov` is read: whether the owner of the domain stands behind an address.',
  'egress-guard':
    "Its own requests do not reach private addresses, whatever an administrator enters. (Let the mock's address pass.)",
  'return-target': "A login can be told the page to which it returns, and the driver's `login` says how.",
  'form-post':
    'It asks for answers by form post (`response_mode=form_post`): always, or where the settings of an organisation say so.',
  'uses-userinfo': 'UserInfo is asked for the address when the ID token has none (or at every login).',
  'channel-list':
    "The driver lists the ways to an organisation's private content: page, API, raw file, feed, search …",
  'write-probe': 'The driver lists requests with which a member changes private content.',
  'api-tokens': 'Members make API tokens, which the ways meant for programs take as `Authorization: Bearer`.',
  'admin-session-revoke': 'Administrators can end the sessions of a member.',
  'external-collaborators': 'Administrators exempt members from SSO who are nobody at the identity provider.',
  'account-link': 'An administrator can make the product forget whom an account is at the identity provider.',
  'rp-logout': "Signing out leads to Entra's sign-out page and back. (RP-Initiated Logout)",
  'frontchannel-logout':
    "Entra's call in a hidden frame of the browser ends a session. (Front-Channel Logout)",
  'backchannel-logout':
    'A logout token that the provider posts ends sessions. Entra sends none; other providers do. (Back-Channel Logout)',
} as const satisfies Readonly<Record<string, string>>
export type Capability = keyof typeof capabilityWords
export const capabilities = Object.keys(capabilityWords) as readonly Capability[]

/** What a run may or may not have, whatever the product. */
export const environments = [
  /** A real browser. Only what an HTTP user agent cannot show honestly asks for it: scripts, the history, frames. */
  'browser',
] as const
export type Environment = (typeof environments)[number]
