import { html } from 'ghtml'

const style = `
:root { color-scheme: light dark; --page: #eef1f5; --card: #fff; --text: #1c2430; --soft: #586375; --line: #d5dbe4;
  --accent: #1f5fbf; --accent-text: #fff; --hover: #f3f6fb; --bad: #a3261b; --bad-page: #fdf1ef }
@media (prefers-color-scheme: dark) { :root { --page: #12161d; --card: #1b212b; --text: #e8ecf2; --soft: #a3aebd; --line: #343d4b;
  --accent: #8db6f5; --accent-text: #0d1522; --hover: #242c39; --bad: #ffaca2; --bad-page: #35201f } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif }
main { width: 100%; max-width: 27rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 2rem;
  box-shadow: 0 10px 30px rgb(10 20 40 / .08) }
main.wide { max-width: 40rem }
.brand { margin: 0 0 1.25rem; font-size: .8rem; letter-spacing: .04em; color: var(--soft) }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; font-weight: 650 }
.lead { margin: 0 0 1.5rem; color: var(--soft) }
label { display: block; margin: 0 0 .35rem; font-size: .9rem; font-weight: 550 }
input { width: 100%; padding: .6rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 8px }
button { font: inherit; cursor: pointer; border-radius: 8px; border: 1px solid var(--line); background: transparent; color: inherit; padding: .6rem 1.1rem }
button:hover { background: var(--hover) }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); font-weight: 600 }
button.primary:hover { filter: brightness(1.08) }
:is(button, input, a, summary):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.row { display: flex; gap: .6rem; align-items: stretch }
.row input { flex: 1; min-width: 0 }
.or { display: flex; align-items: center; gap: .75rem; margin: 1.5rem 0 .75rem; color: var(--soft); font-size: .85rem }
.or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line) }
.people { list-style: none; margin: 0 -6px 1.2rem; padding: 6px; display: grid; gap: .5rem; max-height: 22rem; overflow: auto }
.people button { width: 100%; display: flex; gap: .8rem; align-items: center; text-align: left; padding: .6rem .75rem }
.people [aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent) }
.initials { flex: none; width: 2.4rem; height: 2.4rem; border-radius: 50%; display: grid; place-items: center; font-size: .85rem; font-weight: 650;
  background: var(--hover); border: 1px solid var(--line) }
.who { min-width: 0 } .who b, .who span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.who b { font-weight: 600 } .who span { font-size: .87rem; color: var(--soft) }
.problem { margin: 0 0 1rem; padding: .75rem .9rem; border-radius: 8px; background: var(--bad-page); color: var(--bad); overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 0; font-size: .9rem }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 1.75rem 0 .6rem }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, monospace; font-size: .88em }
`

/** A page in the one look that all pages share. `body` is HTML already. */
export const layout = (title: string, body: string, width: 'narrow' | 'wide' | 'portal' = 'narrow'): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>!${style}</style>
</head>
<body>
<main class="${width}">
<p class="brand">Mock Entra ID · for tests only</p>
!${body}
</main>
</body>
</html>
`
