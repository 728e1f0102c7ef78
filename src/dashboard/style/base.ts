/** Colours, type and the frame every page stands in. */
export const BASE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f8; --surface: #ffffff; --sunk: #f8f9fb; --ink: #17202c; --soft: #3c4858; --muted: #566273;
  --line: #dde2e9; --line-strong: #b9c2ce; --link: #1f5f96; --head: #15202e; --head-ink: #eef2f7; --head-soft: #a9b7c8;
  --mark: #fff0a8; --mark-ink: #3a2e00; --good: #1e6b45; --bad: #a01027; --warn: #8a5a00; --focus: #1f6fd1;
  --level-1: #586575; --level-2: #27648f; --level-3: #855c00; --level-4: #b0450c; --level-5: #a01027;
  --signal: #3c3fa0; --signal-soft: #e6e7f7; --surge: #6a1f9c; --surge-soft: #f1e3fa; --overdue: #8a5a00; --overdue-soft: #fdf1d8;
  --hatch: #aab3bf; --unlit: #d8dee6;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e141c; --surface: #161e29; --sunk: #121a24; --ink: #e4e9f0; --soft: #c3ccd8; --muted: #97a4b5;
    --line: #263140; --line-strong: #3d4b5e; --link: #83b8ea; --head: #0a1018; --head-ink: #e4e9f0; --head-soft: #8e9db0;
    --mark: #6b5500; --mark-ink: #fff3c4; --good: #6fcb9d; --bad: #ff8d9c; --warn: #f0be5c; --focus: #7ab4ff;
    --signal: #a9acff; --signal-soft: #24274a; --surge: #d6a2f5; --surge-soft: #351f47; --overdue: #f0be5c; --overdue-soft: #3a2d10;
    --hatch: #566273; --unlit: #2d3948;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
h1, h2, h3, p, dl, dd, ol, ul, table, figure { margin: 0; }
h1 { font-size: 22px; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 15px; line-height: 1.4; font-weight: 650; }
h3 { font-size: 12px; line-height: 1.4; font-weight: 650; letter-spacing: .05em; text-transform: uppercase; color: var(--muted); }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
mark { background: var(--mark); color: var(--mark-ink); padding: 0 1px; border-radius: 2px; }
code, pre { font-family: var(--mono); font-size: 12px; overflow-wrap: anywhere; }
time { white-space: nowrap; }
.skip { position: absolute; left: -999px; top: 0; padding: 8px 12px; background: var(--surface); z-index: 9; }
.skip:focus { left: 8px; top: 8px; }
.muted { color: var(--muted); }
.small { font-size: 12.5px; }
.nowrap { white-space: nowrap; }
.number { text-align: right; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.exercise {
  position: sticky; top: 0; z-index: 5; padding: 6px 16px; text-align: center; font-weight: 750; letter-spacing: .04em; color: #1a1a1a;
  background: repeating-linear-gradient(135deg, #ffd400 0 28px, #f2c200 28px 56px); border-block: 2px solid #1a1a1a;
}
.exercise small { font-size: 12.5px; font-weight: 600; letter-spacing: 0; }
.exercise.low { position: static; }

.masthead { background: var(--head); color: var(--head-ink); }
.masthead .inner, main, .colophon .inner { max-width: 1360px; margin: 0 auto; padding-inline: 20px; }
.masthead .inner { display: flex; flex-wrap: wrap; align-items: center; gap: 0 22px; min-height: 48px; }
.brand { display: inline-flex; align-items: center; gap: 9px; color: inherit; font-size: 16px; font-weight: 700; letter-spacing: .01em; padding: 10px 0; }
.brand:hover { text-decoration: none; }
.brand svg { width: 20px; height: 20px; }
.masthead ul { display: flex; flex-wrap: wrap; list-style: none; padding: 0; gap: 0 2px; }
.masthead nav { flex: 1; display: flex; flex-wrap: wrap; justify-content: space-between; }
.masthead nav a { display: block; padding: 13px 10px 11px; color: var(--head-soft); font-weight: 550; border-bottom: 3px solid transparent; }
.masthead nav a:hover { color: var(--head-ink); text-decoration: none; }
.masthead nav a[aria-current] { color: var(--head-ink); border-color: #6fa8dc; }
main { padding-block: 20px 48px; display: grid; gap: 20px; }
.colophon { border-top: 1px solid var(--line); color: var(--muted); font-size: 12.5px; }
.colophon .inner { padding-block: 14px 28px; display: flex; flex-wrap: wrap; gap: 4px 20px; justify-content: space-between; }

.crumbs { font-size: 12.5px; color: var(--muted); margin-bottom: 6px; }
.lede { color: var(--soft); max-width: 78ch; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
.panel > header { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; justify-content: space-between; padding: 11px 16px 9px; border-bottom: 1px solid var(--line); }
.fill { padding: 14px 16px; }
.panel > .paper { max-width: 1000px; margin: 0 auto; padding: 22px 24px 28px; }
summary { cursor: pointer; }
summary::marker { color: var(--muted); }
.panel ul { padding-inline-start: 20px; display: grid; gap: 4px; }
.panel ul.plain, .panel ul.list, .panel ul.quotes, .panel ul.feedline { padding-inline-start: 0; list-style: none; }
.panel ul.plain.fill { padding-inline-start: 16px; }
.empty { padding: 18px 16px; color: var(--muted); }
.columns { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr) 340px; align-items: start; }
.columns > *, .stack { display: grid; gap: 20px; min-width: 0; }
.stack { gap: 16px; }

table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: 7px 10px; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: 11.5px; font-weight: 600; color: var(--muted); letter-spacing: .02em; white-space: nowrap; padding-block: 8px 5px; }
tbody tr:first-child > * { border-top: 1px solid var(--line); }
th:first-child, td:first-child { padding-inline-start: 16px; }
th:last-child, td:last-child { padding-inline-end: 16px; }
th[scope=row] { font-weight: 500; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 5px 16px; }
.facts dt { color: var(--muted); }
.pager { display: flex; gap: 16px; padding: 10px 16px; border-top: 1px solid var(--line); }
.button, button {
  display: inline-block; font: inherit; font-weight: 600; padding: 5px 12px; border: 1px solid var(--line-strong); border-radius: 5px;
  background: var(--surface); color: var(--ink); cursor: pointer;
}
.button:hover, button:hover { background: var(--sunk); text-decoration: none; }
@media (max-width: 1000px) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 640px) {
  .masthead .inner, main, .colophon .inner { padding-inline: 12px; }
  .masthead nav { flex-basis: 100%; order: 2; }
  .masthead nav a { padding: 6px 6px 8px; font-size: 13.5px; }
  .masthead nav ul:first-child a:first-child { padding-inline-start: 0; }
  main { padding-block-start: 14px; }
  h1 { font-size: 19px; }
}
`;
