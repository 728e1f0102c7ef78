/** The board and the pages of a problem. */
export const BOARD_STYLE = `
.status { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.status > * { padding: 11px 16px 12px; box-shadow: -1px 0 0 var(--line), 0 -1px 0 var(--line); min-width: 0; }
.status .value { font-size: 19px; line-height: 1.25; font-weight: 650; display: block; }
.status .value small { font-size: 13px; font-weight: 500; color: var(--muted); }
.status .note { color: var(--muted); font-size: 12.5px; }
.status .note.bad { color: var(--bad); font-weight: 600; }

.problem { display: grid; grid-template-columns: 116px minmax(0, 1fr); background: var(--surface); border: 1px solid var(--line); border-inline-start: 4px solid var(--line-strong); border-radius: 6px; overflow: hidden; }
.analyst { border-inline-start: 3px solid currentColor; padding-inline-start: 8px; }
.dial { align-self: start; border-end-end-radius: 6px; color: #fff; padding: 16px 12px 14px; display: flex; flex-direction: column; align-items: center; text-align: center; }
.dial .numeral { font-size: 52px; line-height: 1; font-weight: 750; }
.dial .word { font-size: 14px; font-weight: 650; margin-top: 3px; }
.dial .steps { width: 84px; height: 9px; margin: 9px 0 10px; }
.dial .since { font-size: 12px; line-height: 1.4; opacity: .95; }
.problem:has(> .level-1) { border-inline-start-color: var(--level-1); } .problem:has(> .level-2) { border-inline-start-color: var(--level-2); }
.problem:has(> .level-3) { border-inline-start-color: var(--level-3); } .problem:has(> .level-4) { border-inline-start-color: var(--level-4); }
.problem:has(> .level-5) { border-inline-start-color: var(--level-5); }
.dial.level-none { border: 0; color: var(--muted); }
.problem .top { padding: 13px 16px 11px; display: grid; gap: 5px; }
.problem .top h2 { font-size: 17px; line-height: 1.3; }
.problem .top h2 a { color: var(--ink); }
.problem .why { max-width: 88ch; }
.problem .last { font-size: 12.5px; color: var(--muted); display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; }
.problem .calm { padding: 9px 16px; border-top: 1px solid var(--line); font-size: 13px; color: var(--muted); }
.problem .calm a { color: var(--soft); }
.problem .standing { padding: 9px 16px 11px; border-top: 1px solid var(--line); background: var(--sunk); font-size: 13px; }

.dial-blind { background-image: repeating-linear-gradient(135deg, rgb(128 128 128 / .35) 0 6px, transparent 6px 12px); }
.indicators .row-blind > * { background: repeating-linear-gradient(135deg, var(--sunk) 0 6px, transparent 6px 12px); }
.indicators { table-layout: fixed; }
.indicators th:nth-child(1) { width: 150px; } .indicators th:nth-child(3) { width: 196px; }
.indicators thead th:nth-child(2) { width: auto; }
.indicators .why { display: block; color: var(--soft); font-weight: 400; font-size: 13px; line-height: 1.45; max-width: 76ch; }
.indicators .figures { color: var(--soft); font-size: 13px; }
.indicators .figures > *, .indicators .since { display: block; white-space: nowrap; }
.indicators .since { font-size: 12.5px; color: var(--muted); padding-inline-start: 7px; margin-top: 1px; }
.indicators th[scope=row] a { color: var(--ink); font-weight: 600; }
.indicators th[scope=row] a:hover { color: var(--link); }
.bar { width: 64px; height: 8px; vertical-align: middle; }
.bar .track, .steps .off { fill: var(--unlit); } .bar .load { fill: var(--signal); }
.dial .steps .off { fill: rgb(255 255 255 / .28); } .dial .steps .on { fill: #fff; }

.scenarios { list-style: none; padding: 0; display: grid; gap: 4px; max-width: 540px; }
.standing h3 { margin-bottom: 5px; }
h3 .tag { letter-spacing: 0; text-transform: none; font-weight: 500; }
.scenarios li { display: grid; grid-template-columns: 22px minmax(0, 1fr) 70px 40px; gap: 8px; align-items: center; }
.scenarios .rank { color: var(--muted); text-align: end; }
.feedline { list-style: none; padding: 0; display: grid; gap: 7px; }
.feedline li { display: grid; gap: 1px; }

.chart { display: block; width: 100%; height: auto; }
.chart text { font: 11px system-ui, sans-serif; fill: var(--muted); }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .path { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; }
.chart .band-1 { fill: var(--level-1); } .chart .band-2 { fill: var(--level-2); } .chart .band-3 { fill: var(--level-3); }
.chart .band-4 { fill: var(--level-4); } .chart .band-5 { fill: var(--level-5); }
.chart .band { opacity: .82; }

.log { list-style: none; padding: 0; }
.log > li { padding: 13px 16px; border-top: 1px solid var(--line); display: grid; gap: 8px; }
.log > li:first-child { border-top: 0; }
.log .when { display: flex; flex-wrap: wrap; gap: 2px 12px; color: var(--muted); font-size: 12.5px; }
.transition { display: grid; gap: 6px; }
.transition .name { font-weight: 600; }

.list { list-style: none; padding: 0; }
.list > li { padding: 11px 16px; border-top: 1px solid var(--line); display: grid; gap: 4px; }
.list > li:first-child { border-top: 0; }
.list .headline { font-weight: 600; }
.list .headline a { color: var(--ink); }
.list .headline a:hover { color: var(--link); }

form.mute { display: grid; gap: 12px; max-width: 520px; }
form.mute label { display: grid; gap: 3px; font-weight: 600; }
form.mute input, form.mute select { font: inherit; padding: 6px 8px; border: 1px solid var(--line-strong); border-radius: 5px; background: var(--surface); color: var(--ink); }

.mail-frame { width: 100%; height: 86vh; min-height: 480px; border: 0; background: #fff; display: block; }
pre.source { padding: 14px 16px; overflow-x: auto; white-space: pre-wrap; }
@media (max-width: 760px) {
  .problem { grid-template-columns: minmax(0, 1fr); }
  .dial { flex-direction: row; flex-wrap: wrap; text-align: start; gap: 4px 10px; padding: 10px 14px; }
  .dial .numeral { font-size: 32px; } .dial .word { margin: 0; } .dial .steps { margin: 0; } .dial .since { flex-basis: 100%; }
  .responsive thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .responsive tr { display: grid; gap: 2px; padding: 9px 14px; border-top: 1px solid var(--line); }
  .responsive tbody tr:first-child > * { border-top: 0; }
  .indicators :is(th, td):nth-child(n) { width: auto; }
  .responsive :is(th, td), .responsive :is(th, td):is(:first-child, :last-child) { display: block; padding: 0; border: 0; text-align: start; }
  .responsive td[data-label]:not(:empty)::before { content: attr(data-label) " "; color: var(--muted); font-size: 12.5px; }
  .indicators tr { position: relative; }
  .wide { overflow-x: auto; direction: rtl; /* opens at its newest end */ }
  .wide .chart { min-width: 620px; direction: ltr; }
  .indicators .since { display: inline; }
  .indicators .figures > * { display: inline; margin-inline-end: 12px; }
  .responsive tr.row-blind { background: repeating-linear-gradient(135deg, var(--sunk) 0 6px, transparent 6px 12px); }
  .responsive tr.row-blind > * { background: none; }
}
`;
