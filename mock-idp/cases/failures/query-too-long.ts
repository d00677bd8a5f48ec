import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'query-too-long',
  title: 'the authorization request is too long, because of a fat "state" or a long list of scopes',
  code: 90015,
  config: contoso(),
  seeIt:
    'Let your product put a lot into "state": log in from a page with a very long URL, or with much in the session.',
  symptom:
    'A page of Entra says AADSTS90015, "Requested query string is too long." The product never hears of it.',
  remedy:
    'Keep the data in the session and send a short random "state", or send the authorization request as a form with POST.',
  evidence: ['Atinux/nuxt-auth-utils#249', 'openiddict/openiddict-core#1301'],
} satisfies Case
