import { type Html, html } from '../../markup/html.ts';
import { bar, scoreSpan } from '../parts/marks.ts';
import type { ProblemReading } from '../readings.ts';

/** Scenarios by standing, always labelled a heuristic, with the indicator the ranking hangs on. */
export function scenarioStanding({ definition, state }: ProblemReading): Html | undefined {
  if (state === undefined || state.scenarios.length === 0) return undefined;
  const titles = new Map(definition.scenarios.map(({ id, title }) => [id, title]));
  const { lowest, width } = scoreSpan(state.scenarios);
  const ranked = [...state.scenarios].sort((one, other) => one.rank - other.rank);
  const entries = ranked.map(
    ({ scenario, score, rank }) =>
      html`<li><span class="rank">${rank}.</span><span>${titles.get(scenario) ?? scenario}</span>${bar((score - lowest) / width)}<span class="number">${signed(score)}</span></li>`,
  );
  return html`<ol class="scenarios">${entries}</ol>${hangsOn(definition, state.hangsOn)}`;
}

const signed = (score: number): string => (score > 0 ? `+${score}` : String(score));

function hangsOn({ indicators }: ProblemReading['definition'], id: string | undefined): Html | false {
  const title = indicators.find((one) => one.id === id)?.title ?? id;
  if (id === undefined) return false;
  return html`<p class="small muted">The order hangs on one indicator: <a href="/indicators/${encodeURIComponent(id)}">${title}</a>.</p>`;
}

export const HEURISTIC = html`<span class="tag">heuristic, not a probability</span>`;
