import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'hybrid-not-enabled',
  title: 'the product asks for an ID token from the authorization endpoint, and that is not switched on',
  code: 700054,
  config: contoso(),
  seeIt: 'Let your product send response_type "code id_token" (or "id_token").',
  symptom:
    'The redirect back has error=unsupported_response_type with AADSTS700054, "response_type \'id_token\' is not enabled for the application."',
  remedy:
    'Ask for response_type "code". If it has to be hybrid: Authentication → Implicit grant and hybrid flows → ID tokens.',
  evidence: ['syncweek-react-aad/react-aad#158', 'microsoftgraph/msgraph-sample-reactspa#39'],
} satisfies Case
