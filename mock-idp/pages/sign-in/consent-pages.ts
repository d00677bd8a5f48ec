import { html } from 'ghtml'
import { button, type StepPage, stepPage } from './step.ts'

export interface ConsentPage extends StepPage {
  readonly scopes: readonly string[]
  /** The person may consent for everybody. */
  readonly administrator: boolean
  /** Only for everybody: the admin consent endpoint. */
  readonly forOrganization: boolean
  readonly unverified: boolean
}

/** What the common permissions mean, in words. */
const meanings: Readonly<Record<string, string>> = {
  openid: 'Sign you in',
  profile: 'View your basic profile',
  email: 'View your email address',
  offline_access: 'Maintain access to data you have given it access to',
  'user.read': 'Sign you in and read your profile',
  '.default': 'Everything that it was registered for',
}

const listOf = (scopes: readonly string[]): string =>
  `<ul>${scopes.map((scope) => html`<li>${meanings[scope.toLowerCase()] ?? scope}</li>`).join('')}</ul>`

export const consentPage = (page: ConsentPage): string =>
  stepPage(page, {
    title: page.forOrganization
      ? 'Permissions requested: review for your organization'
      : 'Permissions requested',
    lead: `${page.application}${page.unverified ? ' (unverified)' : ''} would like to:`,
    fields:
      listOf(page.scopes) +
      (page.administrator && !page.forOrganization
        ? '<label><input type="checkbox" name="organization" value="on" style="width: auto"> Consent on behalf of your organization</label>'
        : ''),
    buttons:
      button('accept', 'Accept', 'primary') + button('decline', 'Decline') + button('cancel', 'Cancel'),
  })

/** Only an administrator can go on from here. */
export const approvalPage = (page: ConsentPage): string =>
  stepPage(page, {
    title: 'Need admin approval',
    lead: `${page.application}${page.unverified ? ' (unverified)' : ''} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.`,
    fields: listOf(page.scopes),
    buttons:
      button('other', 'Have an admin account? Sign in with that account') +
      button('cancel', 'Return to the application without granting consent'),
  })

/** With the admin consent workflow: the person can ask for approval. */
export const approvalRequestPage = (page: ConsentPage, sent: boolean): string =>
  stepPage(page, {
    title: sent ? 'Request sent' : 'Approval required',
    lead: sent
      ? 'An administrator will review your request. You get an email when it was decided.'
      : `${page.application} requires your admin’s approval. Enter a justification for requesting this app.`,
    fields: sent
      ? ''
      : `${listOf(page.scopes)}<label for="justification">Justification</label><input id="justification" name="justification">`,
    buttons:
      (sent ? '' : button('request', 'Request approval', 'primary')) +
      button('other', 'Have an admin account? Sign in with that account') +
      button('cancel', 'Return to the application without granting consent'),
  })
