import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'resource-parameter',
  failure: 25,
  title: 'the product sends the parameter "resource" (RFC 8707), and it does not fit the scope',
  code: 9010010,
  config: contoso(),
  seeIt:
    'Let your product send resource=https://api.example/mcp with the scope "openid profile" in its authorization or token request.',
  symptom:
    'Entra answers AADSTS9010010, "The resource parameter provided in the request doesn\'t match with the requested scopes", with the error invalid_target.',
  remedy: 'Leave the parameter out with Entra: the scope names the resource, as in api://acme-hub/read.',
  evidence: [
    'microsoft/vscode#254009',
    'anthropics/claude-code#52871',
    'anthropics/claude-code#73460',
    'microsoft/azure-devops-mcp#1601',
    'TracecatHQ/tracecat#2466',
  ],
} satisfies Case
