/** What the product's answers have to show while somebody logs in: pages, redirects, cookies and headers. Pure. */
import type { Visit } from '../browser/browser.ts'
import { addressesIn, plantedMarkup } from '../browser/markup.ts'
import { readDocument } from '../browser/page.ts'
import type { Evidence, StepEvidence } from '../evidence.ts'
import { disclosed } from './disclosure.ts'
import { guessable } from './randomness.ts'
import { refusalsAlike } from './refusals.ts'
import { soft, takenAway } from './set-cookie.ts'

/** Undefined when it holds, otherwise what the product did, completing "Your product …". */
type Finding = string | undefined
type Check = (evidence: Evidence) => Finding

export const plantedName = 'gc-planted'

const first = <Item>(items: readonly Item[], say: (item: Item) => Finding): Finding =>
  items.map(say).find((finding) => finding !== undefined)

const judged = ({ steps }: Evidence): readonly StepEvidence[] =>
  steps.filter(({ planned }) => planned.role === 'judged')

/** The product's own answers in the judged steps. */
const answersOf = (evidence: Evidence): readonly Visit[] => {
  const own = new Set(evidence.redirectUris.map((uri) => new URL(uri).origin))
  return judged(evidence)
    .flatMap(({ visits }) => visits)
    .filter(({ url, status }) => status !== undefined && own.has(new URL(url).origin))
}

const pathOf = ({ url }: Visit): string => new URL(url).pathname

const isPage = ({ policy = {} }: Visit): boolean => /html/i.test(policy['content-type'] ?? '')

/** What the scenario put into callbacks, by parameter. */
const plantedIn = (evidence: Evidence): readonly (readonly [string, string])[] =>
  judged(evidence).flatMap(({ planned: { step } }) =>
    step.do === 'deliver' ? Object.entries({ ...step.change?.add, ...step.change?.set }) : [],
  )

const eachPage =
  (say: (visit: Visit) => Finding): Check =>
  (evidence) =>
    first(answersOf(evidence).filter(isPage), say)

const inert = eachPage((visit) => {
  const place = plantedMarkup(visit.body, plantedName)
  return place === undefined
    ? undefined
    : `let a parameter of the callback put ${place} into its page ${pathOf(visit)}`
})

const plantedLinks: Check = (evidence) => {
  const addresses = plantedIn(evidence)
    .map(([, value]) => value)
    .filter((value) => /^[\w+.-]+:/.test(value))
  return first(answersOf(evidence), (visit) => {
    const leads = [...(isPage(visit) ? addressesIn(visit.body) : []), visit.location ?? '']
    const found = addresses.find((address) => leads.includes(address))
    return found === undefined
      ? undefined
      : `made a link to ${found}, which a parameter of the callback named`
  })
}

const shownText: Check = (evidence) => {
  const texts = plantedIn(evidence).flatMap(([name, value]) => (name === 'error_description' ? [value] : []))
  return eachPage((visit) => {
    const { text } = readDocument(visit.body)
    return texts.some((planted) => text.includes(planted))
      ? `showed the text of "error_description" in a callback as its own, at ${pathOf(visit)}`
      : undefined
  })(evidence)
}

/** The numbers of the refusals that came back to the product, and whether a page of it shows them. */
const numbers: Check = (evidence) => {
  const answers = answersOf(evidence)
  const came = answers.flatMap(({ url }) => /AADSTS\d+/.exec(decodeURIComponent(url))?.[0] ?? [])
  return first(came, (number) =>
    answers.filter(isPage).some(({ body }) => body.includes(number))
      ? undefined
      : `kept the number of Entra's refusal, ${number}, to itself`,
  )
}

