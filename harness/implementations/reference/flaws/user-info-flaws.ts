/** Mistakes in asking UserInfo, and in what is believed of its answer. */
import { type Question, withAddress } from '../user-info.ts'
import type { FlawTable } from './flaw.ts'
import { invalid, send } from './lax-tokens.ts'

type Answer = Readonly<Record<string, unknown>>

/** UserInfo, asked by hand. Throws `SignInFailure`. */
const ask = async (
  { accessToken, metadata, fetch }: Question,
  { inQuery = false }: { readonly inQuery?: boolean } = {},
): Promise<Answer> => {
  const url = new URL(metadata.userinfo_endpoint ?? 'https://nowhere.invalid/')
  if (inQuery) url.searchParams.set('access_token', accessToken)
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` }
  const { status, body } = await send(fetch, url.href, { method: 'GET', headers })
  if (status !== 200 || typeof body !== 'object' || body === null) throw invalid()
  return { ...body }
}

const isNeeded = ({ claims, metadata }: Question): boolean =>
  claims['email'] === undefined && metadata.userinfo_endpoint !== undefined

/** Asks where the sound product asks, and believes what `mayBe` lets pass. */
const believing =
  (mayBe: (answer: Answer, question: Question) => boolean, how: { readonly inQuery?: boolean } = {}) =>
  async (question: Question) => {
    if (!isNeeded(question)) return question.claims
    const answer = await ask(question, how)
    if (!mayBe(answer, question)) throw invalid('sub')
    return withAddress(question.claims, answer)
  }

const isSame = ({ sub }: Answer, { claims }: Question): boolean => sub === claims.sub

/** Asks at every login. */
const always = (question: Question) =>
  ask(question).then((answer) => {
    if (!isSame(answer, question)) throw invalid('sub')
    return answer
  })

export const userInfoFlaws = {
  'ignores-user-info-subject': {
    breaks: 'It does not compare the "sub" of UserInfo with that of the ID token.',
    rules: () => ({ addUserInfo: believing(() => true) }),
    caughtBy: ['userinfo.sub-mismatch', 'userinfo.sub-missing'],
  },
  'user-info-needs-no-subject': {
    breaks: 'It compares the "sub" of UserInfo only where there is one.',
    rules: () => ({
      addUserInfo: believing((answer, question) => answer['sub'] === undefined || isSame(answer, question)),
    }),
    caughtBy: ['userinfo.sub-missing'],
  },
  'makes-up-for-user-info': {
    breaks: 'When UserInfo fails, it takes the user name for the address.',
    rules: () => ({
      addUserInfo: async (question) => {
        if (!isNeeded(question)) return question.claims
        const { claims } = question
        const answer = await ask(question).catch(() => ({
          sub: claims.sub,
          email: claims['preferred_username'],
        }))
        if (!isSame(answer, question)) throw invalid('sub')
        return withAddress(claims, answer)
      },
    }),
    caughtBy: ['userinfo.error'],
  },
  'user-info-overrides-token': {
    breaks: 'It asks UserInfo at every login, and prefers the address there to the signed one.',
    rules: () => ({
      addUserInfo: async (question) =>
        question.metadata.userinfo_endpoint === undefined
          ? question.claims
          : withAddress(question.claims, await always(question).catch(() => ({}))),
    }),
    caughtBy: ['userinfo.conflicting-email'],
  },
  'needs-user-info': {
    breaks: 'It lets nobody in when UserInfo does not answer, although the ID token says everything.',
    rules: () => ({
      addUserInfo: async (question) => {
        const answer = await always(question)
        return question.claims['email'] === undefined ? withAddress(question.claims, answer) : question.claims
      },
    }),
    caughtBy: ['userinfo.not-needed'],
  },
  'access-token-in-query': {
    breaks: 'It sends the access token to UserInfo in the address as well.',
    rules: () => ({ addUserInfo: believing(isSame, { inQuery: true }) }),
    caughtBy: ['userinfo.bearer-header'],
  },
} as const satisfies FlawTable
