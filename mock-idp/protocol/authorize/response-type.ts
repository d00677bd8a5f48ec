import type { Refusal } from '../../aadsts/refusal.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import type { Parameters } from '../../server/exchange.ts'
import { missing } from './missing.ts'

export const responseModes = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof responseModes)[number]

/** One word of `response_type`: what the answer carries. */
export const responseWords = ['code', 'id_token', 'token'] as const
export type ResponseWord = (typeof responseWords)[number]

/** Combinations that Entra knows, each in the order of `responseWords`. `token` alone is in no v2.0 metadata, and yet served. */
const combinations = new Set(['code', 'id_token', 'code id_token', 'id_token token', 'token'])

/** What a request asks to be answered with, as far as it can be read; unknown words are left out. */
export const readResponseType = (responseType: string): readonly ResponseWord[] => {
  const words = responseType.split(' ')
  return responseWords.filter((word) => words.includes(word))
}

const isFront = (words: readonly ResponseWord[]): boolean =>
  words.includes('id_token') || words.includes('token')

/** How the answer travels: as asked, or by the default of the response type. Tokens never travel in a query. */
export const responseModeOf = (parameters: Parameters): ResponseMode => {
  const front = isFront(readResponseType(parameters['response_type'] ?? ''))
  const asked = responseModes.find((mode) => mode === parameters['response_mode'])
  if (asked === undefined || (front && asked === 'query')) return front ? 'fragment' : 'query'
  return asked
}

/** What the service of personal accounts says. */
const personalText =
  "The provided value for the input parameter 'response_type' is not valid. Expected values are the following: 'code', 'id_token', 'token', 'code id_token', 'id_token token'."

/** The service of personal accounts words an unknown `response_type` in its own way. */
export interface ResponseRules {
  readonly application: Pick<ApplicationRecord, 'enableIdTokenIssuance' | 'enableAccessTokenIssuance'>
  readonly personal: boolean
}

/**
 * Why a response type or mode is refused: 900144 (none), 700054 and 700051 (a token that the application may
 * not get here), 70005 (unknown), 70007 (unknown mode, or tokens in a query).
 */
export const responseRefusal = (
  { application, personal }: ResponseRules,
  parameters: Parameters,
): Refusal | undefined => {
  const responseType = parameters['response_type']
  if (responseType === undefined || responseType === '') return missing('response_type')
  const words = readResponseType(responseType)
  const known = combinations.has(words.join(' ')) && words.length === responseType.split(' ').length
  if (words.includes('id_token') && !application.enableIdTokenIssuance)
    return { code: 700054, reason: 'ID tokens in the front channel are not enabled.' }
  if (words.includes('token') && !application.enableAccessTokenIssuance)
    return { code: 700051, reason: 'Access tokens in the front channel are not enabled.' }
  if (!known)
    return {
      code: 70005,
      values: { reason: `'${responseType}' is unknown` },
      ...(personal ? { text: personalText } : {}),
      reason: `The response_type ${responseType} is unknown.`,
    }
  const mode = parameters['response_mode']
  if (mode === undefined) return undefined
  if (!responseModes.some((candidate) => candidate === mode))
    return { code: 70007, values: { mode }, reason: `The response_mode ${mode} is unknown.` }
  return mode === 'query' && isFront(words)
    ? {
        code: 70007,
        values: { mode },
        reason: 'Tokens are not sent in a query, where they would end in logs.',
      }
    : undefined
}
