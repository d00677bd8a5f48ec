import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'long-code',
  failure: 17,
  title: 'the authorization code is far longer than the place that the product keeps it in',
  config: contoso(),
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'A product that stores or forwards the code in a column, header or URL with a limit of 512 or 1,024 characters cuts it off; the token endpoint answers AADSTS9002313 or AADSTS70000, or the product fails by itself.',
  remedy: 'Give the code no limit below 4,096 characters, in the product and in the proxies before it.',
  evidence: [
    'IBM/mcp-context-forge#4490',
    'umbraco/Umbraco-CMS#13930',
    'AzureAD/microsoft-authentication-library-for-js#6629',
  ],
} satisfies Case