const openRedirect: Check = (evidence) => {
  const known = new Set(
    judged(evidence).flatMap(({ visits }) => visits.map(({ url }) => new URL(url).origin)),
  )
  return first(answersOf(evidence), ({ location, url }) => {
    if (location === undefined || !URL.canParse(location, url)) return undefined
    const { origin, href } = new URL(location, url)
    return known.has(origin) ? undefined : `redirected to ${href.slice(0, 80)}, which is not one of its pages`
  })
}

const asked: Check = (evidence) =>
  first(judged(evidence), ({ seen }) =>
    seen.kind !== 'login' || seen.askedFor === undefined || seen.endedAt === seen.askedFor
      ? undefined
      : `ended the login at ${seen.endedAt ?? 'no page at all'} instead of ${seen.askedFor}`,
  )

const framed = eachPage((visit) => {
  // What redirects shows nothing in a frame.
  if (visit.location !== undefined) return undefined
  const { 'content-security-policy': csp = '', 'x-frame-options': xfo = '' } = visit.policy ?? {}
  const ancestors = /(?:^|[;,])\s*frame-ancestors\s+([^;,]*)/i.exec(csp)?.[1]
  const refuses =
    ancestors === undefined
      ? /^\s*(deny|sameorigin)\s*$/i.test(xfo)
      : !/(^|\s)(\*|https?:)(\s|$)/i.test(ancestors)
  return refuses ? undefined : `let any site show its page ${pathOf(visit)} in a frame`
})

const cookies: Check = (evidence) =>
  first(answersOf(evidence), ({ setCookies, url }) =>
    first(setCookies, (cookie) => {
      if (takenAway(cookie)) return undefined
      const why = soft(cookie, url)
      return why === undefined ? undefined : `set the cookie "${cookie.split('=')[0]}" ${why}`
    }),
  )

const quiet =
  /^(no-referrer|same-origin|origin|strict-origin|origin-when-cross-origin|strict-origin-when-cross-origin)$/i

const callback: Check = (evidence) =>
  first(answersOf(evidence), (visit) => {
    const { status = 0, location, policy = {}, url } = visit
    const code = new URL(url).searchParams.get('code')
    if (code === null || code === '') return undefined
    if (location?.includes(encodeURIComponent(code)) === true)
      return 'took the authorization code along in a redirect'
    if (status >= 300 && status < 400) return undefined
    if (status < 300) return 'left the authorization code in the address bar'
    if (!/no-store/i.test(policy['cache-control'] ?? ''))
      return 'lets a page with the code in its address be cached'
    const last = (policy['referrer-policy'] ?? '').split(',').at(-1)?.trim() ?? ''
    return quiet.test(last) ? undefined : 'passes the address of the callback on as referrer'
  })

/** The forms in which a token could show: as it is, encoded for a URL, within base64, or only its payload. */
const tracesOf = (token: string): readonly string[] => {
  const payload = token.split('.')[1] ?? ''
  return [
    token,
    ...(payload.length > 20 ? [payload] : []),
    Buffer.from(token).toString('base64').slice(0, 100),
    Buffer.from(token).toString('base64url').slice(0, 100),
  ].filter((trace) => trace.length >= 20)
}

const tokens: Check = (evidence) => {
  const minted = evidence.steps
    .flatMap(({ journal }) => journal)
    .filter(({ message }) => message === 'token')
    .flatMap(({ minted: values }) => Object.entries(values))
  return first(answersOf(evidence), (visit) => {
    const answer = [visit.body, visit.location ?? '', ...visit.setCookies].join('\n')
    const found = minted.find(([, token]) => tracesOf(token).some((trace) => answer.includes(trace)))
    return found === undefined
      ? undefined
      : `gave the ${found[0]} to the browser, in the answer to ${pathOf(visit)}`
  })
}

