import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'guest-without-names',
  failure: 10,
  title: 'a guest has no given name, no family name, and a strange user principal name',
  config: contoso(
    { optionalClaims: ['email', 'given_name', 'family_name', 'upn'] },
    {
      people: [
        { userPrincipalName: 'gina@fabrikam.example', kind: 'guest', displayName: 'Gina Guest' },
        { userPrincipalName: 'mia@contoso.example' },
      ],
    },
    {
      tenants: [{ domain: 'fabrikam.example', people: [{ userPrincipalName: 'gina@fabrikam.example' }] }],
    },
  ),
  seeIt: 'Sign in as gina@fabrikam.example, a guest in this directory.',
  symptom:
    'The ID token has no "given_name" and no "family_name"; "preferred_username" is gina@fabrikam.example while the directory calls her gina_fabrikam.example#EXT#@contoso.example, which "upn" says if it says anything.',
  remedy: 'Take "name" for display and "oid" with "tid" to recognise people; never take "upn" apart.',
  evidence: [
    'Azure/az-hop#1776',
    'MicrosoftDocs/azure-docs#41385',
    'MicrosoftDocs/azure-docs#42529',
    'vouch/vouch-proxy#314',
  ],
} satisfies Case
