import type { HitRecord } from '../../evidence/index.ts';
import { type Html, html, join, outwardLink, pathPart } from '../../markup/html.ts';
import { belowTitle, foreign, highlighted, languageTag } from '../../markup/quote.ts';
import { instant, reliabilityMark } from './marks.ts';

/** A quoted hit: its title and what matched below it, the words marked, where it comes from, and why it may count less. */
export function quote(hit: HitRecord): Html {
  return html`<li class="quote${hit.demoted && ' demoted'}">
<div class="title"${foreign(hit.lang)}>${outwardLink(hit.item.url, highlighted(hit.item.title, 'title', hit.spans))}</div>
${belowTitle(hit.passage, hit.lang)}
<div class="from">${reliabilityMark(hit.reliability)}<bdi>${hit.source}</bdi>${instant(hit.at)}${caveats(hit)}<a href="/hits/${pathPart(hit.id)}">why it matched</a></div>
</li>
`;
}

/** Everything that lowers a hit's weight, in words. */
export function caveats(hit: HitRecord): Html {
  const marks = [...new Set(hit.marks.map(({ mark }) => mark))];
  const tags = [
    hit.demoted && tag('shown, not counted'),
    ...marks.map((mark) => tag(mark)),
    hit.undated && tag('undated: counted from first sight'),
    hit.backfill && tag('older than our watch'),
    hit.kind === 'contrary' && tag('points the other way'),
    hit.kind === 'threat-or-precursor' && tag('threat or precursor'),
  ].filter((piece) => piece !== false);
  return join(tags, ' ');
}
export const tag = (words: string, tone?: 'good' | 'warn' | 'bad'): Html =>
  html`<span class="tag ${tone ?? ''}">${words}</span>`;

export const quotes = (hits: readonly HitRecord[]): Html => html`<ul class="quotes">${hits.map(quote)}</ul>`;

/** Language of a hit, where it is known and usable. */
export const languageOf = ({ lang }: HitRecord): string => languageTag(lang) ?? 'unknown';
