import type { HitRecord, QuotedHit } from '../evidence/index.ts';
import { fromIso } from '../evidence/index.ts';
import { type Html, html, outwardLink } from '../markup/html.ts';
import { foreign, highlighted, highlightedWords, sentence } from '../markup/quote.ts';
import { changeWords, levelFirst, standing } from '../markup/words.ts';
import type { AlertOutcome } from './outcomes.ts';
import { counted, minute, VERDICT_WORDS } from './phrases.ts';
import type { ProblemSummary } from './summary.ts';
import { levelBadge } from './tables.ts';

/** Alerts with their reasons and, folded away, the quoted evidence with the words that matched. */
export function alertList({ indicators }: ProblemSummary, alerts: readonly AlertOutcome[]): Html {
  if (alerts.length === 0) return html`<p>None.</p>`;
  const titles = new Map(indicators.map(({ indicator, title }) => [indicator, title]));
  return html`${alerts.map((one) => alertItem(one, titles))}`;
}

function alertItem(
  { alert, cited, verdict, events }: AlertOutcome,
  titles: ReadonlyMap<string, string>,
): Html {
  const of = events.length === 0 ? '' : ` (${events.join(', ')})`;
  const byId = new Map(cited.map((hit) => [hit.id, hit]));
  return html`<details><summary>${SIGNS[verdict]} <span class="tag">${minute(fromIso(alert.at))}</span> ${levelBadge(alert.level.is)} ${VERDICT_WORDS[verdict]}${of}: ${reasonOf(alert)} <span class="soft">${counted(alert.evidence.length, 'report')} cited</span></summary>
<ul class="small">${levelFirst(alert.transitions).map(({ subject, id, was, is, why }) => html`<li>${subject === 'problem' ? 'Level' : (titles.get(id) ?? id)}: ${changeWords({ was, is })}. ${sentence(why)}</li>`)}</ul>
<ol class="evidence small">${alert.evidence.map((quote) => quoted(quote, byId.get(quote.id), titles))}</ol></details>`;
}

const SIGNS = { 'in-time': '\u25b2', 'follow-up': '\u25cb', false: '\u2715', unjudged: '\u25a1' } as const;

function reasonOf({ level, transitions }: AlertOutcome['alert']): string {
  const moved = levelFirst(transitions)[0];
  if (moved === undefined) return '';
  if (moved.subject === 'problem' && level.was !== level.is)
    return `level ${standing(level.was)} to ${standing(level.is)}.`;
  return `${changeWords(moved, 'to')}.`;
}

function quoted(quote: QuotedHit, hit: HitRecord | undefined, titles: ReadonlyMap<string, string>): Html {
  const title =
    hit === undefined
      ? highlightedWords(quote.title, quote.words)
      : highlighted(quote.title, 'title', hit.spans);
  return html`<li><bdi${foreign(hit?.lang)}>${outwardLink(quote.url, title)}</bdi> <span class="soft">${quote.source}, ${minute(fromIso(quote.at))}, ${quote.grade}, ${titles.get(quote.indicator) ?? quote.indicator}${quote.words.length > 0 && html`; matched: <bdi dir="auto">${quote.words.join(' \u00b7 ')}</bdi>`}</span></li>`;
}
