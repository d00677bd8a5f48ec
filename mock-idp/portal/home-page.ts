import type { Controlled } from '../control/listener.ts'
import { code, inlineForm, link, portalPage, rows, section, text } from './frame.ts'

/** The first page: the tenants of the mock. */
export const homePage = (mock: Controlled, notice?: string): string => {
  const tenants = [...mock.tenants(), mock.consumers]
  const lines = tenants.map((tenant) => [
    link(`/portal/tenants/${tenant.id}`, tenant.displayName),
    text(tenant.domain),
    code(tenant.id),
    text(String(tenant.applications().length)),
    text(String(tenant.people().length)),
    text(tenant.faults.length === 0 ? 'honest' : `${tenant.faults.length} faults`),
  ])
  return portalPage(
    'Tenants',
    [],
    `${rows(['Name', 'Domain', 'Tenant ID', 'Applications', 'People', 'State'], lines)}
${section('New tenant', inlineForm('/portal/tenants', 'Make tenant', [{ name: 'domain', label: 'Domain', placeholder: 'fabrikam.example' }]))}
${section('Journal', `<p class="lead">What reached the mock, what it decided, and why: ${link('/portal/journal', 'all tenants')}.</p>`)}`,
    notice,
  )
}
