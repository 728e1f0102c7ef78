import type { Library } from '../../definitions/model.ts';
import type { Alert, EpochMillis, QuotedHit, Transition } from '../../evidence/index.ts';
import { type Html, html, join, outwardLink, pathPart } from '../../markup/html.ts';
import { belowTitle, highlightedWords, sentence } from '../../markup/quote.ts';
import { gradeWords, levelFirst } from '../../markup/words.ts';
import type { Page } from '../../store/store.ts';
import { changeMark, gradeMark, instant, levelMark, moment, ruleMark } from '../parts/marks.ts';
import { pager } from '../parts/pager.ts';
import { tag } from '../parts/quotes.ts';

const problemOf = ({ problems }: Library, id: string) => problems.find((problem) => problem.id === id);
const problemTitle = (library: Library, id: string): string => problemOf(library, id)?.title ?? id;

export function alertsBody(
  page: Page<Alert>,
  library: Library,
  after: string | undefined,
  now: EpochMillis,
): Html {
  return html`<div><h1>Alerts</h1><p class="lede">What went out to people, and what was held back and why. <a href="/feed.atom">As a feed</a>.</p></div>
<section class="panel" aria-label="Alerts">
${page.items.length === 0 ? html`<p class="empty">No alert so far.</p>` : html`<ul class="list">${page.items.map((alert) => entry(alert, library, now))}</ul>`}
${pager('/alerts', { after, next: page.next })}
</section>`;
}

const entry = (alert: Alert, library: Library, now: EpochMillis): Html => html`<li>
<span class="headline"><a href="/alerts/${pathPart(alert.id)}">${problemTitle(library, alert.problem)}</a></span>
<span>${levelChange(alert)} ${fate(alert)}</span>
<span class="small muted">${moment(alert.at, now)}</span>
</li>
`;

const levelChange = ({ level }: Alert): Html =>
  level.was === level.is
    ? html`${levelMark(level.is)} <span class="muted">unchanged</span>`
    : changeMark(level);

const fate = ({ held, status, urgency }: Alert): Html => {
  if (held !== undefined) return tag(`held: ${held}`, 'warn');
  return html`${tag(status, status === 'sent' ? 'good' : undefined)} ${tag(urgency === 'interrupt' ? 'interrupts' : 'for the digest')}`;
};

/** One alert as it was sent: every change with its reason, and the quoted evidence. */
export function alertBody(alert: Alert, library: Library, now: EpochMillis): Html {
  const problem = problemOf(library, alert.problem);
  const titles = new Map(problem?.indicators.map(({ id, title }) => [id, title]));
  const numbers = new Map(alert.evidence.map(({ id }, index) => [id, index + 1]));
  return html`<div><p class="crumbs"><a href="/alerts">Alerts</a> / ${alert.id}</p>
<h1><a href="/problems/${pathPart(alert.problem)}">${problem?.title ?? alert.problem}</a></h1>
<p>${levelChange(alert)} ${fate(alert)} <span class="muted">${moment(alert.at, now)}</span></p></div>
<section class="panel"><header><h2>What changed</h2><span class="small muted">${entries(alert)}</span></header><ol class="log">${levelFirst(alert.transitions).map((one) => change(one, titles, numbers))}</ol></section>
<section class="panel"><header><h2>Evidence</h2></header><div class="fill">${alert.evidence.length === 0 ? html`<p class="muted">None quoted.</p>` : html`<ul class="quotes">${alert.evidence.map((hit, index) => quoted(hit, index + 1, titles))}</ul>`}</div></section>
<p class="small muted">Rules ${join(
    [...new Set(alert.transitions.map(({ rule }) => rule))].map((rule) => ruleMark(rule)),
    ', ',
  )}. <a href="/problems/${pathPart(alert.problem)}/mute">Silence this problem</a></p>`;
}

const entries = ({ fromVersion, toVersion }: Alert): string =>
  fromVersion === toVersion ? `log entry ${fromVersion}` : `log entries ${fromVersion} to ${toVersion}`;

function change(one: Transition, titles: Map<string, string>, numbers: Map<string, number>): Html {
  const cited = one.evidence.map((id) => numbers.get(id)).filter((number) => number !== undefined);
  const name = one.subject === 'problem' ? 'Warning level' : (titles.get(one.id) ?? one.id);
  return html`<li><div><span class="name"><b>${name}</b></span> ${changeMark(one)}</div>
<p>${sentence(one.why)} ${cited.map((number) => html`<a href="#e${number}">[${number}]</a> `)}</p></li>
`;
}

const quoted = (
  hit: QuotedHit,
  number: number,
  titles: Map<string, string>,
): Html => html`<li class="quote${hit.demoted && ' demoted'}" id="e${number}">
<div class="title" dir="auto">${outwardLink(hit.url, highlightedWords(hit.title, hit.words))}</div>
${belowTitle(hit.passage)}
<div class="from"><span>[${number}]</span>${gradeMark(hit.grade, gradeWords(hit.grade))}<span>${gradeWords(hit.grade)}</span><bdi>${hit.source}</bdi>${instant(hit.at)}<span>${titles.get(hit.indicator) ?? hit.indicator}</span><a href="/hits/${pathPart(hit.id)}">why it matched</a>${hit.demoted && tag('shown, not counted')}</div>
</li>
`;
