import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { readCarried } from './carried.ts'

const { Check, Prompt } = interactionPolicy

/**
 * When the sign-in page is shown: nobody is signed in, the sign-in is older than `max_age` by the
 * tenant's clock, or the relying party asked for it with `prompt`.
 * @param seconds now, by the tenant's clock
 */
export const makePolicy = (seconds: () => number) => [
  new Prompt(
    { name: 'login', requestable: true },
    new Check('no_session', 'nobody is signed in', (ctx) => ctx.oidc.account === undefined),
    new Check('max_age', 'the sign-in is too old', (ctx) => isTooOld(ctx, seconds())),
  ),
  new Prompt({ name: 'select_account', requestable: true }),
  new Prompt({ name: 'consent', requestable: true }),
]

const isTooOld = ({ oidc }: KoaContextWithOIDC, now: number): boolean => {
  const maxAge = readCarried(oidc.params)?.maxAge
  if (maxAge === undefined || oidc.result?.login !== undefined) return false
  return now - (oidc.session?.loginTs ?? 0) > maxAge
}
