import { type Html, html, outwardLink, webUrl } from '../markup/html.ts';
import { LEVEL_COLOURS } from '../markup/palette.ts';
import { belowTitle, highlightedWords, sentence } from '../markup/quote.ts';
import { analystWords, changeWords, gradeWords, levelWords, standing, utc } from '../markup/words.ts';
import { type AlertView, footLines, muteLine } from './render-view.ts';

export interface FixedLines {
  exercise: string;
  machine: string;
}

/** Mail programs drop style sheets, so every rule stands on its element. */
const STYLE = {
  body: 'margin:0;padding:0;background:#f2f4f7;color:#1a2330;font:15px/1.5 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif',
  sheet: 'max-width:640px;margin:0 auto;padding:24px;background:#ffffff',
  exercise:
    'background:#ffd400;color:#1a1a1a;font-weight:700;letter-spacing:.04em;padding:10px 24px;text-align:center',
  level: 'display:inline-block;color:#ffffff;font-weight:700;padding:4px 12px;border-radius:3px',
  title: 'font-size:21px;line-height:1.3;margin:14px 0 4px',
  heading:
    'font-size:12px;letter-spacing:.08em;text-transform:uppercase;color:#566273;border-bottom:1px solid #dde2e8;padding-bottom:4px;margin:26px 0 10px',
  muted: 'color:#566273;font-size:13px',
  item: 'margin:0 0 14px;padding:0 0 0 12px;border-left:3px solid #dde2e8',
  mark: 'background:#fff0a8;color:#3a2e00',
  foot: 'color:#566273;font-size:12px;border-top:1px solid #dde2e8;margin-top:28px;padding-top:12px;overflow-wrap:anywhere',
} as const;

/** The HTML part of an alert's mail: one document, nothing loaded from outside. */
export function renderAlertHtml(view: AlertView, fixed: FixedLines): string {
  const banner = view.exercise ? html`<div style="${STYLE.exercise}">${fixed.exercise}</div>` : undefined;
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${view.title}</title>
<style>.passage{color:#3b4756;font-size:14px}mark{background:#fff0a8;color:#3a2e00}.title a{color:#1a2330;text-decoration-color:#9aa6b5}</style></head>
<body style="${STYLE.body}">
${banner}
<div style="${STYLE.sheet}">
${head(view)}
<h2 style="${STYLE.heading}">What changed</h2>
${view.changes.map(change)}
<h2 style="${STYLE.heading}">Evidence</h2>
${view.evidence.length === 0 ? html`<p style="${STYLE.muted}">None quoted.</p>` : view.evidence.map(evidence)}
<h2 style="${STYLE.heading}">To mute</h2>
<p>${mute(view)}</p>
<div style="${STYLE.foot}">${fixed.machine}${footLines(view).map((line) => html`<br>${line}`)}</div>
</div>
${banner}
</body>
</html>
`.toString();
}

function head({ title, question, alert, links }: AlertView): Html {
  const { level, at } = alert;
  const was = level.was === level.is ? 'unchanged' : `was ${standing(level.was)}`;
  return html`<span style="${STYLE.level};background:${LEVEL_COLOURS[level.is]}">${levelWords(level.is)}</span>
<span style="${STYLE.muted}"> &nbsp;${was} · ${utc(at)}</span>
${alert.analyst !== undefined && html`<p style="margin:6px 0 0"><bdi>${analystWords(alert.analyst)}</bdi></p>`}
<h1 style="${STYLE.title}">${links === undefined ? title : html`<a style="color:#1a2330" href="${links.problem}">${title}</a>`}</h1>
${question === undefined ? undefined : html`<p style="${STYLE.muted};margin:0">${question}</p>`}`;
}

function change({ name, transition, evidence: numbers }: AlertView['changes'][number]): Html {
  const seen = numbers.map((number) => html` <a style="color:#27648f" href="#e${number}">[${number}]</a>`);
  return html`<div style="${STYLE.item}"><strong>${name}</strong><br>
${transition.was === transition.is ? html`<strong>${changeWords(transition)}</strong>` : html`${standing(transition.was)} &rarr; <strong>${standing(transition.is)}</strong>`}<br>
<span style="${STYLE.muted}">${sentence(transition.why)}${seen}</span></div>
`;
}

function evidence(hit: AlertView['evidence'][number]): Html {
  const demoted = hit.demoted ? ' · shown but not counted' : '';
  return html`<div style="${STYLE.item}" id="e${hit.number}">
<div class="title" dir="auto"><span style="${STYLE.muted}">[${hit.number}]</span> ${outwardLink(hit.url, highlightedWords(hit.title, hit.words))}</div>
${belowTitle(hit.passage)}
<div style="${STYLE.muted}"><bdi>${hit.source}</bdi> · ${utc(hit.at)} · grade ${hit.grade} (${gradeWords(hit.grade)})${demoted}</div>
<div style="${STYLE.muted}">${hit.indicatorTitle} · matched: ${hit.words.map((word, index) => html`${index === 0 ? '' : ', '}<mark dir="auto" style="${STYLE.mark}">${word}</mark>`)}</div></div>
`;
}

function mute(view: AlertView): Html {
  const href = view.links === undefined ? undefined : webUrl(view.links.mute);
  if (href === undefined) return html`${muteLine(view)}`;
  return html`<a style="color:#27648f" href="${href}">Silence this problem</a> with an owner, a reason and an end.`;
}
