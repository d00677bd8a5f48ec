/** What in a page may lead to a login at Entra, or out again: links and buttons, best first. Pure. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'
import type { Document } from '../../browser/page.ts'

type Node = DefaultTreeAdapterMap['node']

export type Candidate =
  | { readonly kind: 'link'; readonly path: string; readonly text: string }
  | { readonly kind: 'button'; readonly press: string }

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

const textOf = (node: Node): string =>
  defaultTreeAdapter.isTextNode(node)
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join(' ')
      : ''

/** Every link of a page that stays at its origin. */
export const linksIn = (html: string, base: URL): readonly Extract<Candidate, { kind: 'link' }>[] => {
  const walk = (node: Node): readonly Extract<Candidate, { kind: 'link' }>[] => {
    const inner = 'childNodes' in node ? node.childNodes.flatMap(walk) : []
    if (!defaultTreeAdapter.isElementNode(node) || node.tagName !== 'a') return inner
    const href = node.attrs.find(({ name }) => name === 'href')?.value ?? ''
    const url = URL.parse(href, base.href)
    return url === null || url.origin !== base.origin || href.startsWith('#')
      ? inner
      : [{ kind: 'link', path: `${url.pathname}${url.search}`, text: squeeze(textOf(node)) }, ...inner]
  }
  return walk(parse(html))
}

const buttonsIn = ({ forms }: Document): readonly Candidate[] =>
  forms.flatMap(({ buttons }) =>
    buttons.map(({ text, value, id }): Candidate => ({ kind: 'button', press: text || value || (id ?? '') })),
  )

type Weights = readonly (readonly [RegExp, number])[]

const signIn: Weights = [
  [/entra|azure|microsoft|office ?365|aad\b/i, 8],
  [/\bsso\b|single sign|openid|oidc|oauth/i, 6],
  [/sign[ -]?in|log[ -]?in|anmelden|connexion|\bauth\b/i, 4],
  [
    /sign[ -]?out|log[ -]?out|abmelden|password|forgot|sign[ -]?up|register|google|github|facebook|apple/i,
    -20,
  ],
]

export const signOut: Weights = [[/sign[ -]?out|log[ -]?out|log[ -]?off|abmelden|d[ée]connexion/i, 5]]

const wordsOf = (candidate: Candidate): string =>
  candidate.kind === 'link' ? `${candidate.path} ${candidate.text}` : candidate.press

export const scoreOf = (candidate: Candidate, weights: Weights): number =>
  weights.reduce((sum, [words, weight]) => sum + (words.test(wordsOf(candidate)) ? weight : 0), 0)

/** Links and buttons that are worth following, best first. */
export const candidatesIn = (
  html: string,
  document: Document,
  base: URL,
  weights: Weights = signIn,
): readonly Candidate[] =>
  [...linksIn(html, base), ...buttonsIn(document)]
    .map((candidate) => ({ candidate, score: scoreOf(candidate, weights) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ candidate }) => candidate)

/** Where logins usually begin, for products whose pages do not say. */
export const usualLogins = [
  '/login',
  '/auth/login',
  '/sso',
  '/login/sso',
  '/auth/sso',
  '/signin',
  '/sign-in',
  '/auth/signin',
  '/oauth2/login',
  '/oauth2/authorization/entra',
  '/auth/microsoft',
  '/auth/azure',
  '/auth/azuread',
  '/auth/entra',
  '/auth/oidc',
  '/auth/openid',
  '/auth/openid_connect',
  '/oidc/login',
  '/oidc/authenticate',
  '/api/auth/login',
  '/api/auth/signin',
  '/.auth/login/aad',
] as const

/** Where products usually say who is in. */
export const usualWhoami = [
  '/me',
  '/whoami',
  '/api/me',
  '/api/whoami',
  '/userinfo',
  '/api/user',
  '/api/userinfo',
  '/api/session',
  '/api/auth/session',
  '/auth/session',
  '/session',
  '/profile',
  '/api/profile',
  '/user',
  '/account',
  '/oauth2/userinfo',
  '/.auth/me',
] as const

/** Where members usually see what others do not. */
export const usualPrivate = [
  '/dashboard',
  '/app',
  '/home',
  '/private',
  '/protected',
  '/members',
  '/reports',
  '/account',
  '/profile',
] as const
