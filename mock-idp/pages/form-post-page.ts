import { html } from 'ghtml'

/**
 * OAuth 2.0 Form Post Response Mode: a form that submits itself. The action is escaped by hand, because
 * the template tag refuses URIs; it is a registered redirect URI, so its scheme is http or https.
 */
export const formPostPage = (action: string, parameters: Readonly<Record<string, string>>): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Working...</title></head><body>
<form method="POST" name="hiddenform" action="!${html`${action}`}">
!${Object.entries(parameters)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
    .join('\n')}
<noscript><p>Script is disabled. Press the button to go on.</p><button type="submit">Go on</button></noscript>
</form>
<script>document.forms[0].submit()</script>
</body></html>
`
