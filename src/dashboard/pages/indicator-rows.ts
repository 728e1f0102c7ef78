import type { EpochMillis, IndicatorState } from '../../evidence/index.ts';
import { type Html, html, join, pathPart } from '../../markup/html.ts';
import { sentence } from '../../markup/quote.ts';
import { BY_CONCERN, count, utc } from '../../markup/words.ts';
import { bar, signalMark, since } from '../parts/marks.ts';
import { tag } from '../parts/quotes.ts';
import type { IndicatorReading } from '../readings.ts';

const concern = ({ state }: IndicatorReading): number =>
  state === undefined ? BY_CONCERN.length : BY_CONCERN.indexOf(state.signal);

/** Indicators in the order a reader wants them: lit, missing, unseen, calm, not yet assessed. */
export const byConcern = (indicators: readonly IndicatorReading[]): IndicatorReading[] =>
  [...indicators].sort(
    (one, other) => concern(one) - concern(other) || (other.state?.score ?? 0) - (one.state?.score ?? 0),
  );

/** Table of indicators with signal, the reason in words, and figures. */
export function indicatorTable(indicators: readonly IndicatorReading[], now: EpochMillis): Html {
  return html`<table class="indicators responsive">
<thead><tr><th>Signal</th><th>Indicator and why</th><th>Stories and weight</th></tr></thead>
<tbody>${byConcern(indicators).map((one) => row(one, now))}</tbody></table>`;
}

function row({ definition, state }: IndicatorReading, now: EpochMillis): Html {
  const title = html`${indicatorLink(definition)}${roleTags(definition)}`;
  if (state === undefined) {
    return html`<tr><td>${tag('not assessed yet')}</td><th scope="row">${title}</th><td></td></tr>`;
  }
  return html`<tr class="row-${state.signal}">
<td>${signalMark(state.signal)}${unseen(state)}<span class="since">since ${since(state.since, now)}</span></td>
<th scope="row">${title}<span class="why">${sentence(state.why)}</span></th>
<td class="figures">${state.stories > 0 && figures(state)}</td>
</tr>
`;
}

/** A signal that is kept from before, because nothing has been seen since, must not look as if it were fresh. */
export const unseen = ({
  unseenSince,
  signal,
}: Pick<IndicatorState, 'unseenSince' | 'signal'>): Html | false =>
  unseenSince !== undefined &&
  signal !== 'blind' &&
  html` <span class="signal signal-blind" title="none of its feeds could be read since ${utc(unseenSince)}; the signal is kept from before"><svg viewBox="0 0 12 12" aria-hidden="true"></svg>unseen since</span>`;

const figures = ({ stories, families, score }: IndicatorState): Html =>
  html`<span>${count(stories, 'story', 'stories')} <span class="muted">from ${count(families, 'family', 'families')}</span></span> <span class="weight">${bar(score / 100)} ${Math.round(score)} <span class="muted">of 100</span></span>`;

export const indicatorLink = ({ id, title }: IndicatorReading['definition']): Html =>
  html`<a href="/indicators/${pathPart(id)}">${title}</a>`;

/** What is unusual about an indicator: it speaks against the problem, guards an assumption, is not in service yet. */
function roleTags({ polarity, status, severity }: IndicatorReading['definition']): Html {
  const tags = [
    severity === 'critical' && tag('critical'),
    polarity === 'against' && tag('against the problem'),
    polarity === 'assumption' && tag('assumption'),
    (status === 'draft' || status === 'deprecated') && tag(`${status}: not counted to the level`),
  ].filter((piece) => piece !== false);
  return tags.length === 0 ? html`` : html` ${join(tags, ' ')}`;
}
