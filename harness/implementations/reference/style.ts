/** The stylesheet. System fonts and colours that follow the reader's light or dark setting. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a4150); --soft: light-dark(#f5f6f8, #1b1f27);
  --text: light-dark(#1d2430, #e6e9ef); --dim: light-dark(#586174, #9aa4b5); --accent: light-dark(#2456c7, #8fb0ff);
  --good: light-dark(#136c37, #6fd79a); --bad: light-dark(#a4262c, #ff9d9d); }
* { box-sizing: border-box; }
body { margin: 0; background: light-dark(#fff, #12151b); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: .75rem 1.5rem;
  border-bottom: 1px solid var(--line); color: var(--dim); }
header form { display: flex; gap: .75rem; align-items: center; }
.brand { font-weight: 650; color: var(--text); text-decoration: none; }
main { max-width: 42rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
label { display: block; font-weight: 600; margin: 1.1rem 0 .3rem; }
input { width: 100%; padding: .55rem .7rem; font: inherit; color: inherit; background: var(--soft);
  border: 1px solid var(--line); border-radius: .4rem; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
input[aria-invalid=true] { border-color: var(--bad); }
.hint { color: var(--dim); font-size: .875rem; margin: .25rem 0 0; }
.problem { color: var(--bad); font-size: .875rem; margin: .25rem 0 0; }
code { display: block; padding: .55rem .7rem; background: var(--soft); border: 1px solid var(--line);
  border-radius: .4rem; font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all; }
button, .button { display: inline-block; padding: .55rem 1rem; font: inherit; font-weight: 600; cursor: pointer; text-decoration: none;
  color: light-dark(#fff, #10141c); background: var(--accent); border: 1px solid transparent; border-radius: .4rem; }
button:disabled { cursor: not-allowed; color: var(--dim); background: var(--soft); border-color: var(--line); }
button.quiet, .button.quiet { color: var(--text); background: transparent; border-color: var(--line); }
header button { padding: .25rem .6rem; font-weight: 400; }
.actions { margin: 1.5rem 0 0; }
.actions + .hint { margin-top: .6rem; }
.ways > * { margin-right: .75rem; }
.status { padding: .9rem 1.1rem; border: 1px solid var(--line); border-left: .3rem solid var(--dim); border-radius: .4rem;
  background: var(--soft); margin: 0 0 1.5rem; overflow-wrap: anywhere; }
.status p { margin: 0; }
.status .hint { margin-top: .5rem; }
.status.good { border-left-color: var(--good); }
.status.bad { border-left-color: var(--bad); }
.status strong { color: var(--dim); }
.status.good strong { color: var(--good); }
.status.bad strong { color: var(--bad); }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.2rem; margin: 0 0 1rem; }
.card h2 { margin: 0 0 .25rem; }
.card p { margin: 0; }
`
