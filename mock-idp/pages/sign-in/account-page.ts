import { html } from 'ghtml'
import type { Person } from '../../contract.ts'
import { layout } from '../layout.ts'

export interface SignInPage {
  readonly application: string
  readonly tenant: string
  readonly people: readonly Person[]
  /** User principal name that the relying party hinted at, or that was typed before. */
  readonly hint: string | undefined
  /** Inline message about the name that was typed. */
  readonly problem?: string
}

/** The account picker. It asks for no password: who presses a button is that person. */
export const signInPage = ({ application, tenant, people, hint, problem }: SignInPage): string => {
  const wanted = hint?.toLowerCase()
  const isHinted = ({ userPrincipalName }: Person): boolean => userPrincipalName.toLowerCase() === wanted
  const sorted = [...people.filter(isHinted), ...people.filter((person) => !isHinted(person))]
  return layout(
    'Sign in',
    html`<h1>Sign in</h1>
<p class="lead">to ${application} with an account of ${tenant}</p>
<form id="sign-in" method="post">
!${problem === undefined ? '' : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
<label for="userPrincipalName">User name</label>
<div class="row">
<input id="userPrincipalName" name="userPrincipalName" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
 placeholder="name@example.com" value="${hint ?? ''}"!${problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"'}>
<button class="primary" name="action" value="next">Next</button>
</div>
!${
      sorted.length === 0
        ? ''
        : html`<p class="or">or pick an account</p>
<ul class="people">
!${sorted.map((person) => row(person, isHinted(person))).join('\n')}
</ul>`
    }
<p style="margin: 1.25rem 0 0"><button name="action" value="cancel">Cancel</button></p>
</form>`,
  )
}

const row = ({ id, displayName, userPrincipalName }: Person, hinted: boolean): string =>
  html`<li><button name="account" value="${id}"!${hinted ? ' aria-current="true" autofocus' : ''}>
<span class="initials" aria-hidden="true">${initials(displayName)}</span>
<span class="who"><b>${displayName}</b><span>${userPrincipalName}</span></span></button></li>`

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
