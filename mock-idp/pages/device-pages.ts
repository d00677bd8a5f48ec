import { html } from 'ghtml'
import { layout } from './layout.ts'

/** Where somebody types the code that their device shows. `problem` is said about the code typed before. */
export const deviceCodePage = (typed: string | undefined, problem: string | undefined): string =>
  layout(
    'Enter code to allow access',
    html`<h1>Enter code to allow access</h1>
<p class="lead">Once you enter the code displayed on your app or device, it will have access to your account.</p>
<form id="device-code" method="post">
!${problem === undefined ? '' : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
<label for="otc">Code</label>
<div class="row">
<input id="otc" name="otc" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus
 value="${typed ?? ''}"!${problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"'}>
<button class="primary">Next</button>
</div>
</form>`,
  )

export const deviceSignedInPage = (application: string): string =>
  layout(
    'You have signed in',
    html`<h1>${application}</h1>
<p class="lead">You have signed in to the ${application} application on your device. You may now close this window.</p>`,
  )
