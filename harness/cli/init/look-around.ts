/** With somebody signed in: where the product says who it is, what only members see, and how one signs out. */
import type { Browser, Landing } from '../../browser/browser.ts'
import { candidatesIn, linksIn, scoreOf, signOut, usualPrivate, usualWhoami } from './candidates.ts'
import type { Anonymous, Found, LoginStep } from './found.ts'
import { identityIn } from './identity.ts'
import { privateText } from './private-text.ts'
import { type Look, lookAt, openVisitor, type Place, walk } from './visitor.ts'

export interface Member {
  readonly browser: Browser
  readonly email: string
  readonly name: string
  /** Where the login ended. */
  readonly landing: Landing
}

const isRefused = ({ status }: Look): boolean => status === 401 || status === 403

const anonymousOf = (look: Look): Anonymous | undefined =>
  isRefused(look)
    ? undefined
    : look.moved
      ? { redirects: true }
      : look.status >= 400
        ? { status: look.status }
        : undefined

const pathOf = ({ url }: Landing): string => `${url.pathname}${url.search}`

/** The pages to which a page leads, but not out. */
const waysFrom = ({ body, url }: Landing): readonly string[] =>
  linksIn(body, url)
    .filter((link) => scoreOf(link, signOut) === 0)
    .map(({ path }) => path)

/** A callback is no page to come back to. */
const once = (paths: readonly string[]): readonly string[] => [
  ...new Set(paths.filter((path) => !/[?&]code=/.test(path))),
]

/** JSON says it best; a page is taken where no JSON says it. */
export const findWhoami = async (
  member: Member,
  place: Place,
  told: string | undefined,
): Promise<Found['whoami']> => {
  const paths =
    told === undefined
      ? once([...usualWhoami, pathOf(member.landing), ...waysFrom(member.landing), '/'])
      : [told]
  let page: Found['whoami']
  for (const path of paths) {
    const shown = await lookAt(member.browser, path, place)
    const identity = shown.status < 400 && !shown.moved ? identityIn(shown.body, member.email) : undefined
    if (identity === undefined) continue
    const anonymous = await lookAt(openVisitor(place), path, place)
    if (!anonymous.moved && identityIn(anonymous.body, member.email) !== undefined) continue
    const nobody = anonymousOf(anonymous)
    const found = { path, identity, anonymous: nobody }
    if (identity.startsWith('$')) return found
    page ??= found
  }
  return page
}

/** A page that turns nobody away is only taken where none does. */
export const findPrivate = async (
  member: Member,
  place: Place,
  told: string | undefined,
  whoami: string | undefined,
): Promise<Found['private']> => {
  const home = await lookAt(member.browser, '/', place)
  const ways = home.page === undefined ? [] : waysFrom(home.page)
  const around = once([pathOf(member.landing), ...waysFrom(member.landing), ...ways, ...usualPrivate])
  const paths =
    told === undefined
      ? [...around.filter((path) => path !== whoami), ...(whoami === undefined ? [] : [whoami])]
      : [told]
  const front = (await lookAt(openVisitor(place), '/', place)).body
  let open: Found['private']
  for (const path of paths) {
    const first = await lookAt(member.browser, path, place)
    if (first.status !== 200 || first.moved) continue
    const second = await lookAt(member.browser, path, place)
    const nobody = await lookAt(openVisitor(place), path, place)
    const shows = privateText({
      member: [first.body, second.body],
      nobody: [nobody.body, front],
      person: [member.email, member.name, member.email.split('@')[0] ?? ''],
    })
    if (shows === undefined) continue
    if (isRefused(nobody) || nobody.moved) return { path, shows }
    open ??= { path, shows }
  }
  return open
}

/** Signs out, which is done last. Found when nobody is in afterwards, and the browser did not have to go to Entra. */
export const findLogout = async (
  member: Member,
  place: Place,
  whoami: NonNullable<Found['whoami']>,
): Promise<readonly LoginStep[] | undefined> => {
  const home = await lookAt(member.browser, '/', place)
  const pages = [member.landing, ...(home.page === undefined ? [] : [home.page])]
  const ways = pages.flatMap((page) =>
    candidatesIn(page.body, page.document, page.url, signOut).map((candidate): readonly LoginStep[] =>
      candidate.kind === 'link'
        ? [{ visit: candidate.path }]
        : [{ visit: pathOf(page) }, { press: candidate.press }],
    ),
  )
  for (const steps of [...ways, [{ visit: '/logout' }] as const, [{ visit: '/auth/logout' }] as const]) {
    const arrival = await walk(member.browser.tab(), steps, place)
    const look = await lookAt(member.browser, whoami.path, place)
    if (!look.moved && identityIn(look.body, member.email) !== undefined) continue
    return arrival?.kind === 'page' ? steps : undefined
  }
  return undefined
}
