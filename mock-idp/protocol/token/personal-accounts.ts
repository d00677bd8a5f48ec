import type { Refusal } from '../../aadsts/refusal.ts'
import { consumersTenant } from '../../directory/consumers.ts'
import type { LiveAuthority } from '../../directory/directory.ts'

const pkce = "The provided 'code_verifier' input value does not match the original 'code_challenge'."
const details: ReadonlyMap<number, string | undefined> = new Map([
  [9002313, undefined],
  [50148, pkce],
  [501481, pkce],
])

/** The service for personal accounts has one number for most of what is wrong with a grant. */
export const atConsumers = (authority: LiveAuthority, refusal: Refusal): Refusal => {
  const isConsumers =
    authority.kind === 'alias' ? authority.segment === 'consumers' : authority.tenant.id === consumersTenant
  if (!isConsumers || !details.has(refusal.code)) return refusal
  const detail = details.get(refusal.code)
  return { ...refusal, code: 70000, values: detail === undefined ? {} : { detail } }
}
