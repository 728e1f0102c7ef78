import type { Library } from '../../definitions/model.ts';
import type { EpochMillis, HitRecord, Mark, Span } from '../../evidence/index.ts';
import { type Html, html, outwardLink, pathPart, webUrl } from '../../markup/html.ts';
import { belowTitle, foreign, highlighted } from '../../markup/quote.ts';
import { KIND_WORDS, RELIABILITY_WORDS } from '../../markup/words.ts';
import type { Page } from '../../store/store.ts';
import { instant, moment, reliabilityMark, ruleMark } from '../parts/marks.ts';
import { pager } from '../parts/pager.ts';
import { caveats, languageOf } from '../parts/quotes.ts';

const indicatorTitle = ({ problems }: Library, id: string): string =>
  problems.flatMap(({ indicators }) => indicators).find((one) => one.id === id)?.title ?? id;

/** Newest hits over all indicators. */
export function hitsBody(
  page: Page<HitRecord>,
  library: Library,
  after: string | undefined,
  now: EpochMillis,
): Html {
  return html`<div><h1>Hits</h1><p class="lede">News items that satisfied an indicator's condition, with the words that did. One item may hit several indicators.</p></div>
<section class="panel" aria-label="Hits">
${page.items.length === 0 ? html`<p class="empty">No hits yet.</p>` : html`<table class="responsive"><thead><tr><th>When</th><th>Item</th><th>Source</th><th>Indicator</th></tr></thead><tbody>${page.items.map((hit) => row(hit, library, now))}</tbody></table>`}
${pager('/hits', { after, next: page.next })}
</section>`;
}

const row = (hit: HitRecord, library: Library, now: EpochMillis): Html => html`<tr>
<td class="small muted">${moment(hit.at, now)}</td>
<th scope="row"><div${foreign(hit.lang)}><a href="/hits/${pathPart(hit.id)}">${highlighted(hit.item.title, 'title', hit.spans)}</a></div>${belowTitle(hit.passage, hit.lang)}${caveats(hit)}</th>
<td class="small">${reliabilityMark(hit.reliability)} <bdi>${hit.source}</bdi></td>
<td class="small"><a href="/indicators/${pathPart(hit.indicator)}">${indicatorTitle(library, hit.indicator)}</a></td>
</tr>
`;

/** One hit, down to every matched stretch and mark. */
export function hitBody(hit: HitRecord, library: Library, now: EpochMillis): Html {
  return html`<div><p class="crumbs"><a href="/hits">Hits</a> / <a href="/indicators/${pathPart(hit.indicator)}">${indicatorTitle(library, hit.indicator)}</a></p>
<h1${foreign(hit.lang)}>${outwardLink(hit.item.url, highlighted(hit.item.title, 'title', [...hit.spans, ...hit.marks]))}</h1>
<p>${caveats(hit)}</p></div>
${summaryPanel(hit)}
<div class="columns"><div><section class="panel"><header><h2>Why it matched</h2></header>${spanTable(hit)}</section></div>
<aside><section class="panel"><header><h2>Evidence</h2></header><div class="fill"><dl class="facts">${facts(hit, now)}</dl></div></section></aside></div>`;
}

function summaryPanel(hit: HitRecord): Html | false {
  if (hit.summary === undefined || hit.summary === '')
    return (
      hit.passage !== undefined &&
      html`<section class="panel"><div class="fill">${belowTitle(hit.passage, hit.lang)}</div></section>`
    );
  const spans = [...hit.spans, ...hit.marks].map((one) =>
    one.field === 'lead' ? { ...one, field: 'summary' as const } : one,
  );
  return html`<section class="panel"><p class="fill"${foreign(hit.lang)}>${highlighted(hit.summary, 'summary', spans)}</p></section>`;
}

function spanTable({ spans, marks, event }: HitRecord): Html {
  const rows = spans.map((one) => line(one, 'matched'));
  const contexts = marks.map((one: Mark) => line(one, one.mark));
  return html`${event !== undefined && html`<div class="fill"><dl class="facts"><dt>Who</dt><dd>${event.agent ?? 'nobody named'}</dd><dt>Did what</dt><dd>${event.action}</dd><dt>To whom</dt><dd>${event.target ?? 'nobody named'}</dd></dl></div>`}
<table class="responsive"><thead><tr><th>Words</th><th>Matched as</th><th>Role</th><th>Where</th></tr></thead><tbody>${rows}${contexts}</tbody></table>`;
}

const line = ({ text, term, field, start, end }: Span, role: string): Html => html`<tr>
<th scope="row"><mark dir="auto">${text}</mark></th><td><span dir="auto">${term}</span></td><td>${role}</td><td class="small muted">${field} ${start}–${end}</td></tr>
`;

const facts = (hit: HitRecord, now: EpochMillis): Html => html`
<dt>Counts from</dt><dd>${moment(hit.at, now)}</dd>
<dt>First seen</dt><dd>${instant(hit.observed)}</dd>
<dt>Source</dt><dd><bdi>${hit.source}</bdi></dd>
<dt>Reliability</dt><dd>${reliabilityMark(hit.reliability)} ${RELIABILITY_WORDS[hit.reliability]}</dd>
<dt>Family</dt><dd>${hit.family}</dd>
<dt>Feed</dt><dd><a href="/feeds#${hit.feed}">${hit.feed}</a></dd>
<dt>Says</dt><dd>${KIND_WORDS[hit.kind]}</dd>
<dt>Language</dt><dd>${languageOf(hit)}</dd>
<dt>Address</dt><dd>${webUrl(hit.item.url) === undefined ? html`<code>${hit.item.url}</code> (not a web address)` : outwardLink(hit.item.url, hit.item.url)}</dd>
<dt>Id</dt><dd><code>${hit.id}</code></dd>
<dt>Rule</dt><dd>${ruleMark(hit.rule)}</dd>`;
