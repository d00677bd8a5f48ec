/** Asks a driver in this process by the name of a verb, as every transport does at its far end. */
import type { Driver, Reply, Verb } from '../driver.ts'
import { verbs } from '../driver.ts'
import { HarnessError, wordsOf } from '../errors.ts'
import type { Ask } from './remote.ts'
import { problemsOf, requests } from './schema.ts'

const isVerb = (name: string): name is Verb => verbs.some((verb) => verb === name)

/** The answer for a verb that a driver need not have. */
const unsupported: Reply = { status: 'unsupported' }

const dispatch = (driver: Driver, verb: Verb, body: unknown): Promise<unknown> | string => {
  const parsed = requests[verb].safeParse(body)
  if (!parsed.success) return problemsOf(parsed.error).join('; ')
  switch (verb) {
    case 'describe':
      return driver.describe()
    case 'reset':
      return driver.reset()
    case 'organisation':
      return driver.organisation(requests.organisation.parse(body))
    case 'setup': {
      const { organisation, connection } = requests.setup.parse(body)
      return driver.setup(organisation, connection)
    }
    case 'arrange': {
      const { organisation, connection } = requests.arrange.parse(body)
      return driver.arrange?.(organisation, connection) ?? Promise.resolve(unsupported)
    }
    case 'forget':
      return driver.forget?.(requests.forget.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'sign-in': {
      const { organisation, email } = requests['sign-in'].parse(body)
      return driver.signIn(organisation, email)
    }
    case 'session': {
      const { organisation, email } = requests.session.parse(body)
      return Promise.resolve(driver.session?.(organisation, email) ?? unsupported)
    }
    case 'login': {
      const { organisation, email, returnTo } = requests.login.parse(body)
      return driver.login(organisation, email, returnTo)
    }
    case 'join-link': {
      const { organisation, email } = requests['join-link'].parse(body)
      return Promise.resolve(driver.joinLink?.(organisation, email) ?? unsupported)
    }
    case 'invite-link': {
      const { organisation, email } = requests['invite-link'].parse(body)
      return Promise.resolve(driver.inviteLink?.(organisation, email) ?? unsupported)
    }
    case 'settings': {
      const { organisation, settings } = requests.settings.parse(body)
      return Promise.resolve(driver.settings?.(organisation, settings) ?? unsupported)
    }
    case 'member': {
      const { organisation, email, change } = requests.member.parse(body)
      return Promise.resolve(driver.member?.(organisation, email, change) ?? unsupported)
    }
    case 'probe': {
      const { organisation, what } = requests.probe.parse(body)
      return driver.probe(organisation, what)
    }
    case 'api-token': {
      const { organisation, email } = requests['api-token'].parse(body)
      return driver.apiToken?.(organisation, email) ?? Promise.resolve(unsupported)
    }
    case 'channels':
      return driver.channels?.(requests.channels.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'writes': {
      const { organisation, text } = requests.writes.parse(body)
      return driver.writes?.(organisation, text) ?? Promise.resolve(unsupported)
    }
    case 'logout':
      return driver.logout?.(requests.logout.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'release':
      return driver.release?.(requests.release.parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'audit-log':
      return driver.auditLog?.(requests['audit-log'].parse(body).organisation) ?? Promise.resolve(unsupported)
    case 'session-timeout': {
      const { organisation, seconds } = requests['session-timeout'].parse(body)
      return driver.sessionTimeout?.(organisation, seconds) ?? Promise.resolve(unsupported)
    }
    case 'advance-clock': {
      const { organisation, seconds } = requests['advance-clock'].parse(body)
      return driver.advanceClock?.(organisation, seconds) ?? Promise.resolve(unsupported)
    }
    case 'test':
    case 'status':
    case 'enable':
    case 'disable':
    case 'whoami':
      return driver[verb](requests[verb].parse(body).organisation)
  }
}

const isUnsupported = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'status' in reply && reply.status === 'unsupported'

/** A request that is not as the contract says; whoever asked has to mend it. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

/** Asks this driver. Throws `BadRequest`, and whatever the driver throws. */
export const askDriver =
  (driver: Driver): Ask =>
  async (verb, body) => {
    if (!isVerb(verb)) return { kind: 'unsupported' }
    const reply = dispatch(driver, verb, body)
    if (typeof reply === 'string') throw new BadRequest(reply)
    const value = await reply
    return isUnsupported(value) ? { kind: 'unsupported' } : { kind: 'reply', value }
  }

/** The same for a driver of somebody else: what it throws is its own failure, said as such. */
export const askForeign =
  (driver: Driver, name: string): Ask =>
  async (verb, body) => {
    try {
      return await askDriver(driver)(verb, body)
    } catch (thrown) {
      if (thrown instanceof HarnessError) throw thrown
      throw new HarnessError('driver', `the driver ${name} failed at "${verb}": ${wordsOf(thrown)}`, {
        cause: thrown,
      })
    }
  }
