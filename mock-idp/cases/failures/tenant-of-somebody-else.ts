import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

const other = '5c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f'

export default {
  name: 'tenant-of-somebody-else',
  title: 'the tenant ID that was pasted is not that of the directory with the application',
  code: 700016,
  config: contoso({}, {}, { tenants: [{ domain: 'fabrikam.example', id: other, displayName: 'Fabrikam' }] }),
  paste: {
    issuer: `{{origin}}/${other}/v2.0`,
    metadataUrl: `{{origin}}/${other}/v2.0/.well-known/openid-configuration`,
  },
  seeIt: 'Paste the values and press the login button of your product.',
  symptom:
    'The metadata is found, and then a page of Entra says AADSTS700016, "Application with identifier … was not found in the directory". The product never hears of it.',
  remedy:
    'Paste tenant ID and client ID from one and the same page: App registrations → the application → Overview.',
  evidence: ['wpo365/wpo365-login#36', 'Yvand/EntraCP#337', 'OneDrive/onedrive-api-docs#950'],
} satisfies Case
