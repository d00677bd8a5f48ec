import { html } from 'ghtml'
import type { CatalogueEntry } from '../aadsts/catalogue.ts'
import type { Stamp } from '../aadsts/stamp.ts'
import { layout } from './layout.ts'

export interface ErrorPageDetails {
  /** A device or a policy is why, not a mistake: the page says so. */
  readonly blocked?: boolean
  /** Where somebody can sign in as another person. */
  readonly otherAccount?: string | undefined
}

/** A refusal that the relying party never hears of, in the words and with the details that support asks for. */
export const errorPage = (
  message: string,
  { traceId, correlationId, at }: Stamp,
  { blocked = false, otherAccount }: ErrorPageDetails = {},
): string =>
  layout(
    'Sign in',
    html`<h1>${blocked ? 'You cannot access this right now' : 'Sign in'}</h1>
<p class="lead">${
      blocked
        ? 'Your sign-in was successful but does not meet the criteria to access this resource. For example, you might be signing in from a browser, app, or location that is restricted by your admin.'
        : "Sorry, but we're having trouble signing you in."
    }</p>
<p class="problem" role="alert">${message}</p>
!${otherAccount === undefined ? '' : html`<p><a href="${otherAccount}">Sign out and sign in with a different account</a></p>`}
<h2>Troubleshooting details</h2>
<dl>
<dt>Request Id</dt><dd><code>${traceId}</code></dd>
<dt>Correlation Id</dt><dd><code>${correlationId}</code></dd>
<dt>Timestamp</dt><dd><code>${at.toISOString().slice(0, 19)}Z</code></dd>
<dt>Message</dt><dd>${message}</dd>
</dl>`,
    'wide',
  )

/** What `error_uri` leads to: the number explained for an administrator. */
export const lookupPage = ({ code, text, cause, remedy }: CatalogueEntry): string =>
  layout(
    `AADSTS${code}`,
    html`<h1>AADSTS${String(code)}</h1>
<p class="lead">${text}</p>
<dl><dt>Cause</dt><dd>${cause}</dd><dt>What to do</dt><dd>${remedy}</dd></dl>`,
    'wide',
  )

/** A page with a heading and one sentence. */
export const noticePage = (title: string, sentence: string): string =>
  layout(title, html`<h1>${title}</h1><p class="lead">${sentence}</p>`)
