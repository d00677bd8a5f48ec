/** Products that look like the reference implementation and lack what matters. */
import { startReference } from '../reference/driver.ts'
import { type Rules, soundRules } from '../reference/rules.ts'
import { completeLogin } from '../reference/single-sign-on.ts'
import { recordTest } from '../reference/test-result.ts'

const shell =
  (name: string, rules: Partial<Rules>) =>
  ({ ca, providers }: { readonly ca?: string; readonly providers?: readonly string[] } = {}) =>
    startReference(name, {
      rules: { ...soundRules, ...rules },
      ...(ca === undefined ? {} : { ca }),
      ...(providers === undefined ? {} : { providers }),
    })

/** Breaks at every callback with status 500: a crash is no refusal. */
export const breaksAtCallback = shell('null-2', {
  transactions: (now) => ({
    ...soundRules.transactions(now),
    take: () => {
      throw new Error('this product breaks at every callback')
    },
  }),
})

/** Milliseconds that a slow product takes for every answer: a part of what the harness waits. */
const slowness = 100

/** Right, and slow: nothing may be held against it but the wait. */
export const answersSlowly = shell('null-6', {
  securityHeaders: (origin) => {
    const sound = soundRules.securityHeaders(origin)
    return (request, response, next) => {
      sound(request, response, () => void setTimeout(next, slowness))
    }
  },
})

/** Shows private content to everybody: whatever has to stay out gets in. */
export const showsEverything = shell('null-3', { privateAccess: () => 'open' })

/** Shows the green check mark as soon as settings are stored, and believes it itself. */
export const alwaysGreen = shell('null-4', { isGreen: () => true, mayEnable: () => true })

/** Never asks the identity provider: tests pass and logins succeed at once. */
export const neverAsks = shell('null-5', {
  loadMetadata: async ({ issuer }) => ({ issuer }),
  begin: async ({ product, request, organisation, connection, purpose, returnTo }) => {
    const account = await product.store.account(request.session.account ?? '')
    if (purpose === 'test') await recordTest(product, organisation.id, connection.revision, undefined)
    else if (account !== undefined)
      await completeLogin(product, request, account, organisation.id, connection)
    return returnTo
  },
})
