import type { Tenant } from '../contract.ts'
import { faultExamples } from './fault-examples.ts'
import { code, facts, inlineForm, link, portalPage, rows, section, smallButton, text } from './frame.ts'

/** A tenant: what the portal of Entra calls overview, app registrations and users; and what only a mock has. */
export const tenantPage = (tenant: Tenant, notice?: string): string => {
  const at = `/portal/tenants/${tenant.id}`
  return portalPage(
    tenant.displayName,
    [[tenant.displayName, at]],
    [
      facts([
        ['Tenant ID', tenant.id],
        ['Primary domain', tenant.domain],
        ['OpenID Connect metadata document', tenant.metadataUrl],
        ['Issuer (v2.0)', tenant.issuer],
        ['Issuer (v1.0)', tenant.issuerV1],
        ['Time here', tenant.clock.now().toISOString()],
      ]),
      section('App registrations', applications(tenant, at)),
      section('People', people(tenant, at)),
      section('Clock', clock(at)),
      section('Keys', keys(tenant, at)),
      section('Faults', faults(tenant, at)),
      section(
        'Journal',
        `<p class="lead">${link(`/portal/journal?tenant=${tenant.id}`, 'What reached this tenant')}</p>`,
      ),
    ].join('\n'),
    notice,
  )
}

const applications = (tenant: Tenant, at: string): string =>
  rows(
    ['Display name', 'Application (client) ID', 'Secrets'],
    tenant
      .applications()
      .map((application) => [
        link(`${at}/applications/${application.clientId}`, application.displayName),
        code(application.clientId),
        text(String(application.secrets().length)),
      ]),
  ) +
  inlineForm(`${at}/applications`, 'Register an application', [
    { name: 'displayName', label: 'Name', placeholder: 'My product' },
    { name: 'redirectUri', label: 'Redirect URI (Web)', placeholder: 'http://localhost:3000/callback' },
  ])

const people = (tenant: Tenant, at: string): string => {
  const signedInAs = tenant.signedInAs?.id
  return (
    rows(
      ['Name', 'User principal name', 'Mail', 'Kind', 'Groups', ''],
      tenant
        .people()
        .map((person) => [
          text(person.displayName),
          text(person.userPrincipalName),
          person.mail === null ? '<em>none</em>' : text(person.mail),
          text(person.kind),
          text(String(person.groups.length)),
          person.id === signedInAs
            ? `always signs in ${smallButton(`${at}/sign-in-as`, 'Ask again', { person: '' })}`
            : smallButton(`${at}/sign-in-as`, 'Always sign in', { person: person.id }),
        ]),
    ) +
    inlineForm(`${at}/people`, 'Add person', [
      { name: 'userPrincipalName', label: 'User principal name', placeholder: `ada@${tenant.domain}` },
      { name: 'displayName', label: 'Display name', placeholder: 'Ada Example' },
      { name: 'mail', label: 'Mail (empty: no mailbox)', value: '' },
    ])
  )
}

const clock = (at: string): string =>
  `<p class="lead">Codes, tokens, secrets, certificates and sessions obey this clock.</p>${inlineForm(
    `${at}/clock`,
    'Move',
    [{ name: 'advance', label: 'By', value: '181d', placeholder: '10m, 1h, 181d, -1d' }],
  )}${inlineForm(`${at}/clock`, 'Back to the machine’s time', [])}`

const keys = (tenant: Tenant, at: string): string =>
  rows(
    ['Key', 'State'],
    tenant.keys.published.map((kid) => [
      code(kid),
      text(kid === tenant.keys.signing ? 'signs' : 'published'),
    ]),
  ) +
  inlineForm(`${at}/keys`, 'Roll', [
    {
      name: 'how',
      label: 'How',
      choices: ['publish the next key and sign with it', 'withdraw the old key at once (emergency)'],
    },
  ])

const faults = (tenant: Tenant, at: string): string =>
  rows(
    ['At', 'The mock sends'],
    tenant.faults.map((fault) => [text(fault.at), text(fault.says)]),
  ) +
  inlineForm(`${at}/faults`, 'Tell this lie', [
    { name: 'example', label: 'Lie', choices: [...faultExamples.keys()] },
  ]) +
  (tenant.faults.length === 0 ? '' : inlineForm(`${at}/faults`, 'Be honest again', []))
