import type { Trait } from '../trait.ts'

/** The other clouds, and the siblings of Entra ID. */
export const traits: readonly Trait[] = [
  {
    id: 'cloud.us-government',
    says: 'Tenants of the US Government have the names of their cloud and keys of their own.',
    grade: 'documented',
    source: 'Microsoft docs: National clouds; Troubleshooting signature validation errors',
    state: 'simplified',
    note: 'the authority is at the same host as that of the global cloud; only the instance name and the Graph host are verified',
  },
  {
    id: 'cloud.china',
    says: 'Tenants of the cloud in China have the names of their cloud and keys of their own.',
    grade: 'captured',
    source: 'msal-js (authority metadata)',
    state: 'simplified',
    note: 'the authority is at the same host as that of the global cloud; names other than the issuer’s are not verified',
  },
  {
    id: 'cloud.external-id',
    says: 'External ID has an issuer on another host than the authority, and other keys than login.microsoftonline.com.',
    grade: 'reported',
    source: 'AzureAD/microsoft-authentication-library-for-js#8592, oauth2-proxy#3476',
    date: '2026',
    state: 'simplified',
    note: 'the host of the issuer is the neighbour, without the GUID in its name',
  },
  {
    id: 'cloud.v1-issuers',
    says: 'National clouds have v1.0 issuers on hosts of their own (sts.chinacloudapi.cn), the US Government on sts.windows.net.',
    grade: 'unverified',
    source: 'common knowledge',
    state: 'simplified',
    note: 'the neighbour stands for each of them',
  },
  {
    id: 'cloud.graph-hosts',
    says: 'National clouds have UserInfo on the Graph host of the cloud.',
    grade: 'documented',
    source: 'Microsoft docs: National clouds',
    state: 'simplified',
    note: 'the neighbour stands for each of them; msgraph_host has the real name',
  },
  {
    id: 'cloud.b2c',
    says: 'Azure AD B2C has policies, its own paths and issuers, and errors AADB2C.',
    grade: 'reported',
    source: 'msal test data; panva/openid-client#718',
    state: 'absent',
    note: 'another product; its successor External ID is here',
  },
]
