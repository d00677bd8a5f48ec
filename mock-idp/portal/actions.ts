import type { Application, ClientSecret, Tenant } from '../contract.ts'
import type { Controlled } from '../control/listener.ts'
import { MockEntraError } from '../errors.ts'
import { switchNames } from './application-page.ts'
import { faultExamples } from './fault-examples.ts'

type Form = Readonly<Record<string, string>>

/** What a form did: where the browser goes next, and a secret to show there once. */
export interface Done {
  readonly next: string
  readonly fresh?: ClientSecret
}

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

export const makeTenant = (mock: Controlled, { domain }: Form): Done => {
  const tenant = mock.tenant(filled(domain) ? { domain: domain.trim() } : {})
  return { next: `/portal/tenants/${tenant.id}` }
}

/** Forms on the page of a tenant, by the last part of their path. */
export const tenantActions: Readonly<Record<string, (tenant: Tenant, form: Form) => Done>> = {
  applications: (tenant, { displayName, redirectUri }) => {
    const application = tenant.application({
      ...(filled(displayName) ? { displayName } : {}),
      redirectUris: filled(redirectUri) ? [redirectUri.trim()] : [],
    })
    return { next: `/portal/tenants/${tenant.id}/applications/${application.clientId}` }
  },
  people: (tenant, { userPrincipalName = '', displayName, mail }) => {
    tenant.person({
      userPrincipalName: userPrincipalName.trim(),
      mail: filled(mail) ? mail.trim() : null,
      ...(filled(displayName) ? { displayName } : {}),
    })
    return back(tenant)
  },
  'sign-in-as': (tenant, { person = '' }) => {
    tenant.signInAs(tenant.people().find(({ id }) => id === person) ?? null)
    return back(tenant)
  },
  clock: (tenant, { advance }) => {
    if (filled(advance)) tenant.clock.advance(advance.trim())
    else tenant.clock.reset()
    return back(tenant)
  },
  keys: (tenant, { how = '' }) => {
    tenant.keys.roll({ withdraw: how.startsWith('withdraw') })
    return back(tenant)
  },
  faults: (tenant, { example }) => {
    if (example === undefined) tenant.honest()
    else {
      const fault = faultExamples.get(example)
      if (fault === undefined) throw new MockEntraError('unknown', `There is no lie "${example}".`)
      tenant.fault(fault)
    }
    return back(tenant)
  },
}

const back = ({ id }: Tenant): Done => ({ next: `/portal/tenants/${id}` })

const platforms = {
  Web: 'redirectUris',
  'Single-page application': 'spaRedirectUris',
  'Mobile and desktop': 'nativeRedirectUris',
} as const

/** Forms on the page of an application, by the last part of their path. */
export const applicationActions: Readonly<
  Record<string, (application: Application, form: Form) => ClientSecret | undefined>
> = {
  'redirect-uris': (application, { uri = '', platform = 'Web' }) => {
    const member = Object.entries(platforms).find(([name]) => name === platform)?.[1] ?? 'redirectUris'
    const before = application.settings[member]
    application.update({ [member]: [...new Set([...before, uri.trim()])] })
    return undefined
  },
  secrets: (application, { expire, remove, displayName, expiresIn }) => {
    if (expire !== undefined) application.expireSecret(expire)
    else if (remove !== undefined) application.removeSecret(remove)
    else
      return application.secret({
        ...(filled(displayName) ? { displayName } : {}),
        ...(filled(expiresIn) ? { expiresIn } : {}),
      })
    return undefined
  },
  properties: (application, { name, value }) => {
    const known = switchNames.find((candidate) => candidate === name)
    if (known === undefined) throw new MockEntraError('unknown', `There is no property "${name}" to switch.`)
    application.update({ [known]: value === 'yes' })
    return undefined
  },
}
