import { html } from 'ghtml'

/** HTML that is escaped already. Everything from outside goes through `html` and nowhere else. */
export type Html = string

/** A link to a path of this product. */
export const link = (path: string, text: string, kind = ''): Html =>
  html`<a class="${kind}" href="${path}">${text}</a>`

/** Every page. `signedInAs` is the address that is shown; undefined is nobody. */
export const page = (title: string, main: Html, signedInAs: string | undefined): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Acme Hub</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a class="brand" href="/">Acme Hub</a>!${who(signedInAs)}</header>
!${main}
</body>
</html>
`

const who = (email: string | undefined): Html =>
  email === undefined
    ? html`<a href="/login">Sign in</a>`
    : html`<form method="post" action="/logout"><span>${email}</span> <button class="quiet">Sign out</button></form>`

/** A short page that says one thing and offers ways on. */
export const message = (
  title: string,
  sentences: readonly string[],
  ways: readonly Html[],
): Html => html`<main>
<h1>${title}</h1>
!${sentences.map((sentence) => html`<p>${sentence}</p>`)}
<p class="ways">!${ways.flatMap((way) => [way, ' '])}</p>
</main>`
