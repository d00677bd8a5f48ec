import { html } from 'ghtml'
import { layout } from './layout.ts'

/**
 * What is shown after signing out. `frames` are the front-channel logout URLs of the applications, called in
 * hidden frames; `next` is where the browser goes afterwards.
 */
export const signedOutPage = (frames: readonly string[], next: string | undefined): string =>
  layout(
    'You signed out of your account',
    html`<h1>You signed out of your account</h1>
<p class="lead">It is a good idea to close all browser windows.</p>
!${frames.map((url) => html`<iframe hidden src="${url}"></iframe>`).join('')}
!${next === undefined ? '' : html`<meta http-equiv="refresh" content="1; url=${next}"><p><a href="${next}">Continue</a></p>`}`,
  )
