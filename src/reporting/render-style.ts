import { LEVEL_COLOURS } from '../markup/palette.ts';

const LEVELS = Object.entries(LEVEL_COLOURS)
  .map(([level, colour]) => `.report .level-${level} { background: ${colour}; }`)
  .join('\n');

/** Style of a report, alone or inside the dashboard; on paper the colours give way to frames. */
export const REPORT_STYLE = `
.report-page { margin: 0 auto; max-width: 860px; padding: 24px 20px 48px; background: #fff; color: #17202c; font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", Arial, sans-serif; color-scheme: light; }
.report-exercise { margin: 0 0 18px; padding: 8px; text-align: center; font-weight: 700; background: #ffd400; color: #1a1a1a; border-block: 2px solid #1a1a1a; }
.report > * + .report-exercise { margin: 18px 0 0; }
.report { overflow-wrap: break-word; }
.report h1 { font-size: 25px; line-height: 1.25; margin: 0 0 10px; }
.report h2 { font-size: 17px; margin: 28px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #c9d1db; }
.report h3 { font-size: 15px; margin: 18px 0 6px; text-transform: none; letter-spacing: 0; color: inherit; }
.report h3 small { font-weight: 400; opacity: .75; }
.report p { margin: 0 0 10px; max-width: 80ch; }
.report ul, .report ol { margin: 0 0 10px; padding-inline-start: 26px; display: grid; gap: 5px; }
.report ol { gap: 10px; }
.report dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 14px; margin: 0; }
.report dt, .report .quiet { opacity: .78; }
.report .quiet { font-size: 13px; }
.report dd { margin: 0; }
.report dd ul { padding-inline-start: 16px; gap: 1px; }
.report .bottom-line p { font-size: 17px; line-height: 1.5; }
.report .wide { overflow-x: auto; }
.report table { width: 100%; border-collapse: collapse; font-size: 13.5px; }
.report th, .report td { text-align: start; vertical-align: top; padding: 6px 12px 6px 0; border-top: 1px solid #dde2e9; }
.report thead th { border: 0; font-size: 12px; font-weight: 600; color: inherit; opacity: .8; }
.report .changes { table-layout: fixed; }
.report .changes th:nth-child(1) { width: 25%; } .report .changes th:nth-child(2) { width: 25%; }
.report .changes tbody th { padding-top: 12px; font-weight: 650; width: auto; }
.report .changes tbody tr:first-child > * { border-top-color: #b9c2ce; }
.report .figure { text-align: end; padding-inline-end: 0; }
.report .shift { white-space: nowrap; }
.report .level { display: inline-block; padding: 0 8px; border-radius: 4px; color: #fff; font-weight: 650; font-size: 13px; }
${LEVELS}
.report mark { background: #fff0a8; color: #3a2e00; }
.report a { color: inherit; text-underline-offset: 2px; }
.report .passage { font-size: 14px; opacity: .9; }
.report code { font-size: 12px; overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .report table, .report tbody, .report tr, .report :is(th, td):nth-child(n) { display: block; width: auto; padding: 0; border: 0; }
  .report .changes :is(th, td):nth-child(n) { width: auto; }
  .report thead { display: none; }
  .report tr { padding: 7px 0; border-top: 1px solid #c9d1db; }
  .report .figure { text-align: start; }
  .report .figure::after { content: " hits"; opacity: .78; }
  .report dl { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  .report-page { padding: 0; max-width: none; font-size: 10.5pt; }
  .report .level { background: none; color: #000; border: 1px solid #000; }
  .report mark { background: none; text-decoration: underline; }
  .report h2, .report h3 { break-after: avoid; }
  .report tr, .report li, .report p { break-inside: avoid; }
  .report-exercise { background: none; border: 2px solid #000; }
}
`;
