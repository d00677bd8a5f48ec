import type { Trait } from '../trait.ts'

/** What a person or an inspector of certificates sees. */
export const traits: readonly Trait[] = [
  {
    id: 'appearance.look',
    says: 'The pages have Microsoft’s look and marks, and are run by scripts.',
    grade: 'reported',
    source: 'common knowledge',
    state: 'simplified',
    note: 'a neutral look without marks, plain forms without scripts, so that a browser over HTTP can use them',
  },
  {
    id: 'appearance.certificate-subject',
    says: 'The subject of signing certificates is `accounts.accesscontrol.windows.net`.',
    grade: 'captured',
    source: 'dotnet identitymodel test data (key sets)',
    date: '2024-07',
    state: 'simplified',
    note: 'the subject says that it is a public test key, so that nobody takes it for Microsoft’s',
  },
  {
    id: 'appearance.hosts',
    says: 'Entra answers at login.microsoftonline.com, sts.windows.net and graph.microsoft.com.',
    grade: 'captured',
    source: 'dotnet identitymodel test data (metadata)',
    date: '2024-02',
    state: 'simplified',
    note: 'one host name with two ports: the second port stands for sts.windows.net and graph.microsoft.com. Client libraries that treat login.microsoftonline.com specially (openid-client relaxes its issuer check there) do not do so here',
  },
]
