/** Mistakes in the settings, their test and the green check mark. */
import { fetchMetadata, trustMetadata } from '../metadata.ts'
import { redeem } from '../redeem.ts'
import { type Rules, soundRules } from '../rules.ts'
import type { ConnectionValues } from '../store.ts'
import { recordTest, settingsPath } from '../test-result.ts'
import type { FlawTable } from './flaw.ts'
import { laxRedeem } from './lax-redeem.ts'
import { notAtAll } from './lax-signature.ts'

const differsWithout =
  (forgotten: keyof ConnectionValues): Rules['differs'] =>
  (before, after) =>
    soundRules.differs(before, { ...after, [forgotten]: before[forgotten] })

const suffix = '/.well-known/openid-configuration'

export const settingsFlaws = {
  'always-appends-well-known': {
    breaks: 'It appends the metadata suffix to whatever was pasted, a metadata URL included.',
    rules: () => ({
      readIssuer: (pasted) => {
        const reading = soundRules.readIssuer(pasted)
        if (reading.status === 'refused') return reading
        return { ...reading, metadataUrl: `${pasted.trim().replace(/\/$/, '')}${suffix}` }
      },
    }),
    caughtBy: ['discovery.metadata-url-pasted'],
  },
  'ignores-metadata-issuer': {
    breaks: 'It uses a metadata document whoever it says it belongs to.',
    rules: () => ({
      loadMetadata: async (connection, fetch) => {
        const { issuer } = connection
        return trustMetadata(connection, { ...(await fetchMetadata(connection.metadataUrl, fetch)), issuer })
      },
    }),
    caughtBy: ['discovery.issuer-mismatch', 'discovery.issuer-near-miss'],
    alsoCaughtBy: ['discovery.trailing-slash-in-issuer', 'discovery.missing-field'],
  },
  'tenantid-matches-any-tenant': {
    breaks: 'It lets "{tenantid}" in the metadata\'s issuer stand for whichever tenant the token names.',
    rules: () => ({
      loadMetadata: async (connection, fetch) => {
        const document = await fetchMetadata(connection.metadataUrl, fetch)
        const issuer = document.issuer.includes('{tenantid}') ? document.issuer : connection.issuer
        return trustMetadata({ ...connection, issuer }, document)
      },
      redeem: (redemption) =>
        redemption.transaction.metadata.issuer.includes('{tenantid}')
          ? laxRedeem({
              claims: {
                isIssuer: ({ iss, tid }, { issuer }) => iss === issuer.replace('{tenantid}', String(tid)),
              },
            })(redemption)
          : redeem(redemption),
    }),
    caughtBy: ['entra.common-endpoint'],
    alsoCaughtBy: ['entra.noauth-cross-tenant'],
  },
  'enables-untested-settings': {
    breaks: 'It lets SSO be enabled as soon as settings are stored.',
    rules: () => ({ mayEnable: () => true }),
    caughtBy: ['enable.refused-before-test', 'enable.refused-after-failed-test'],
    alsoCaughtBy: [
      'discovery.issuer-mismatch',
      'discovery.not-json',
      'discovery.http-error',
      'discovery.issuer-near-miss',
      'discovery.markup-in-metadata',
      'discovery.missing-field',
      'enable.change-issuer-invalidates-test',
      'enable.change-client-id-invalidates-test',
      'enable.change-secret-invalidates-test',
      'setup.wrong-secret',
      'setup.expired-secret',
      'setup.wrong-client-id',
      'setup.test-no-usable-email',
      'setup.test-cancelled',
      'setup.test-rejects-bad-signature',
      'setup.test-rejects-wrong-audience',
      'setup.test-rejects-wrong-issuer',
      'setup.test-rejects-wrong-nonce',
      'setup.test-rejects-expired',
    ],
  },
  'green-survives-secret-change': {
    breaks: 'It keeps the green check mark when the client secret is changed.',
    rules: () => ({ differs: differsWithout('clientSecret') }),
    caughtBy: ['enable.change-secret-invalidates-test'],
    alsoCaughtBy: ['ui.green-is-truthful'],
  },
  'green-survives-client-id-change': {
    breaks: 'It keeps the green check mark when the client ID is changed.',
    rules: () => ({ differs: differsWithout('clientId') }),
    caughtBy: ['enable.change-client-id-invalidates-test'],
  },
  'green-survives-issuer-change': {
    breaks: 'It keeps the green check mark when the issuer is changed.',
    rules: () => ({ differs: differsWithout('issuer') }),
    caughtBy: ['enable.change-issuer-invalidates-test'],
  },
  'echoes-secret': {
    breaks: 'It fills the stored client secret into the settings form.',
    rules: () => ({ shownSecret: ({ clientSecret }) => clientSecret }),
    caughtBy: ['secret.never-echoed'],
  },
  'test-only-fetches-metadata': {
    breaks: 'Its test fetches the metadata document, and nobody signs in.',
    rules: () => ({
      begin: async (beginning) => {
        const { purpose, product, organisation, connection } = beginning
        if (purpose === 'login') return soundRules.begin(beginning)
        await recordTest(product, organisation.id, connection.revision, undefined)
        return settingsPath(organisation.id)
      },
    }),
    caughtBy: [
      'setup.wrong-secret',
      'setup.wrong-client-id',
      'setup.test-rejects-bad-signature',
      'setup.happy-path',
    ],
    alsoCaughtBy: [
      'setup.test-cancelled',
      'setup.expired-secret',
      'setup.test-no-usable-email',
      'setup.test-rejects-wrong-audience',
      'setup.test-rejects-wrong-issuer',
      'setup.test-rejects-wrong-nonce',
      'setup.test-rejects-expired',
      'ui.green-is-truthful',
      'secret.never-echoed',
      'enable.change-client-id-invalidates-test',
      'enable.change-secret-invalidates-test',
      'enable.change-issuer-invalidates-test',
      'enable.refused-before-test',
    ],
  },
  'test-skips-token-checks': {
    breaks: 'Its test takes any ID token; only logins are validated.',
    rules: () => {
      const unchecked = laxRedeem({
        verify: notAtAll,
        without: ['issuer', 'audience', 'expiry', 'not-before', 'nonce'],
      })
      return {
        redeem: (redemption) => (redemption.transaction.purpose === 'test' ? unchecked : redeem)(redemption),
      }
    },
    caughtBy: [
      'setup.test-rejects-bad-signature',
      'setup.test-rejects-wrong-audience',
      'setup.test-rejects-wrong-nonce',
      'setup.test-rejects-expired',
      'setup.test-rejects-wrong-issuer',
    ],
  },
  'cancelled-test-is-green': {
    breaks: 'A test that is cancelled at Entra counts as passed.',
    rules: () => ({ testPassed: (failure) => failure?.kind === 'denied' || soundRules.testPassed(failure) }),
    caughtBy: ['setup.test-cancelled', 'ui.green-is-truthful'],
    alsoCaughtBy: ['ui.test-returns-to-settings'],
  },
} as const satisfies FlawTable
