import type { EpochMillis } from '../../evidence/index.ts';
import { type Html, html, outwardLink } from '../../markup/html.ts';
import { count, span } from '../../markup/words.ts';
import { type FeedReading, HEALTH_DAYS } from '../feed-health.ts';
import { reliabilityMark, since } from '../parts/marks.ts';
import { tag } from '../parts/quotes.ts';

const HEALTH_WORDS = {
  healthy: 'read as planned',
  stale: 'no good poll lately',
  failing: 'polls fail',
  retired: 'no longer polled',
  unpolled: 'not polled yet',
} as const;
const TONES = {
  healthy: 'good',
  stale: 'warn',
  failing: 'bad',
  retired: undefined,
  unpolled: 'warn',
} as const;

/** Every feed of the catalogue with its health: what tells blind from quiet. */
export function feedsBody(feeds: readonly FeedReading[], now: EpochMillis): Html {
  const healthy = feeds.filter(({ health }) => health === 'healthy').length;
  return html`<div><h1>Feeds</h1><p class="lede">${healthy} of ${feeds.length} feeds are healthy. Figures cover the last ${HEALTH_DAYS} days; a feed that cannot be read makes indicators blind, never quiet.</p></div>
<section class="panel" aria-label="Feeds">${feeds.length === 0 ? html`<p class="empty">The catalogue is empty.</p>` : table(feeds, now)}</section>`;
}

const table = (feeds: readonly FeedReading[], now: EpochMillis): Html => html`<table class="responsive">
<thead><tr><th>Health</th><th>Feed</th><th>Source</th><th>Last read</th><th>New items</th><th>Polled every</th><th>Remarks</th></tr></thead>
<tbody>${feeds.map((feed) => row(feed, now))}</tbody></table>`;

function row(feed: FeedReading, now: EpochMillis): Html {
  const { source, health } = feed;
  return html`<tr id="${source.id}">
<td class="nowrap">${tag(health, TONES[health])}${health !== 'healthy' && html` <span class="small muted">${HEALTH_WORDS[health]}</span>`}</td>
<th scope="row">${outwardLink(source.url, html`<bdi>${source.title}</bdi>`)} <span class="small muted nowrap">${source.language} · ${source.country}</span>${source.stateAffiliated && html` ${tag('state-affiliated', 'warn')}`}</th>
<td class="small">${reliabilityMark(source.reliability)} <bdi>${source.publisher}</bdi></td>
<td class="small nowrap" data-label="last read">${feed.lastLook === undefined ? html`<span class="muted">never in ${HEALTH_DAYS} d</span>` : since(feed.lastLook, now)}</td>
<td class="small" data-label="new items:">${feed.newItems}${feed.repairs > 0 && html` <span class="muted">${count(feed.repairs, 'repair')}</span>`}</td>
<td class="small" data-label="every">${span(source.interval)}</td>
<td class="small muted">${notes(feed)}</td>
</tr>
`;
}

function notes({ reason, retired, movedTo, lastError, health }: FeedReading): string {
  const ill = health !== 'healthy';
  const told = lastError === undefined || reason.includes(lastError) || !ill || retired !== undefined;
  return [
    ...(ill ? [reason] : []),
    ...(told ? [] : [lastError]),
    ...(movedTo === undefined ? [] : [`moved to ${movedTo}`]),
  ].join('; ');
}
