/** What the journal of the mock Entra and the product's answers have to show beside the steps themselves. Pure. */
import type { DeliveredFault, JournalEntry } from '../../mock-idp/contract.ts'
import type { Fault } from '../../mock-idp/faults/fault.ts'
import type { Evidence } from '../evidence.ts'
import type { AnswerExpectation, JournalExpectation } from '../scenario.ts'
import { logoutAnswerChecks, logoutJournalChecks } from './logout-checks.ts'
import { pageChecks } from './pages.ts'
import { requestChecks } from './requests.ts'
import { secretChecks } from './secret-checks.ts'
import { settingsPageChecks } from './settings-pages.ts'

/** Undefined when it holds, otherwise what the product did, completing "Your product …". */
type Finding = string | undefined

const count = (journal: readonly JournalEntry[], message: JournalEntry['message']): number =>
  journal.filter((entry) => entry.message === message).length

const asksForMetadata = (journal: readonly JournalEntry[]): readonly JournalEntry[] =>
  journal.filter(({ message, path }) => message === 'discovery' || path.includes('.well-known'))

/** A request for metadata at an address that nobody has. */
const metadataAstray = (journal: readonly JournalEntry[]): Finding => {
  const astray = asksForMetadata(journal).find(
    ({ outcome, path }) =>
      outcome === 'refused' || path.split('.well-known').length > 2 || path.includes('//'),
  )
  return astray === undefined ? undefined : `fetched ${astray.path}, which Entra does not serve`
}

const checks: Record<JournalExpectation, (journal: readonly JournalEntry[], evidence: Evidence) => Finding> =
  {
    ...requestChecks,
    ...secretChecks,
    ...logoutJournalChecks,
    'metadata-query-kept': (journal) => {
      const without = journal.find(
        ({ message, path }) => (message === 'discovery' || message === 'jwks') && !/[?&]appid=/.test(path),
      )
      return without === undefined ? undefined : `asked for ${without.path} without the query that was pasted`
    },
    'authorization-query-kept': (journal) => {
      const sent = journal.filter(({ message }) => message === 'authorize')
      if (sent.length === 0) return 'sent no authorization request'
      const queries = sent.map(({ path }) => new URL(path, 'https://entra').searchParams)
      if (queries.some((query) => query.get('p') !== 'policy' || query.get('x') !== '1'))
        return 'lost the query of the authorization endpoint'
      const doubled = queries
        .flatMap((query) => [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1))
        .at(0)
      return doubled === undefined ? undefined : `sent the parameter "${doubled}" twice`
    },
    'metadata-fetched-as-pasted': (journal) =>
      metadataAstray(journal) ??
      (asksForMetadata(journal).length === 0 ? 'never fetched the metadata document' : undefined),
    'metadata-never-astray': metadataAstray,
    'one-login': (journal) => {
      const authorize = count(journal, 'authorize')
      const token = count(journal, 'token')
      return authorize === 1 && token === 1
        ? undefined
        : `sent ${authorize} authorization requests and ${token} token requests for one test`
    },
    'no-authorization-request': (journal) =>
      count(journal, 'authorize') === 0
        ? undefined
        : 'sent an authorization request to Entra where none was due',
    'no-token-request': (journal) =>
      count(journal, 'token') === 0 ? undefined : 'redeemed a code at Entra that it had to leave alone',
    'newest-secret-used': (journal) => {
      const used = journal
        .filter(({ message, outcome }) => message === 'token' && outcome === 'answered')
        .at(-1)?.secret
      const known = journal.flatMap(({ secret }) => (secret === undefined ? [] : [secret]))
      if (used === undefined) return 'sent no token request that Entra accepted'
      return new Set(known).size > 1 && known[0] === used
        ? 'went on using the old secret after a new one was saved'
        : undefined
    },
    'access-token-in-header': (journal) => {
      const asked = journal.filter(({ message }) => message === 'userinfo')
      if (asked.length === 0) return 'never asked UserInfo for the address that the ID token did not have'
      return asked.some(({ parameters }) => 'access_token' in parameters)
        ? 'sent the access token to UserInfo in the address or a form, not in the header'
        : undefined
    },
    // Whoever never looks at keys breaks no rule of how they change: see notShown.
    'keys-fetched': () => undefined,
    'keys-fetched-sparingly': (journal) => {
      const [keys, tokens] = [count(journal, 'jwks'), count(journal, 'token')]
      return keys <= tokens ? undefined : `fetched the key set ${keys} times for ${tokens} tokens`
    },
  }
/** Without which a login shows nothing of what is judged, completing "your product …". */
export const notShown = (
  expectations: readonly JournalExpectation[],
  journal: readonly JournalEntry[],
): Finding =>
  expectations.includes('keys-fetched') && count(journal, 'jwks') === 0
    ? 'never fetched the key set'
    : undefined

/** The first journal expectation that does not hold. */
export const journalFinding = (
  expectations: readonly JournalExpectation[],
  journal: readonly JournalEntry[],
  evidence: Evidence,
): Finding =>
  expectations.map((name) => checks[name](journal, evidence)).find((finding) => finding !== undefined)

