import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'secret-not-encoded',
  failure: 22,
  title: 'the secret has characters that have to be encoded in a form, and the product sends them raw',
  code: 7000215,
  config: contoso({
    secrets: [{ displayName: 'Your product', value: 'pNz+8a/kQ2mX3e=Vt7?Lr[9]Yb0+Hc/Wf5sTu6&J=' }],
  }),
  seeIt: 'Paste the four values into your product and press its test button.',
  symptom:
    'A product that builds the form of its token request by hand fails after the redirect back, status 401 with AADSTS7000215: "+" came in as a space. A product that encodes passes.',
  remedy: 'Let a library encode the form, or make a new secret: today they have no such characters.',
  evidence: ['MicrosoftDocs/azure-docs#48187', 'MicrosoftDocs/azure-docs#39037'],
} satisfies Case
