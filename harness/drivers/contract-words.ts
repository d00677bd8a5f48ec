/** What each verb is for, in one sentence, and with which capabilities it is asked. For the published schemas. */
import type { Verb } from '../driver.ts'
import type { Capability } from '../scenario.ts'

export interface VerbWords {
  readonly does: string
  /** Asked only where one of these is declared; a verb without them is asked of every driver. */
  readonly with?: readonly Capability[]
}

export const verbWords = {
  describe: { does: 'Says what the product is and what it can; the first verb of a run.' },
  organisation: { does: 'Makes an organisation with accounts for these people, for one case.' },
  setup: { does: 'Enters the connection as an administrator does, and saves it.' },
  test: { does: 'Presses the test button.', with: ['has-test-step'] },
  status: { does: 'Says what the settings show: the green check mark, and whether SSO is enabled.' },
  enable: { does: 'Enables SSO for the organisation.', with: ['has-enable'] },
  disable: { does: 'Disables SSO for the organisation.', with: ['has-enable'] },
  arrange: {
    does: 'Leaves the organisation configured, tested and enabled without the pages, for logins that are judged by themselves.',
    with: ['direct-arrangement'],
  },
  forget: {
    does: "Forgets what is kept of the provider's metadata and keys, as a restart would.",
    with: ['forgets-providers'],
  },
  'sign-in': { does: "Says how a person signs in at the product's own login.", with: ['has-local-login'] },
  session: {
    does: "Gives the cookies of a session that a sign-in at the product's own login would have begun.",
    with: ['direct-sign-in'],
  },
  login: { does: 'Says where a member starts single sign-on.' },
  logout: { does: 'Says how a person signs out of the product.', with: ['local-logout'] },
  'join-link': {
    does: 'Says where somebody who is no member joins the organisation with SSO.',
    with: ['has-join-link'],
  },
  'invite-link': {
    does: 'Says where an invitation leads that was made before SSO was enabled.',
    with: ['has-invite-link'],
  },
  settings: {
    does: 'Changes these settings as an administrator does; what is not named stays.',
    with: ['has-optional-mode', 'changes-role-mapping'],
  },
  member: {
    does: 'Does what an administrator or operator does about a person.',
    with: [
      'removes-members',
      'rp-can-disable-user',
      'external-collaborators',
      'admin-session-revoke',
      'account-link',
    ],
  },
  'audit-log': { does: 'Says where the audit trail can be read as JSON.', with: ['audit-log'] },
  'session-timeout': { does: 'Sets for how long a completed SSO counts.', with: ['session-timeout-setting'] },
  'advance-clock': {
    does: "Moves the clock by which the organisation's SSO ends, and nobody else's.",
    with: ['clock-control'],
  },
  whoami: { does: 'Says where to see who a browser is for the product.' },
  probe: { does: 'Says where private, public and settings content is.' },
  channels: {
    does: 'Lists the ways to the private canary beside its page.',
    with: ['channel-list'],
  },
  'api-token': { does: 'Makes an API token for the person in the browser.', with: ['api-tokens'] },
  writes: {
    does: 'Lists requests each of which makes the private page show this text.',
    with: ['write-probe'],
  },
  release: { does: 'The case is done with the organisation: what was started for it may end. Optional.' },
  reset: { does: 'Forgets everything that the verbs above did.' },
} as const satisfies Record<Verb, VerbWords>
