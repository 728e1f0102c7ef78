import type { ProblemState } from '../../evidence/index.ts';
import { type Html, html, pathPart } from '../../markup/html.ts';
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
  return html`<ol class="scenarios">${entries}</ol>${dependence(definition, state)}`;
}

const signed = (score: number): string => (score > 0 ? `+${score}` : String(score));

/** Drop-one sensitivity: the indicator without which another scenario leads, or the one the lead rests on most. */
function dependence(
  { indicators }: ProblemReading['definition'],
  { hangsOn, dependsOn }: ProblemState,
): Html | false {
  const link = (id: string): Html =>
    html`<a href="/indicators/${pathPart(id)}">${indicators.find((one) => one.id === id)?.title ?? id}</a>`;
  if (hangsOn !== undefined) {
    return html`<p class="small muted">The order hangs on one indicator: without ${link(hangsOn)} another scenario would lead.</p>`;
  }
  if (dependsOn === undefined) return false;
  const { indicator, lead, leadWithout } = dependsOn;
  return html`<p class="small muted">The lead rests most on ${link(indicator)}: ${lead} with it, ${leadWithout} without.</p>`;
}

export const HEURISTIC = html`<span class="tag">heuristic, not a probability</span>`;
