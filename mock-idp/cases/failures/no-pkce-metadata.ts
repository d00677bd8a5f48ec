import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'no-pkce-metadata',
  failure: 6,
  title: 'the metadata does not say that PKCE is supported, and it is',
  config: contoso(),
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'A product that reads code_challenge_methods_supported finds nothing: it leaves PKCE out without a word (no code_challenge in the authorization request), or refuses the identity provider.',
  remedy: 'Send PKCE with S256 to Entra whatever the metadata says.',
  evidence: [
    'modelcontextprotocol/typescript-sdk#832',
    'modelcontextprotocol/typescript-sdk#2831',
    'int128/kubelogin#440',
    'sigstore/sigstore#246',
    'openiddict/openiddict-core#1465',
  ],
} satisfies Case
