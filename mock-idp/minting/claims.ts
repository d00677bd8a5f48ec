import type { Members } from '../faults/apply.ts'
import type { Json } from '../faults/fault.ts'

/** Claims on their way: what is undefined is left out. */
export type Draft = { readonly [claim: string]: Json | undefined }

const first = ['aud', 'iss', 'iat', 'nbf', 'exp']

/** Entra's order: audience, issuer and times, then everything else by name. Claims without a value are left out. */
export const inOrder = (draft: Draft): Members => {
  const others = Object.keys(draft).filter((name) => !first.includes(name))
  const present = [...first, ...others.toSorted()].flatMap((name): [string, Json][] => {
    const value = draft[name]
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(present)
}
