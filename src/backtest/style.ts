import { LEVEL_COLOURS } from '../markup/palette.ts';

const LEVELS = Object.entries(LEVEL_COLOURS);

/** Colours; dark ones where the reader's system asks for them. */
const COLOURS = `
:root, svg.picture { color-scheme: light dark; --paper: #fff; --ink: #17202c; --soft: #566273; --line: #dde2e9; --strong: #8c98a8; --bar: #3c3fa0; --faint: #b9bbe4; --mark: #fff0a8; --mark-ink: #3a2e00; --good: #1e6b45; --bad: #a01027; --link: #1f5f96; --hatch: #fff; }
@media (prefers-color-scheme: dark) { :root, svg.picture { --paper: #121923; --ink: #e4e9f0; --soft: #a3afbf; --line: #2b3646; --strong: #6d7b8e; --bar: #a9acff; --faint: #4c4f86; --mark: #6b5500; --mark-ink: #fff3c4; --good: #6fcb9d; --bad: #ff8d9c; --link: #83b8ea; --hatch: #121923; } }
`;

/** Style of the figures; needs nothing of a page, so that a picture can stand alone. */
export const CHART_STYLE = `${COLOURS}
svg { font: 11px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
svg .paper { fill: var(--paper); }
svg .title { font-size: 15px; font-weight: 650; fill: var(--ink); }
svg .axis { fill: var(--soft); }
svg .rule { stroke: var(--line); }
svg .chosen { stroke: var(--strong); stroke-dasharray: 5 4; }
svg .base { stroke: var(--strong); }
${LEVELS.map(([level, colour]) => `svg .level-${level} { fill: ${colour}; }`).join('\n')}
svg .blind { fill: url(#unseen); } svg .hatch { stroke: var(--hatch); stroke-width: 3; }
svg .hits { fill: var(--bar); } svg .demoted { fill: var(--faint); }
svg .known line { stroke: var(--ink); stroke-width: 1; } svg .known text { fill: var(--ink); font-weight: 600; }
svg .known.other line { stroke-dasharray: 2 3; stroke: var(--strong); } svg .known.other text { font-weight: 400; fill: var(--soft); }
svg .known.major line { stroke-width: 2; } svg .known .missed { fill: var(--bad); font-weight: 800; }
svg .alert { fill: none; stroke: var(--ink); stroke-width: 1.6; } svg .in-time { fill: var(--ink); } svg .false { stroke: var(--bad); stroke-width: 2.2; }
`;

/** Style of the whole page, for screens of any width, dark or light, and for paper. */
export const PAGE_STYLE = `${CHART_STYLE}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1160px; padding: 26px 22px 60px; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", Arial, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 6px; } h2 { font-size: 20px; margin: 44px 0 6px; padding-top: 14px; border-top: 2px solid var(--strong); }
h3 { font-size: 15px; margin: 24px 0 6px; } p { margin: 0 0 10px; max-width: 82ch; }
.bottom-line { font-size: 18px; line-height: 1.5; margin: 16px 0; padding-inline-start: 16px; border-inline-start: 4px solid var(--ink); }
.soft, figcaption, .colophon { color: var(--soft); } figcaption, .small, .colophon { font-size: 13px; }
.partial { padding: 10px 14px; border: 2px solid var(--bad); font-weight: 650; }
figure { margin: 10px 0 14px; } .wide { overflow-x: auto; } svg.course { width: 100%; min-width: 720px; height: auto; display: block; } svg.defs { position: absolute; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; }
th, td { text-align: start; vertical-align: top; padding: 6px 14px 6px 0; border-top: 1px solid var(--line); }
thead th { border: 0; font-size: 12.5px; color: var(--soft); vertical-align: bottom; } .figure { text-align: end; white-space: nowrap; }
tbody th { font-weight: 600; } .baseline > * { border-top: 0; padding-top: 0; color: var(--soft); font-weight: 400; }
.tag { white-space: nowrap; font-weight: 650; } .yes { color: var(--good); } .no { color: var(--bad); }
.level { display: inline-block; padding: 0 8px; border-radius: 4px; color: #fff; font-weight: 650; font-size: 13px; white-space: nowrap; }
${LEVELS.map(([level, colour]) => `.level.l${level} { background: ${colour}; }`).join('\n')}
details { margin: 6px 0; border-top: 1px solid var(--line); padding-top: 6px; } summary { cursor: pointer; } details[open] summary { margin-bottom: 6px; }
.evidence { margin: 4px 0 10px; padding-inline-start: 22px; } .evidence li { margin: 3px 0; }
mark { background: var(--mark); color: var(--mark-ink); padding: 0 1px; } a { color: var(--link); } code { font-size: 12px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin: 0 0 10px; } dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 640px) { dl { grid-template-columns: minmax(0, 1fr); } h1 { font-size: 22px; } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #ccc; --strong: #888; --mark: #fff; --mark-ink: #000; --hatch: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; } mark { text-decoration: underline; } h2, h3 { break-after: avoid; } figure, tr, details, li { break-inside: avoid; }
  .level { background: none !important; color: #000; border: 1px solid #000; } svg rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } svg.course { min-width: 0; }
}
`;
