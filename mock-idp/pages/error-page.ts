import { html } from 'ghtml'
import type { CatalogueEntry } from '../aadsts/catalogue.ts'
import type { Stamp } from '../aadsts/stamp.ts'
import { layout } from './layout.ts'

/** A refusal that the relying party never hears of, in the words and with the details that support asks for. */
export const errorPage = (message: string, { traceId, correlationId, at }: Stamp): string =>
  layout(
    'Sign in',
    html`<h1>Sign in</h1>
<p class="lead">Sorry, but we’re having trouble signing you in.</p>
<p class="problem" role="alert">${message}</p>
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
