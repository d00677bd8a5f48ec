import { html } from 'ghtml'
import { ssoLifetime } from './access.ts'
import { type Html, link } from './pages.ts'
import type { Typed } from './settings-form.ts'
import type { Connection, Organisation } from './store.ts'

/** What is wrong with the fields, by field. */
export type Problems = { readonly [Field in keyof Typed]?: string }

export interface SettingsView {
  readonly organisation: Organisation
  readonly connection: Connection | undefined
  readonly redirectUri: string
  readonly green: boolean
  readonly shownSecret: string
  /** What was typed, when it was refused. */
  readonly typed?: Typed
  readonly problems?: Problems
  readonly notice?: string
}

interface Field {
  readonly name: keyof Typed
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly type?: string
}

const field = ({ name, label, hint, value, type = 'text' }: Field, problems: Problems): Html => {
  const problem = problems[name]
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="off" spellcheck="false"
  aria-describedby="${name}-hint" aria-invalid="${problem === undefined ? 'false' : 'true'}">
<p id="${name}-hint" class="${problem === undefined ? 'hint' : 'problem'}">${problem ?? hint}</p>`
}

const status = ({ connection, green }: SettingsView): Html => {
  const test = connection?.lastTest
  if (green)
    return html`<div class="status good"><p><strong>✓ Tested</strong> ${test?.message ?? ''}</p></div>`
  if (connection === undefined)
    return html`<div class="status"><p><strong>Not set up</strong> Follow the three steps below.</p></div>`
  if (test?.revision === connection.revision) {
    const { message, said } = test
    return html`<div class="status bad" role="alert"><p><strong>✗ Test failed</strong> ${message}</p>
!${said === undefined ? '' : html`<p class="hint">Entra said: ${said}</p>`}</div>`
  }
  return html`<div class="status"><p><strong>Not tested</strong> These settings have not passed the test yet.</p></div>`
}

const switchForm = ({ organisation, connection, green }: SettingsView): Html => {
  const enabled = connection?.enabled === true
  const [action, text, explanation] = enabled
    ? [
        'disable',
        'Disable',
        'SSO is enabled: members sign in with Microsoft Entra ID to see private content.',
      ]
    : ['enable', 'Enable', 'SSO is not enabled: members see private content without it.']
  const warning =
    enabled && !green
      ? ' These settings have not passed the test: members may be kept out until they do.'
      : ''
  return html`<form method="post" action="!${html`/organizations/${organisation.id}/settings/sso/${action}`}">
<p>${explanation}${warning}</p>
<p class="actions"><button class="${enabled ? 'quiet' : 'main'}">${text}</button></p>
</form>`
}

/** What was pasted, as far as it matters: a query is part of the document's URL and not of the issuer. */
const pastedUrl = (connection: Connection | undefined): string =>
  connection === undefined
    ? ''
    : connection.metadataUrl.includes('?')
      ? connection.metadataUrl
      : connection.issuer
const modeForm = ({ organisation, connection }: SettingsView): Html => {
  if (connection === undefined) return ''
  const [mode, text, explanation] =
    connection.mode === 'optional'
      ? [
          'enforced',
          'Enforce SSO',
          'SSO is optional: once enabled, members are asked for it and may decline.',
        ]
      : [
          'optional',
          'Make SSO optional',
          'SSO is enforced: once enabled, members need it for private content.',
        ]
  return html`<form method="post" action="!${html`/organizations/${organisation.id}/settings/sso/mode`}">
<input type="hidden" name="mode" value="${mode}">
<p>${explanation}</p>
<p class="actions"><button class="quiet">${text}</button></p>
</form>`
}

const deleteForm = ({ organisation, connection }: SettingsView): Html =>
  connection === undefined
    ? ''
    : html`<form method="post" action="!${html`/organizations/${organisation.id}/settings/sso/delete`}">
<p class="actions"><button class="quiet">Delete these settings</button></p>
<p class="hint">Only while SSO is disabled. Members keep their accounts.</p>
</form>`

const timeoutForm = ({ organisation, connection }: SettingsView): Html =>
  connection === undefined
    ? ''
    : html`<form method="post" action="!${html`/organizations/${organisation.id}/settings/sso/timeout`}">
<label for="hours">Session timeout in hours</label>
<input id="hours" name="hours" inputmode="numeric" value="${String((connection.lifetime ?? ssoLifetime) / 3_600_000)}">
<p class="hint">Members do SSO again after this time, however busy they are.</p>
<p class="actions"><button class="quiet">Set timeout</button></p>
</form>`

/**
 * The settings page. `data-sso-green` and `data-sso-enabled` say for programs what the check mark and the
 * words say for people.
 */
export const settingsMain = (view: SettingsView): Html => {
  const { organisation, connection, redirectUri, green, typed, problems = {}, notice } = view
  const fields: readonly Field[] = [
    {
      name: 'clientId',
      label: 'Client ID',
      hint: 'Entra calls it "Application (client) ID".',
      value: typed?.clientId ?? connection?.clientId ?? '',
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      hint:
        connection === undefined
          ? "The secret's Value, not its Secret ID."
          : 'A secret is stored. Leave this blank to keep it.',
      value: view.shownSecret,
      type: 'password',
    },
    {
      name: 'issuerUrl',
      label: 'Issuer URL',
      hint: 'Entra calls it "OpenID Connect metadata document", under "Endpoints".',
      value: typed?.issuerUrl ?? pastedUrl(connection),
    },
  ]
  return html`<main data-sso-green="${green ? 'yes' : 'no'}" data-sso-enabled="${connection?.enabled === true ? 'yes' : 'no'}">
<h1>Single sign-on for ${organisation.name}</h1>
!${notice === undefined ? '' : html`<div class="status bad" role="alert"><p>${notice}</p></div>`}
!${status(view)}
<h2>1. Register this redirect URI in Entra, platform "Web"</h2>
<code>${redirectUri}</code>
<h2>2. Paste three values from Entra, and test them</h2>
<form method="post" action="!${html`/organizations/${organisation.id}/settings/sso`}" novalidate>
!${fields.map((each) => field(each, problems))}
<p class="actions"><button>Update and Test OIDC configuration</button></p>
<p class="hint">You sign in at Entra once, as yourself, and come back here.</p>
</form>
<h2>3. Enable</h2>
!${switchForm(view)}
!${modeForm(view)}
!${timeoutForm(view)}
!${deleteForm(view)}
<p>!${link(`/organizations/${organisation.id}/settings/audit`, 'Audit trail')}</p>
</main>`
}
