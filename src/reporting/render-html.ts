import type { HitId } from '../evidence/index.ts';
import { type Html, html, join, outwardLink, trusted } from '../markup/html.ts';
import { belowTitle, highlightedWords, sentence } from '../markup/quote.ts';
import { changeWords, gradeWords, levelWords, standing, utc } from '../markup/words.ts';
import { REPORT_STYLE } from './render-style.ts';
import { EXERCISE_LINE, feedLine, type ReportView, viewOf } from './render-view.ts';
import type { WatchReport } from './report.ts';

/** The report as one HTML document that loads nothing from outside and prints well. */
export function renderReportHtml(report: WatchReport): string {
  const banner = report.exercise && html`<p class="report-exercise">${EXERCISE_LINE}</p>`;
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.exercise && 'EXERCISE · '}${viewOf(report).title}</title>
<style>${trusted(REPORT_STYLE)}</style></head>
<body class="report-page">
${banner}
${reportBody(report)}
${banner}
</body>
</html>
`.toString();
}

/** The report without the document around it, for a page that brings its own frame (and REPORT_STYLE). */
export function reportBody(report: WatchReport): Html {
  const view = viewOf(report);
  return html`<article class="report">
<header><h1>${view.title}</h1>${header(report)}</header>
<section class="bottom-line"><h2>Bottom line</h2><p>${sentence(report.bottomLine.join(' '))}</p></section>
<section><h2>What changed</h2>${changes(view)}</section>
<section><h2>So what</h2>${report.soWhat.map((item) => soWhat(view, item))}</section>
<section><h2>What next</h2>${list(report.whatNext.map(({ problem, text }) => html`<b>${view.problemTitle(problem)}:</b> ${sentence(text)}`))}</section>
<section><h2>What did not happen</h2>${notSeen(report)}</section>
<section><h2>Confidence</h2><p>${report.confidence}</p></section>
<section><h2>Gaps in collection</h2>${list(report.gaps.map((gap) => html`${gap}`))}</section>
<section><h2>Sources</h2>${sources(report)}</section>
<section><h2>Annex: evidence</h2>${quotes(view)}</section>
<section><h2>Annex: the whole board</h2>${report.annex.board.map(boardOf)}
<p class="quiet">Silenced: ${report.annex.silenced}. Suppressed: ${report.annex.suppressed}.</p></section>
</article>`;
}

const none = html`<p class="quiet">None.</p>`;
const list = (entries: readonly Html[]): Html =>
  entries.length === 0 ? none : html`<ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;
const level = (value: 1 | 2 | 3 | 4 | 5): Html =>
  html`<span class="level level-${value}"><b>${levelWords(value).slice(0, 1)}</b>${levelWords(value).slice(1)}</span>`;

function header(report: WatchReport): Html {
  const { periodStart, periodEnd, itemsRead, feedsUnhealthy } = report.header;
  return html`<dl>
<dt>Period</dt><dd>${utc(periodStart)} to ${utc(periodEnd)} (cut-off)</dd>
<dt>Collection</dt><dd>${itemsRead} articles read, ${feedLine(report)}</dd>
${
  feedsUnhealthy.length > 0 &&
  html`<dt>Not healthy</dt><dd>${list(feedsUnhealthy.map(({ title, health, reason }) => html`<bdi>${title}</bdi>: ${health}, ${reason}`))}</dd>`
}
</dl>`;
}

function changes(view: ReportView): Html {
  const { changes: all } = view.report;
  if (all.length === 0) return none;
  const titles = new Map(all.map(({ problem, title }) => [problem, title]));
  const groups = [...titles].map(
    ([problem, title]) =>
      html`<tbody><tr><th colspan="3" scope="rowgroup">${title}</th></tr>${all.filter((one) => one.problem === problem).map((one) => change(view, one))}</tbody>`,
  );
  return html`<div class="wide"><table class="changes"><thead><tr><th>Subject</th><th>Was → is</th><th>Why, evidence and grade</th></tr></thead>${groups}</table></div>`;
}

