import { html } from 'ghtml'
import { layout } from '../layout.ts'

/** What every page of a sign-in after the first one shows. */
export interface StepPage {
  readonly application: string
  readonly tenant: string
  /** The name that they signed in with. */
  readonly account: string
  readonly problem?: string | undefined
}

/** A page of the sign-in that asks somebody for one thing. `fields` and `buttons` are HTML already. */
export const stepPage = (
  { account, problem }: StepPage,
  { title, lead, fields, buttons }: { title: string; lead: string; fields: string; buttons: string },
): string =>
  layout(
    title,
    html`<p class="lead">${account}</p>
<h1>${title}</h1>
<p class="lead">${lead}</p>
<form method="post">
!${problem === undefined ? '' : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
!${fields}
<p class="row" style="margin: 1.25rem 0 0; flex-wrap: wrap">!${buttons}</p>
</form>`,
  )

export const button = (action: string, label: string, kind: 'primary' | 'plain' = 'plain'): string =>
  html`<button name="action" value="${action}"!${kind === 'primary' ? ' class="primary"' : ''}>${label}</button> `

export const passwordField = (name: string, label: string, hasProblem: boolean): string =>
  html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="password" required autofocus autocomplete="${
    name === 'password' ? 'current-password' : 'new-password'
  }"!${hasProblem ? ' aria-invalid="true" aria-describedby="problem"' : ''}>`
