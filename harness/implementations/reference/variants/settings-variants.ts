/** Other right ways to take settings and to keep what they say. */
import { soundRules } from '../rules.ts'
import type { VariantTable } from './variant.ts'

const day = 24 * 60 * 60_000

export const settingsVariants = {
  'keeps-metadata-for-a-day': {
    row: 'B07',
    does: 'It uses a metadata document for 24 hours; the reference for five minutes.',
    metadataLifetime: day,
    passes: ['setup.happy-path', 'jwks.rollover-between-logins', 'enable.change-issuer-invalidates-test'],
  },
  'refuses-a-slash-at-the-end': {
    row: 'B09',
    does: 'It refuses a pasted URL that ends in a slash, and says so.',
    rules: () => ({
      readIssuer: (pasted) =>
        pasted.trim().endsWith('/')
          ? { status: 'refused', problem: 'The URL ends in a slash: remove it.' }
          : soundRules.readIssuer(pasted),
    }),
    without: ['slashed-issuers'],
    passes: ['discovery.trailing-slash-pasted'],
  },
  'takes-only-tenant-ids': {
    row: 'B10',
    does: 'It refuses an authority without the ID of a tenant (common, a domain name) when it is entered.',
    rules: () => ({
      readIssuer: (pasted) => {
        const reading = soundRules.readIssuer(pasted)
        const [, tenant = ''] = reading.status === 'read' ? new URL(reading.issuer).pathname.split('/') : []
        return reading.status === 'read' && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(tenant)
          ? { status: 'refused', problem: 'The URL has to contain the ID of your tenant.' }
          : reading
      },
    }),
    passes: ['entra.common-endpoint', 'entra.tenant-domain'],
  },
  'tests-again-after-every-save': {
    row: 'B15',
    does: 'It demands another test after every save, also when nothing was changed.',
    rules: () => ({ differs: () => true }),
    passes: ['enable.happy-path', 'enable.change-secret-invalidates-test', 'secret.blank-keeps-stored'],
  },
} as const satisfies VariantTable
