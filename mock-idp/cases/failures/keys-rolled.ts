import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'keys-rolled',
  failure: 14,
  title: 'Entra signs with a new key, and the product kept the old key set',
  config: contoso(),
  seeIt: 'Sign in once. Then roll the keys, in the portal or with the command below, and sign in again.',
  command:
    'curl -X POST -H "Authorization: Bearer {{controlToken}}" -H "Content-Type: application/json" -d \'{"withdraw":true}\' {{controlUrl}}/tenants/{{tenantId}}/keys/roll',
  symptom: 'The second login fails: the "kid" of the ID token is not in the key set that the product kept.',
  remedy:
    'Restart the product, and then let it fetch the key set again whenever it meets a "kid" that it does not know.',
  evidence: ['psignoret/aad-sso-wordpress#81'],
} satisfies Case
