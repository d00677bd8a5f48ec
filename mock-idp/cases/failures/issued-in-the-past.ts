import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'issued-in-the-past',
  failure: 20,
  title: 'tokens say that they were issued five minutes ago',
  config: contoso(),
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'A product that refuses tokens older than a few minutes by "iat" refuses every login: "iat" and "nbf" are 300 seconds before the answer.',
  remedy: 'Judge the age of a token by "exp"; if "iat" has to be recent, allow at least ten minutes.',
  evidence: ['openid/AppAuth-iOS#264'],
} satisfies Case
