/** What every transport to a driver outside of this process has in common: verbs become messages, and replies are checked. */
import { randomUUID } from 'node:crypto'
import type { PreflightCheck } from '../../reports/run.ts'
import { contractVersion, type Driver, type Verb } from '../driver.ts'
import { wordsOf } from '../errors.ts'
import { checkReply, type ReplyOf } from './schema.ts'

/** A reply before it is checked; `unsupported` is what a transport has for verbs that the driver does not know. */
export type RawReply = { readonly kind: 'reply'; readonly value: unknown } | { readonly kind: 'unsupported' }

/** Asks one verb. A failure of the driver itself throws a `driver` error: it is never the product's refusal. */
export type Ask = (verb: string, body: unknown) => Promise<RawReply>

/** A driver at the other end of `asks`. */
export const remoteDriver = (asks: Ask): Driver => {
  const ask = async <Name extends Verb>(verb: Name, body: unknown): Promise<ReplyOf<Name>> => {
    const raw = await asks(verb, body)
    return checkReply(verb, raw.kind === 'unsupported' ? { status: 'unsupported' } : raw.value)
  }
  return {
    describe: () => ask('describe', {}),
    organisation: (request) => ask('organisation', request),
    setup: (organisation, connection) => ask('setup', { organisation, connection }),
    test: (organisation) => ask('test', { organisation }),
    status: (organisation) => ask('status', { organisation }),
    enable: (organisation) => ask('enable', { organisation }),
    disable: (organisation) => ask('disable', { organisation }),
    arrange: (organisation, connection) => ask('arrange', { organisation, connection }),
    forget: (organisation) => ask('forget', { organisation }),
    signIn: (organisation, email) => ask('sign-in', { organisation, email }),
    session: (organisation, email) => ask('session', { organisation, email }),
    login: (organisation, email, returnTo) =>
      ask('login', { organisation, email, ...(returnTo === undefined ? {} : { returnTo }) }),
    logout: (organisation) => ask('logout', { organisation }),
    joinLink: (organisation, email) => ask('join-link', { organisation, email }),
    inviteLink: (organisation, email) => ask('invite-link', { organisation, email }),
    settings: (organisation, settings) => ask('settings', { organisation, settings }),
    member: (organisation, email, change) => ask('member', { organisation, email, change }),
    auditLog: (organisation) => ask('audit-log', { organisation }),
    sessionTimeout: (organisation, seconds) => ask('session-timeout', { organisation, seconds }),
    advanceClock: (organisation, seconds) => ask('advance-clock', { organisation, seconds }),
    whoami: (organisation) => ask('whoami', { organisation }),
    probe: (organisation, what) => ask('probe', { organisation, what }),
    channels: (organisation) => ask('channels', { organisation }),
    apiToken: (organisation, email) => ask('api-token', { organisation, email }),
    writes: (organisation, text) => ask('writes', { organisation, text }),
    release: (organisation) => ask('release', { organisation }),
    reset: () => ask('reset', {}),
  }
}

/**
 * Asks a made-up verb: only of a driver that does not pretend to know it can "unsupported" be believed.
 * @param unsupported how this transport says that a verb is not known: "status 501", "exit code 127"
 */
export const handshake = async (ask: Ask, unsupported: string): Promise<PreflightCheck> => {
  const name = 'contract'
  const verb = `no-such-verb-${randomUUID().slice(0, 8)}`
  const fix = `Answer ${unsupported} to a verb that you do not know, so that "unsupported" can be believed.`
  try {
    const answer = await ask(verb, {})
    return answer.kind === 'unsupported'
      ? { name, ok: true, seen: `driver speaks contract ${contractVersion}` }
      : { name, ok: false, seen: `the driver answered the made-up verb "${verb}" as if it knew it`, fix }
  } catch (thrown) {
    return { name, ok: false, seen: wordsOf(thrown), fix }
  }
}
