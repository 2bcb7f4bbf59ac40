// SPDX-License-Identifier: MIT
#include "interpreter/report/style.h"

namespace ansatz::report {

const char* const kStyle = R"css(
:root { --ink: #1d2329; --faint: #68717b; --line: #d9dde2; --paper: #ffffff; --wash: #f6f7f9;
        --good: #1c6b42; --bad: #a32020; --doubt: #8a5a00; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
       font: 16px/1.5 "Source Serif 4", "Source Serif Pro", Charter, "DejaVu Serif", Georgia, serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; font-weight: 600; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .7rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line);
     font-weight: 600; }
p { margin: .4rem 0; }
.lead { color: var(--faint); }
.strip { margin: 1.1rem 0 0; padding: .6rem .9rem; background: var(--wash); border-left: 3px solid var(--line); }
code, pre, .number, td.number, th.number, .badge, dt { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; }
code { font-size: .82em; }
pre { font-size: .76rem; line-height: 1.45; background: var(--wash); padding: .9rem 1rem; overflow-x: auto; margin: 0;
      tab-size: 2; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th { text-align: left; font-weight: 600; color: var(--faint); font-size: .82rem; border-bottom: 1.5px solid var(--ink);
     padding: .3rem .7rem .3rem 0; vertical-align: bottom; }
td { border-bottom: 1px solid var(--line); padding: .5rem .7rem .5rem 0; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; font-size: .8rem; }
th.number { font-size: .72rem; }
.rows td { padding: .2rem .9rem .2rem 0; }
.rows td.gap { text-align: center; color: var(--faint); }
.badge { display: inline-block; font-size: .74rem; font-weight: 700; white-space: nowrap; padding: .1rem .45rem;
         border: 1px solid currentColor; border-radius: 3px; }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); } .plain { color: var(--faint); }
.below { display: block; color: var(--faint); font-size: .88rem; }
.below code { color: var(--ink); }
figure { margin: 1.2rem 0 0; text-align: center; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
figcaption { color: var(--faint); font-size: .85rem; margin-top: .2rem; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
li { margin: .35rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 0; font-size: .9rem; }
dt { color: var(--faint); font-size: .78rem; padding-top: .16rem; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: inherit; }
@page { margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  pre { white-space: pre-wrap; font-size: 7.5pt; background: none; border: 1px solid var(--line); }
  .wide { overflow: visible; }
}
)css";

}  // namespace ansatz::report
