/**
 * The one table from a citation to an address. A citation is a key of this table, a space and the place:
 * `OIDC Core 3.1.3.7 (3)`. Where `checked` is false the place was taken from memory or from a second hand.
 */

interface Source {
  /** Makes the address from the place, for example `3.1.3.7 (3)`. */
  readonly url: (place: string) => string
  /** How it is written in a report, when not as the citation itself. */
  readonly text?: (place: string) => string
  readonly checked: boolean
  /** Places of a checked source that were taken from a second hand all the same. */
  readonly secondHand?: readonly string[]
}

const section = (place: string): string => place.replace(/ .*/, '')

const openid =
  (document: string) =>
  (place: string): string =>
    `https://openid.net/specs/${document}.html#rfc.section.${section(place)}`

const rfc = (number: number): Source => ({
  url: (place) =>
    `https://www.rfc-editor.org/rfc/rfc${number}#${/^[A-Z]/.test(place) ? 'appendix' : 'section'}-${section(place)}`,
  checked: true,
})

const learn = (page: string, title: string): Source => ({
  url: () => `https://learn.microsoft.com/en-us/entra/identity-platform/${page}`,
  text: () => `Microsoft Entra: ${title}`,
  checked: true,
})

const hub = (page: string, title: string): Source => ({
  url: () => `https://huggingface.co/docs/hub/${page}`,
  text: () => `Reference design: ${title}`,
  checked: true,
})

const asvs = 'https://github.com/OWASP/ASVS/blob/v5.0.0_release/5.0/en'
/** The file of each chapter; its requirements have no anchors. */
const asvsChapters: Readonly<Record<string, string>> = {
  1: '0x10-V1-Encoding-and-Sanitization',
  2: '0x11-V2-Validation-and-Business-Logic',
  3: '0x12-V3-Web-Frontend-Security',
  4: '0x13-V4-API-and-Web-Service',
  5: '0x14-V5-File-Handling',
  6: '0x15-V6-Authentication',
  7: '0x16-V7-Session-Management',
  8: '0x17-V8-Authorization',
  9: '0x18-V9-Self-contained-Tokens',
  10: '0x19-V10-OAuth-and-OIDC',
  11: '0x20-V11-Cryptography',
  12: '0x21-V12-Secure-Communication',
  13: '0x22-V13-Configuration',
  14: '0x23-V14-Data-Protection',
  15: '0x24-V15-Secure-Coding-and-Architecture',
  16: '0x25-V16-Security-Logging-and-Error-Handling',
  17: '0x26-V17-WebRTC',
}

