/** The style sheet of the page: system fonts, light and dark, phone and print. */
export const styles = `
:root{color-scheme:light dark;--bg:#fff;--sub:#f6f7f8;--ink:#1b1d21;--dim:#626873;--line:#e3e5e9;--link:#2456b3;--red:#b42323;--redb:#fdf1f0;--green:#17713f;--greenb:#eef8f1;--amber:#8a5a00;--amberb:#fdf6e7;--violet:#6440b5;--violetb:#f5f1fd;--gray:#767c87;--grayb:#f0f1f4;--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Open Sans",system-ui,sans-serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
@media(prefers-color-scheme:dark){:root{--bg:#14161a;--sub:#1b1e23;--ink:#e4e6ea;--dim:#989fab;--line:#2c3038;--link:#8ab4f8;--red:#f28b82;--redb:#2b1a1b;--green:#7fd1a0;--greenb:#16261d;--amber:#e5b567;--amberb:#2a2315;--violet:#bda6f5;--violetb:#221c33;--gray:#8c93a0;--grayb:#23262d}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:68rem;padding:2.25rem 1.5rem 4rem;background:var(--bg);color:var(--ink);font:15px/1.55 var(--sans);font-variant-numeric:tabular-nums}
code{font:.87em/1.5 var(--mono);overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.skip,.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:static;width:auto;height:auto;clip-path:none}
h1{font-size:1.95rem;line-height:1.2;letter-spacing:-.021em;font-weight:650;margin:.15rem 0 1.1rem;text-wrap:balance}
h2{font-size:1.15rem;letter-spacing:-.01em;margin:2.6rem 0 .8rem}
h3{font-size:1rem;margin:1.6rem 0 .35rem}
.n{color:var(--dim);font-weight:400}
.brand{margin:0;font-size:.85rem;font-weight:600;color:var(--green)}
.brand span+span{color:var(--dim);font-weight:400}
.trouble{margin:-.5rem 0 1rem;color:var(--amber)}
.good{color:var(--green)}.bad{color:var(--red)}
.passed{--c:var(--green);--b:var(--greenb)}.failed{--c:var(--red);--b:var(--redb)}.warned{--c:var(--amber);--b:var(--amberb)}.inconclusive{--c:var(--violet);--b:var(--violetb)}.waived,.skipped{--c:var(--gray);--b:var(--grayb)}
.counts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;margin:0 0 .55rem;padding:0;color:var(--dim)}
.counts li span{color:var(--c)}
.counts b{color:var(--c);font-size:1.2rem;font-weight:650}
.squares .passed::before{content:"✓";content:"✓"/""}.squares .failed::before{content:"✗";content:"✗"/""}.squares .warned::before{content:"!";content:"!"/""}.squares .inconclusive::before{content:"?";content:"?"/""}.squares .waived::before{content:"~";content:"~"/""}.squares .skipped::before{content:"–";content:"–"/""}
.bar{display:block;width:100%;height:6px;border-radius:3px}
.bar rect{fill:var(--c)}
.meta{display:grid;grid-template-columns:2fr 1fr 1fr 2fr;gap:.6rem 2rem;margin:1.3rem 0 1.1rem;font-size:.92rem}
.meta .two{grid-column:span 2}
.meta dt{color:var(--dim);font-size:.8rem}
.meta dd{margin:0;overflow-wrap:anywhere}
.preflight{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;list-style:none;margin:0 0 1.2rem;padding:.6rem 0 0;border-top:1px solid var(--line);font-size:.87rem}
.preflight li:first-child{color:var(--dim)}
.preflight strong{display:block;color:var(--ink)}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-weight:600}
.map{margin:0 0 1.4rem;font-size:.92rem}
.map th{width:8.5rem;font-weight:400;padding:.1rem 0}
.map .num{width:4.2rem;color:var(--dim);font-size:.87rem}
.squares{display:flex;flex-wrap:wrap;gap:3px}
.squares a{display:grid;place-items:center;width:17px;height:17px;border-radius:3px;background:var(--b);color:var(--c);font-size:10px;line-height:1;text-decoration:none;position:relative}
.squares .failed,.squares .inconclusive,.squares .warned{background:var(--c);color:var(--bg);font-weight:700}
.squares a:hover{box-shadow:0 0 0 2px var(--c)}
.filter{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;align-items:center;gap:.35rem 1.1rem;margin:1.4rem -1.5rem 0;padding:.55rem 1.5rem;background:var(--bg);border:solid var(--line);border-width:1px 0;font-size:.87rem;color:var(--dim)}
.filter fieldset{display:flex;flex-wrap:wrap;gap:.1rem .9rem;border:0;margin:0;padding:0}
.filter fieldset label{color:var(--c);display:flex;gap:.25rem;align-items:center}
.filter input[type=checkbox]{accent-color:var(--c);margin:0}
.filter input[type=search],.filter select{font:inherit;color:var(--ink);background:var(--bg);border:1px solid var(--line);border-radius:5px;padding:.22rem .5rem;margin-left:.25rem}
.filter input[type=search]{width:11rem}
.filter output{margin-left:auto}
.v{display:inline-block;color:var(--c);background:var(--b);border-radius:4px;padding:.02rem .45rem;font-size:.8rem;font-weight:600;white-space:nowrap}
.card{border:1px solid var(--line);border-left:3px solid var(--c);border-radius:6px;padding:1rem 1.3rem 1.1rem;margin:0 0 1rem}
.card header{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .75rem}
.id{font:600 .87rem var(--mono);color:var(--ink);text-decoration:none;overflow-wrap:anywhere}
.id:hover{text-decoration:underline}
.facts{margin-left:auto;color:var(--dim);font-size:.82rem;white-space:nowrap}
.card h3{font-size:1.14rem;line-height:1.4;letter-spacing:-.008em;font-weight:620;margin:.65rem 0 .1rem;text-wrap:pretty;overflow-wrap:anywhere}
.title{color:var(--dim);margin:0 0 .8rem;font-size:.9rem;overflow-wrap:anywhere}
.lies{table-layout:fixed}
.lies,.variants{margin:.5rem 0 .9rem;font-size:.9rem}
.lies th,.lies td,.variants th,.variants td,.x th,.x td{padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--dim);font-size:.78rem;font-weight:500}
.lies th:first-child,.variants th:first-child{width:10rem;font-weight:400}
.lies th:first-child code{font-weight:650}
.lies td{width:calc(50% - 5rem)}
mark{color:inherit;border-radius:2px;padding:0 .1em}
.sent mark{background:var(--redb);color:var(--red);font-weight:600}.honest mark{background:var(--greenb);color:var(--green);font-weight:600}
em{color:var(--dim)}
.parts{margin:.6rem 0}
.parts>div{display:grid;grid-template-columns:6rem 1fr;gap:0 1rem;padding:.16rem 0}
.parts dt{color:var(--dim)}
.parts dd{margin:0;min-width:0;overflow-wrap:anywhere}
.parts dd span+span{margin-left:.8rem}
.parts .fix{background:var(--greenb);border-radius:5px;margin:.35rem -.7rem;padding:.45rem .7rem}
.fix dt{color:var(--green);font-weight:600}
.fix dd{font-weight:550}
.copyable{background:var(--sub);border-radius:4px;padding:.14rem .4rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.copy{font:inherit;font-size:.78rem;color:var(--dim);background:none;border:1px solid var(--line);border-radius:4px;padding:0 .45rem;margin-left:.4rem;cursor:pointer}
.copy:hover{color:var(--ink)}
figure{margin:1.1rem 0 .4rem}
figcaption{color:var(--dim);font-size:.87rem;margin-bottom:.35rem}
.wide{overflow-x:auto}
.wide svg{display:block;width:100%;min-width:620px;max-width:760px;font:10.5px var(--mono)}
.wide svg text{fill:var(--ink);text-anchor:middle;paint-order:stroke;stroke:var(--bg);stroke-width:4px}
.wide .tl text,.wide .tn text{stroke:none!important}
.wide svg path{fill:none;stroke:var(--dim);stroke-width:1.15}
.wide .an path:not(.h){stroke-dasharray:4 3}
.wide svg .ln{stroke:var(--line);stroke-width:1.5}
.wide svg .hd{font:600 12.5px var(--sans)}
.wide svg .li path{stroke:var(--red);stroke-width:1.9;stroke-dasharray:none!important}
.wide svg .li text,.wide svg .tl text{fill:var(--red)}
.tl text{font-weight:600}
.tl rect{fill:var(--redb);stroke:var(--red);stroke-opacity:.35}
.tn rect{fill:var(--sub)}
.wide svg .tn text{fill:var(--dim)}
.wide svg .re{fill:var(--red)}
.wide svg .rt{fill:var(--red);text-anchor:start;font:600 11.5px var(--sans)}
summary{cursor:pointer}
.ev>summary,.x>summary{color:var(--link);font-size:.9rem;padding:.15rem 0;width:max-content;max-width:100%}
.steps{list-style:none;margin:.5rem 0;padding:0;font-size:.9rem}
.steps li{display:grid;grid-template-columns:7rem 1fr;gap:0 1rem;padding:.45rem 0;border-top:1px solid var(--line)}
.steps li>div{grid-column:2;min-width:0;overflow-wrap:anywhere}
.steps i{font-style:normal}
.steps li>span,.steps i{color:var(--dim)}
.steps .broke>div>b{color:var(--red)}.steps li>div>b,.steps li>div>a{white-space:nowrap}
.x table{font-size:.82rem;min-width:44rem}
.x td:first-child{width:9rem;white-space:nowrap}
.x small{display:block;color:var(--dim)}
.x td:nth-child(2){width:50%}
a.s,.s>summary{display:grid;grid-template-columns:7.2rem 15.5rem 1fr auto;gap:0 .8rem;align-items:baseline;padding:.24rem .5rem .24rem 0;border-top:1px solid var(--line);color:inherit;text-decoration:none;list-style:none;font-size:.92rem}
.s>summary::-webkit-details-marker{display:none}
a.s:hover,.s>summary:hover{background:var(--sub)}
.s>summary>b,a.s>b{color:var(--c);font-size:.8rem;font-weight:500;white-space:nowrap}
.s .v{background:none;padding-left:0;font-weight:500}
.s[open]>summary{font-weight:600}
.s>div{padding:.1rem 0 .9rem 8rem;font-size:.95rem}
.s>div>p{margin:.3rem 0}
:target>summary,article:target{background:var(--sub)}
footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--dim);font-size:.82rem}
@media(max-width:46rem){.meta{grid-template-columns:1fr 1fr}.meta div:first-child,.meta div:nth-child(4){grid-column:span 2}body{padding:1.3rem 1rem 3rem}h1{font-size:1.5rem}.filter{position:static;margin-inline:-1rem;padding-inline:1rem}.filter output{margin-left:0}.facts{margin-left:0;white-space:normal}.card{padding:.8rem .9rem}.parts>div,.steps li{grid-template-columns:1fr}.steps li>div{grid-column:1}.parts dt{font-size:.8rem}.parts>div{padding:.25rem 0}.parts .fix{padding:.45rem .7rem}.lies thead{display:none}.lies tr,.lies td,.lies th{display:block;width:auto!important;border:0;padding:.1rem 0}.lies tr{border-top:1px solid var(--line);padding:.35rem 0}.lies .sent::before{content:"sent"}.lies .honest::before{content:"honest"}.lies td::before{display:block;color:var(--dim);font-size:.78rem}.map th{width:6.2rem}.map .num{width:3rem}a.s,.s>summary{grid-template-columns:auto 1fr;gap:0 .6rem}.s .t{grid-column:1/-1}.s .facts{grid-column:1/-1}.s>div{padding-left:0}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}.filter,.copy,.skip{display:none!important}.card{break-inside:avoid-page}details::details-content{content-visibility:visible;block-size:auto}.x{display:none}}
`