/** The cookies with which each login left the browser, in the order of the logins. */
const cookiesAfterLogins = (evidence: Evidence): ReadonlyMap<string, readonly string[]> => {
  const own = new Set(answersOf(evidence))
  const values = new Map<string, readonly string[]>()
  for (const { planned, visits } of judged(evidence)) {
    if (planned.step.do !== 'login') continue
    const set = visits.filter((visit) => own.has(visit)).flatMap(({ setCookies }) => setCookies)
    const last = new Map(
      set
        .map((cookie) => /^([^=;]*)=([^;]*)/.exec(cookie)?.slice(1) ?? [])
        .map(([name = '', value = '']) => [name, value]),
    )
    for (const [name, value] of last) if (value !== '') values.set(name, [...(values.get(name) ?? []), value])
  }
  return values
}

/** One of them may be a preference; it takes one secret among them to name a session. */
const sessionCookies: Check = (evidence) => {
  const findings = [...cookiesAfterLogins(evidence)].map(([name, values]) => guessable(name, values))
  return findings.includes(undefined) ? undefined : findings[0]
}

/** What a browser keeps of one cookie: name and value (RFC 6265bis 5.6), and what servers take of all headers. */
const longestCookie = 4096
const longestHeader = 8192

const cookiesFit: Check = (evidence) => {
  const kept = new Map<string, number>()
  for (const cookie of answersOf(evidence).flatMap(({ setCookies }) => setCookies)) {
    const [pair = ''] = cookie.split(';')
    const [name = ''] = pair.split('=')
    const size = Buffer.byteLength(pair)
    if (size > longestCookie)
      return `set the cookie "${name}" with ${size} bytes, where browsers keep at most ${longestCookie}`
    if (/;\s*max-age=0\b|;\s*expires=[^;]*\b1970\b/i.test(cookie)) kept.delete(name)
    else kept.set(name, size + 2)
  }
  const all = [...kept.values()].reduce((sum, size) => sum + size, 0)
  return all > longestHeader
    ? `made a browser keep ${kept.size} cookies of ${all} bytes, where many servers take 8 kB of headers`
    : undefined
}

const thirdParties: Check = (evidence) => {
  const all = judged(evidence).flatMap(({ visits }) => visits)
  const known = new Set(
    all.filter(({ resource }) => resource === undefined).map(({ url }) => new URL(url).origin),
  )
  const stranger = all.find(({ resource, url }) => resource !== undefined && !known.has(new URL(url).origin))
  return stranger === undefined
    ? undefined
    : `has a page that asks ${new URL(stranger.url).origin} for a ${stranger.resource}`
}

const nothingDisclosed: Check = (evidence) =>
  first(answersOf(evidence), (visit) => {
    const what = disclosed(visit.body)
    return what === undefined ? undefined : `showed ${what} in the answer to ${pathOf(visit)}`
  })

/** A shared cache stores neither `no-store` nor `private` answers (RFC 9111, 3). */
const notCached: Check = (evidence) =>
  first(
    answersOf(evidence).filter(({ body }) => evidence.privateTexts.some((text) => body.includes(text))),
    (visit) =>
      /\b(no-store|private)\b/i.test(visit.policy?.['cache-control'] ?? '')
        ? undefined
        : `lets shared caches keep private content, at ${pathOf(visit)}`,
  )

export const pageChecks = {
  'nothing-disclosed': nothingDisclosed,
  'private-not-cached': notCached,
  'refusals-alike': refusalsAlike,
  'markup-inert': inert,
  'no-planted-links': plantedLinks,
  'planted-text-not-shown': shownText,
  'entra-number-shown': numbers,
  'no-open-redirect': openRedirect,
  'back-where-asked': asked,
  'not-frameable': framed,
  'cookies-hardened': cookies,
  'code-stays-on-callback': callback,
  'cookies-fit': cookiesFit,
  'no-third-party-requests': thirdParties,
  'no-planted-script': ({ scriptsRun: [first] }) =>
    first === undefined ? undefined : `let script run that somebody had planted, on ${first}`,
  'tokens-stay-on-server': tokens,
  'session-cookies-unguessable': sessionCookies,
} as const satisfies Readonly<Record<string, Check>>