export const sources = {
  'OIDC Core': { url: openid('openid-connect-core-1_0'), checked: true },
  'OIDC Discovery': { url: openid('openid-connect-discovery-1_0'), checked: true },
  'RP-Initiated Logout': { url: openid('openid-connect-rpinitiated-1_0'), checked: true },
  'Front-Channel Logout': { url: openid('openid-connect-frontchannel-1_0'), checked: true },
  'Back-Channel Logout': { url: openid('openid-connect-backchannel-1_0'), checked: true },
  'RFC 3986': rfc(3986),
  'RFC 5321': rfc(5321),
  'RFC 6749': rfc(6749),
  'RFC 6750': rfc(6750),
  'RFC 7515': rfc(7515),
  'RFC 7517': rfc(7517),
  'RFC 7518': rfc(7518),
  'RFC 7519': rfc(7519),
  'RFC 8725': rfc(8725),
  'RFC 7636': rfc(7636),
  'RFC 9207': rfc(9207),
  'RFC 9700': rfc(9700),
  ASVS: {
    url: (place) => {
      const file = asvsChapters[place.split('.')[0] ?? '']
      return file === undefined ? asvs : `${asvs}/${file}.md`
    },
    text: (place) => `OWASP ASVS 5.0.0, ${place}`,
    checked: true,
  },
  'Entra App Gallery': {
    url: () =>
      'https://github.com/AzureAD/SCIMReferenceCode/blob/6f232d4e2924a4b8d524c92b224a7bda19cd9d57/Entra-AppGallery-AI-Validation-Checklist.md',
    text: (place) => `Microsoft Entra App Gallery, validation checklist, ${place}`,
    checked: true,
  },
  AADSTS: {
    url: (place) => `https://login.microsoftonline.com/error?code=${place}`,
    text: (place) => `AADSTS${place}`,
    checked: true,
  },
  CVE: {
    url: (place) => `https://www.cve.org/CVERecord?id=CVE-${place}`,
    text: (place) => `CVE-${place}`,
    checked: true,
    secondHand: ['2025-14546', '2025-68158'],
  },
  GHSA: {
    url: (place) => `https://github.com/advisories/GHSA-${place}`,
    text: (place) => `GHSA-${place}`,
    checked: true,
  },
  'Entra OIDC': learn('v2-protocols-oidc', 'OpenID Connect on the Microsoft identity platform'),
  'Entra ID tokens': learn('id-tokens', 'ID tokens'),
  'Entra ID token claims': learn('id-token-claims-reference', 'ID token claims reference'),
  'Entra access tokens': learn('access-tokens', 'validating the issuer of a token'),
  'Entra signing key rollover': learn('signing-key-rollover', 'signing key rollover'),
  'Entra error codes': learn('reference-error-codes', 'authentication and authorization error codes'),
  'Entra migrate off email': learn(
    'migrate-off-email-claim-authorization',
    'migrate away from e-mail claims',
  ),
  'Entra redirect URI': learn('reply-url', 'redirect URI outline, restrictions and limitations'),
  'Entra UserInfo': learn('userinfo', 'UserInfo endpoint'),
  'Entra claims validation': learn('claims-validation', 'secure applications by validating claims'),
  'Entra optional claims': learn('optional-claims-reference', 'optional claims reference'),
  'Entra group claims': learn('id-token-claims-reference', 'groups overage claim'),
  'Entra app roles': learn('howto-add-app-roles-in-apps', 'add app roles and receive them in the token'),
  'Entra add credentials': learn('how-to-add-credentials', 'add and manage application credentials'),
  'Hub guide Entra ID': hub('security-sso-azure-oidc', 'SSO with Entra ID'),
  'Unicode TR39': { url: () => 'https://www.unicode.org/reports/tr39/', checked: true },
  'Pre-hijacking': {
    url: () => 'https://arxiv.org/abs/2205.10174',
    text: () => 'Pre-hijacked accounts (Sudhodanan and Paverd, 2022)',
    checked: true,
  },
  nOAuth: {
    url: () => 'https://www.descope.com/blog/post/noauth',
    text: () => 'nOAuth: accounts by the e-mail claim of Entra (Descope, 2023)',
    checked: true,
  },
  'Hub guide user management': hub(
    'security-sso-user-management',
    'role and resource group mapping, domains, external collaborators',
  ),
  'Hub guide join link': hub('security-sso-basic', 'SSO join link'),
  'Hub guide session timeout': hub('security-sso-user-management', 'session timeout, external collaborators'),
  'OAuth Form Post': {
    url: (place) =>
      `https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#rfc.section.${section(place)}`,
    text: (place) => `OAuth 2.0 Form Post Response Mode ${place}`,
    checked: false,
  },
  GitHub: {
    url: (place) => `https://github.com/${place.replace('#', '/issues/')}`,
    text: (place) => `Field report: ${place}`,
    checked: false,
  },
  'WCAG 2.2': {
    url: () => 'https://www.w3.org/TR/WCAG22/',
    text: (place) => `WCAG 2.2, ${place}`,
    checked: false,
  },
  'Hub guide enforcement': hub('enterprise-sso', 'what SSO enforces'),
} as const satisfies Readonly<Record<string, Source>>

export interface Citation {
  readonly text: string
  readonly url: string
}

type SourceName = keyof typeof sources
/** Longest names first, so that "Entra ID token claims" is not read as "Entra ID tokens". */
const names = (Object.keys(sources) as SourceName[]).sort((one, other) => other.length - one.length)

/** Resolves a citation; undefined when the table has no source of that name. */
export const findCitation = (reference: string): Citation | undefined => {
  const name = names.find(
    (candidate) =>
      reference === candidate ||
      reference.startsWith(`${candidate} `) ||
      reference.startsWith(`${candidate}-`),
  )
  if (name === undefined) return undefined
  const source: Source = sources[name]
  const place = reference.slice(name.length + 1)
  return { text: source.text?.(place) ?? reference, url: source.url(place) }
}

/** Resolves a citation of the catalogue, whose check has made sure that it is in the table. */
export const cite = (reference: string): Citation => findCitation(reference) ?? { text: reference, url: '' }
