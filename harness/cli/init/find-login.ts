/** Finds where a member starts: follows links and buttons until one leads to an authorization request at Entra. */
import { type Candidate, candidatesIn, usualLogins } from './candidates.ts'
import type { LoginStep } from './found.ts'
import { openVisitor, type Place, walk } from './visitor.ts'

export interface LoginFound {
  readonly steps: readonly LoginStep[]
  /** The parameters of the authorization request. */
  readonly request: URLSearchParams
}

export interface LoginSearch {
  readonly found: LoginFound | undefined
  /** What was seen on the way that explains why nothing was found. */
  readonly hints: readonly string[]
}

const tries = 50

const stepsTo = (candidate: Candidate, before: readonly LoginStep[]): readonly LoginStep[] =>
  candidate.kind === 'link' ? [{ visit: candidate.path }] : [...before, { press: candidate.press }]

/** @param told where somebody said that it starts; nothing else is tried then */
export const findLogin = async (place: Place, told: string | undefined): Promise<LoginSearch> => {
  const first = told === undefined ? '/' : told
  const queue: { readonly steps: readonly LoginStep[]; readonly depth: number }[] = [
    { steps: [{ visit: first }], depth: 0 },
  ]
  const usual = told === undefined ? [...usualLogins] : []
  const seen = new Set<string>()
  const hints = new Set<string>()
  for (let attempt = 0; attempt < tries && !place.signal.aborted; attempt += 1) {
    const guess = queue.shift() ?? { steps: [{ visit: usual.shift() ?? '' }], depth: 1 }
    const { steps, depth } = guess
    if (steps.some((step) => 'visit' in step && step.visit === '')) break
    const key = JSON.stringify(steps)
    if (seen.has(key)) continue
    seen.add(key)
    const arrival = await walk(openVisitor(place).tab(), steps, place)
    if (arrival?.kind === 'held') {
      const { url, body } = arrival.navigation
      const request = body ?? url.searchParams
      if (request.has('client_id') || request.has('request_uri'))
        return { found: { steps, request }, hints: [...hints] }
      hints.add(`${words(steps)} leads to ${url.origin}${url.pathname}, without an authorization request`)
    }
    if (arrival?.kind === 'trouble') hints.add(`${words(steps)}: ${arrival.trouble}`)
    if (arrival?.kind !== 'page') continue
    const { page } = arrival
    if (page.status >= 500) hints.add(`${words(steps)} answers status ${page.status}`)
    if (page.status >= 400 || depth >= 2) continue
    const next = candidatesIn(page.body, page.document, page.url).map((candidate) => ({
      steps: stepsTo(candidate, steps),
      depth: depth + 1,
    }))
    queue.push(...next)
  }
  return { found: undefined, hints: [...hints] }
}

/** `GET /login`, or `"Sign in" at /`. Pure. */
export const words = (steps: readonly LoginStep[]): string =>
  steps.map((step) => ('visit' in step ? `GET ${step.visit}` : `press "${step.press}"`)).join(', then ')
