/** The style sheet of the matrix: that of the report, and a table that scrolls under its head. */
import { styles as base } from '../html/styles.ts'

export const styles = `${base}
body{max-width:96rem}
.numbers{font-size:.9rem;margin:0 0 1rem}
.numbers th,.numbers td{padding:.3rem .9rem .3rem 0;border-bottom:1px solid var(--line)}
.numbers .num{text-align:right}
.numbers td.num{color:var(--c)}
.matrix{font-size:.85rem;border-collapse:separate;border-spacing:0;margin-top:1rem}
.matrix th,.matrix td{padding:.3rem .55rem;border-bottom:1px solid var(--line);vertical-align:top}
.matrix thead th{position:sticky;top:3.1rem;background:var(--bg);z-index:1;color:var(--ink);font-weight:600;border-bottom:2px solid var(--line)}
.matrix th small{display:block;color:var(--dim);font-weight:400}
.matrix tbody th{font-weight:400;max-width:26rem}
.matrix .area th{font-size:1rem;font-weight:600;padding-top:1.3rem}
.matrix td[data-verdict]{color:var(--c);white-space:nowrap}
.matrix td.failed,.matrix td.inconclusive,.matrix td.warned{background:var(--b);font-weight:600}
.matrix td a{color:var(--c)}
.matrix .level{color:var(--dim)}
.found dl{margin:0}
.found dl>div{padding:.5rem .5rem;border-top:1px solid var(--line);scroll-margin-top:4rem}
.found dl>div:target{background:var(--sub)}
.found dd{margin:.2rem 0 0}
.found .why{color:var(--dim)}
@media(max-width:60rem){.matrix{display:block;overflow-x:auto}.matrix thead th{position:static}}
`