/** Whether a page shows an address as it is, and not as a part of a longer one. */
const showsExactly = (body: string, uri: string): boolean =>
  body
    .split(uri)
    .slice(1)
    .some((after) => !/^[\w/?#.~%&=+-]/.test(after))

/** Why Entra would not register a redirect URI (Entra: redirect URI restrictions). */
const unregistrable = (uri: string): Finding => {
  const { protocol, hostname, hash } = new URL(uri)
  if (protocol !== 'https:' && hostname !== 'localhost')
    return `has a redirect URI that Entra does not take: it is not https (${uri})`
  if (hash !== '' || /[!$'(),;]/.test(uri) || uri.length > 256)
    return `has a redirect URI that Entra does not take: fragment, special characters or more than 256 of them (${uri})`
  return undefined
}

const answerChecks: Record<AnswerExpectation, (evidence: Evidence) => Finding> = {
  ...pageChecks,
  ...settingsPageChecks,
  ...logoutAnswerChecks,
  'secret-never-shown': ({ leaks }) =>
    leaks.length === 0
      ? undefined
      : `showed the client secret, or a telling part of it, in the answer to ${leaks.join(', ')}`,
  'secret-never-sent-by-browser': ({ sentByBrowser }) =>
    sentByBrowser.length === 0
      ? undefined
      : `sent the client secret, or a telling part of it, through the browser (${sentByBrowser.join(', ')})`,
  'only-web-redirects': ({ steps }) => {
    const astray = steps
      .flatMap(({ visits }) => visits)
      .find(({ location }) => location !== undefined && /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(location))
    return astray === undefined ? undefined : `sent the browser to ${astray.location?.slice(0, 60)}`
  },
  'redirect-uri-as-shown': ({ steps, redirectUris, settingsUrl }) => {
    const sent = steps.flatMap(({ journal }) =>
      journal
        .filter(({ message }) => message === 'authorize' || message === 'token')
        .flatMap(({ parameters }) => parameters['redirect_uri'] ?? []),
    )
    const astray = sent.find((uri) => !redirectUris.includes(uri))
    if (astray !== undefined) return `sent the redirect URI ${astray}, which is not the one that it shows`
    const pages = steps
      .flatMap(({ visits }) => visits)
      .filter(({ url }) => settingsUrl !== undefined && url.startsWith(settingsUrl))
    const unshown = redirectUris.find((uri) => !pages.some(({ body }) => showsExactly(body, uri)))
    if (unshown !== undefined) return `does not show the redirect URI ${unshown} on its settings page`
    return redirectUris.map(unregistrable).find((why) => why !== undefined)
  },
  'back-on-settings': ({ steps, settingsUrl }) => {
    const last = steps
      .filter(({ planned }) => planned.role === 'judged' && planned.step.do === 'test')
      .at(-1)?.seen
    const endedAt = last?.kind === 'status' ? last.endedAt : undefined
    return settingsUrl === undefined || endedAt === settingsUrl
      ? undefined
      : `left the administrator at ${endedAt ?? 'no page at all'} after the test, not on the settings page`
  },
  'canary-untouched': ({ canaryHits: [first] }) =>
    first === undefined ? undefined : `followed an address that only a lie named (${first})`,
}

/** The first expectation about the product's answers that does not hold. */
export const answerFinding = (expectations: readonly AnswerExpectation[], evidence: Evidence): Finding =>
  expectations.map((name) => answerChecks[name](evidence)).find((finding) => finding !== undefined)

/** Whether a text is another one with its `{{names}}` filled in. */
const isFilledIn = (template: string, text: string): boolean => {
  const parts = template.split(/\{\{[\w.-]+\}\}/)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  return parts.length === 1
    ? template === text
    : text.startsWith(first) && text.endsWith(last) && parts.every((part) => text.includes(part))
}

/** How the journal names the member that a fault is about. */
const pathOf = (fault: Extract<Fault, { readonly member: string }>): string =>
  'part' in fault && fault.part === 'header' ? `header.${fault.member}` : fault.member

const byItself = (fault: Fault): boolean => fault.do !== 'forget' && fault.do !== 'delay'

/** The lies that were told, as the journal recorded them. */
export const deliveries = (journal: readonly JournalEntry[]): readonly DeliveredFault[] =>
  journal.flatMap(({ delivered }) => delivered)

/**
 * Where a fault was told, if it was. Templates in a fault are filled in before it is set, so its words may
 * differ from the catalogue's by that.
 */
export const deliveryOf = (fault: Fault, told: readonly DeliveredFault[]): DeliveredFault | undefined =>
  told.find(
    ({ at, member, says }) =>
      at === fault.at && (isFilledIn(fault.says, says) || ('member' in fault && member === pathOf(fault))),
  )

/** The first lie that never reached the product. A forgotten rule or a delay only shows when the product runs into it. */
export const undelivered = (
  faults: readonly Fault[],
  journal: readonly JournalEntry[],
): Fault | undefined => {
  const told = deliveries(journal)
  return faults.find((fault) => byItself(fault) && deliveryOf(fault, told) === undefined)
}
