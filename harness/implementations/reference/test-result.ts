import { withTest } from './connection.ts'
import { type Failure, SignInFailure } from './failure.ts'
import { adminMessage } from './failure-words.ts'
import type { Product } from './product.ts'
import type { Purpose } from './transactions.ts'

export const settingsPath = (organisation: string): string => `/organizations/${organisation}/settings/sso`

const passed: ReturnType<typeof adminMessage> = { message: 'The test sign-in worked.' }

/** Takes down how a test of this revision ended. `failure` undefined is a sign-in that went right to the end. */
export const recordTest = async (
  { store, rules, now }: Product,
  organisation: string,
  revision: number,
  failure: Failure | undefined,
): Promise<void> => {
  const outcome = rules.testPassed(failure) ? 'passed' : 'failed'
  const { message, said } = failure === undefined ? passed : adminMessage(failure)
  await store.updateConnection(organisation, (current) => {
    if (current === undefined) return undefined
    const quoted = rules.quotable(said, current)
    const text = { message, ...(quoted === undefined ? {} : { said: quoted }) }
    return withTest(current, { at: now(), revision, outcome, ...text })
  })
}

/**
 * One line for operators: kinds, codes and the library's own words, which name claims and statuses. Codes,
 * tokens and secrets are in none of them.
 */
export const logFailure = (
  { log }: Product,
  organisation: string,
  purpose: Purpose,
  thrown: unknown,
): void => {
  if (!(thrown instanceof SignInFailure)) return
  const { failure, cause } = thrown
  const details = Object.entries(failure).filter(([member]) =>
    ['error', 'codes', 'claim', 'url', 'problem'].includes(member),
  )
  const library =
    cause instanceof Error
      ? `: ${[cause, cause.cause]
          .filter((error) => error instanceof Error)
          .map(({ message }) => message)
          .join(' / ')}`
      : ''
  const facts = details.map(([member, value]) => ` ${member}=${String(value)}`).join('')
  log(
    `sso ${purpose} failed organisation=${organisation} kind=${failure.kind}${facts}${library}`.replaceAll(
      /[\r\n]+/g,
      ' ',
    ),
  )
}
