import type { Trait } from '../trait.ts'

const oidc = 'Microsoft docs: OpenID Connect on the Microsoft identity platform'
const codeFlow = 'Microsoft docs: OAuth 2.0 authorization code flow'
const metadata = 'dotnet identitymodel test data'

/** The authorization endpoint. */
export const traits: readonly Trait[] = [
  {
    id: 'authorize.hybrid',
    says: 'response_type=code id_token is answered with code, id_token (with c_hash), state, session_state.',
    grade: 'documented',
    source: oidc,
    state: 'real',
  },
  {
    id: 'authorize.default-mode',
    says: 'Without response_mode a code travels in the query, and everything with a token in the fragment.',
    grade: 'documented',
    source: codeFlow,
    state: 'real',
  },
  {
    id: 'authorize.implicit',
    says: 'response_type=id_token token is answered with access_token, token_type, expires_in, scope, id_token, state, session_state.',
    grade: 'documented',
    source: oidc,
    state: 'real',
  },
  {
    id: 'authorize.v1-response-types',
    says: 'The v1.0 endpoint takes code, id_token, code id_token, token id_token and token.',
    grade: 'captured',
    source: metadata,
    date: '2024-02',
    state: 'real',
  },
  {
    id: 'authorize.form-post',
    says: 'response_mode=form_post answers with a page whose form posts itself to the redirect URI.',
    grade: 'documented',
    source: codeFlow,
    state: 'real',
  },
  {
    id: 'authorize.instance-aware',
    says: 'With instance_aware=true the answer names the cloud and its hosts.',
    grade: 'reported',
    source: 'msal-js: type of the authorization code response',
    state: 'real',
  },
]