const change = (view: ReportView, { at, transition }: WatchReport['changes'][number]): Html => html`<tr>
<td>${view.nameOf(transition)}</td>
<td>${transition.was === transition.is ? html`<b>${changeWords(transition)}</b>` : html`${standing(transition.was)} <span aria-label="to">→</span> <b>${standing(transition.is)}</b>`}<br><span class="quiet shift">${utc(at)}</span></td>
<td>${sentence(transition.why)} ${references(view, transition.evidence)}</td></tr>
`;

function soWhat(view: ReportView, item: WatchReport['soWhat'][number]): Html {
  return html`<p>${level(item.level)} <b>${item.title}</b>${item.analyst !== undefined && html`<br><bdi>${item.analyst}</bdi>`}<br>${sentence(item.text)} ${references(view, item.evidence)}</p>
`;
}

/** Links to the quoted evidence with its grade; ids that are not quoted stay ids. */
function references(view: ReportView, ids: readonly HitId[]): Html {
  const pieces = view.inOrder(ids).map((id) => {
    const number = view.numberOf(id);
    if (number === undefined) return html`<code>${id}</code>`;
    return html`<a href="#e${number}">[${number}]</a> ${view.quoted[number - 1]?.hit.grade}`;
  });
  return html`<span class="quiet">${join(pieces, ', ')}</span>`;
}

function notSeen({ notSeen: { overdue, blind } }: WatchReport): Html {
  const entries = (found: typeof overdue): Html =>
    list(found.map(({ title, why }) => html`<b>${title}:</b> ${sentence(why)}`));
  return html`<h3>Overdue <small>expected, and not seen while we looked</small></h3>${entries(overdue)}
<h3>Blind <small>nothing could have been seen</small></h3>${entries(blind)}`;
}

function sources(report: WatchReport): Html {
  if (report.sources.length === 0) return none;
  const rows = report.sources.map(
    ({ publisher, family, reliability, hits }) => html`<tr><td><bdi>${publisher}</bdi></td><td>${family}</td>
<td>${reliability.length === 1 ? html`${reliability} <span class="quiet">${gradeWords(reliability)}</span>` : reliability}</td><td class="figure">${hits}</td></tr>
`,
  );
  return html`<div class="wide"><table><thead><tr><th>Publisher</th><th>Family</th><th>Reliability</th><th class="figure">Hits</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function quotes({ quoted }: ReportView): Html {
  if (quoted.length === 0) return none;
  const entries = quoted.map(
    ({
      hit,
      number,
      indicatorTitle,
    }) => html`<li id="e${number}" value="${number}"><div dir="auto">${outwardLink(hit.url, highlightedWords(hit.title, hit.words))}</div>
${belowTitle(hit.passage)}
<div class="quiet"><bdi>${hit.source}</bdi> · ${utc(hit.at)} · grade ${hit.grade} (${gradeWords(hit.grade)})${hit.demoted && ' · shown, not counted'}<br>
${indicatorTitle} · matched ${join(
      hit.words.map((word) => html`<mark dir="auto">${word}</mark>`),
      ', ',
    )}</div></li>
`,
  );
  return html`<ol>${entries}</ol>`;
}

function boardOf(problem: WatchReport['annex']['board'][number]): Html {
  const rows = problem.indicators.map(
    ({
      title,
      signal,
      since,
      why,
    }) => html`<tr><td>${title}</td><td class="shift">${signal}</td><td class="shift">${utc(since)}</td><td>${sentence(why)}</td></tr>
`,
  );
  return html`<h3>${level(problem.level)} ${problem.title}</h3>
<p class="quiet">Since ${utc(problem.since)}. Rule <code>${problem.rule}</code>.</p>
<div class="wide"><table><thead><tr><th>Indicator</th><th>Signal</th><th>Since</th><th>Why</th></tr></thead><tbody>${rows}</tbody></table></div>
`;
}
