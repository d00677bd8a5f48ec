/** Looks at a product from outside: one login with somebody, and what can be seen then. */
import type { Application, MockEntra, Person } from '../../../mock-idp/contract.ts'
import type { Arrival } from '../../browser/browser.ts'
import { findLogin, words } from './find-login.ts'
import type { Found } from './found.ts'
import { findLogout, findPrivate, findWhoami, type Member } from './look-around.ts'
import type { Told } from './told.ts'
import { lookAt, openVisitor, type Place, walk } from './visitor.ts'

export interface Explored
  extends Pick<Found, 'login' | 'callback' | 'nonce' | 'formPost' | 'whoami' | 'private' | 'logout'> {
  /** What its front page calls itself. */
  readonly title: string | undefined
  /** What was found, for people. */
  readonly said: readonly (readonly [what: string, words: string])[]
  /** Why something was not. */
  readonly hints: readonly string[]
}

export interface Directory {
  readonly entra: MockEntra
  readonly application: Application
  readonly person: Person
}

const titleIn = (html: string): string | undefined => {
  const title = /<title[^>]*>([^<]{1,60})<\/title>/i.exec(html)?.[1]?.trim()
  return title === undefined || title === '' ? undefined : title
}

const nothing = {
  login: undefined,
  callback: undefined,
  nonce: false,
  formPost: false,
  whoami: undefined,
  private: undefined,
  logout: undefined,
} as const

/** Why a login did not go through, by the journal and by where it ended. */
const whyNot = ({ entra, application }: Directory, arrival: Arrival | undefined): string => {
  const entries = entra.journal.entries().filter(({ client }) => client === application.clientId)
  const refused = entries.findLast(({ outcome }) => outcome === 'refused')
  if (refused !== undefined) return `Entra refused it: ${refused.code ?? ''} ${refused.reason}`
  if (arrival?.kind === 'trouble') return arrival.trouble
  if (arrival?.kind !== 'page') return 'the product did not redeem the code'
  const { url, status, document } = arrival.page
  return `it ended at ${url.origin}${url.pathname} with status ${status}: "${document.text.slice(0, 120)}"`
}

const isRedeemed = ({ entra, application }: Directory): boolean =>
  entra.journal
    .entries({ message: 'token' })
    .some(({ client, outcome }) => client === application.clientId && outcome === 'answered')

/** Finds what it can; it never throws for what the product does. */
export const explore = async (place: Place, directory: Directory, told: Told): Promise<Explored> => {
  const { application, person } = directory
  const { found, hints } = await findLogin(place, told.login)
  const title = titleIn((await lookAt(openVisitor(place), '/', place)).body)
  if (found === undefined)
    return {
      ...nothing,
      title,
      login: told.login === undefined ? undefined : [{ visit: told.login }],
      callback: told.callback,
      said: [],
      hints: [
        ...hints,
        ...(directory.entra.hangUps > 0
          ? ['It came to Entra and hung up: it does not trust the certificate.']
          : []),
        'No link or button led to Entra.',
      ],
    }
  const { steps, request } = found
  const redirectUri = request.get('redirect_uri') ?? ''
  const callback = told.callback ?? (URL.canParse(redirectUri) ? new URL(redirectUri).pathname : undefined)
  const asked = {
    login: steps,
    callback,
    nonce: request.has('nonce'),
    formPost: request.get('response_mode') === 'form_post',
  }
  const said = [
    ['login', words(steps)],
    ...(callback === undefined ? [] : [['callback', callback] as const]),
  ] as const
  const stranger = request.get('client_id') !== application.clientId
  if (redirectUri !== '') application.addRedirectUri(redirectUri)
  const browser = openVisitor(place)
  const arrival = await walk(browser.tab(), steps, place, person)
  if (arrival?.kind !== 'page' || !isRedeemed(directory))
    return {
      ...nothing,
      title,
      ...asked,
      said,
      hints: [
        stranger
          ? `It asked for the client ID ${request.get('client_id')}, which is not the one it was given: name the variable with --env NAME={{clientId}}.`
          : `Somebody signed in at Entra and was not let in: ${whyNot(directory, arrival)}.`,
      ],
    }
  const member: Member = {
    browser,
    email: person.mail ?? person.userPrincipalName,
    name: person.displayName,
    landing: arrival.page,
  }
  const whoami = await findWhoami(member, place, told.whoami)
  const secret = await findPrivate(member, place, told.private, whoami?.path)
  const logout = whoami === undefined ? undefined : await findLogout(member, place, whoami)
  return {
    ...asked,
    title,
    whoami,
    private: secret,
    logout,
    said: [
      ...said,
      ...(whoami === undefined ? [] : [['who is in', `GET ${whoami.path} → ${whoami.identity}`] as const]),
      ...(secret === undefined ? [] : [['private', `GET ${secret.path} shows "${secret.shows}"`] as const]),
      ...(logout === undefined ? [] : [['logout', words(logout)] as const]),
    ],
    hints: [
      ...(whoami === undefined ? [`Nowhere was ${member.email} shown after the login.`] : []),
      ...(secret === undefined ? ['No page was found that only members see.'] : []),
    ],
  }
}
