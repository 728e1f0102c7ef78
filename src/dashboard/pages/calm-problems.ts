import type { EpochMillis, Level, ProblemState } from '../../evidence/index.ts';
import { type Html, html, pathPart } from '../../markup/html.ts';
import { sentence } from '../../markup/quote.ts';
import { levelMark, since } from '../parts/marks.ts';
import type { IndicatorReading, ProblemReading } from '../readings.ts';

/** From here on a problem is never put among the calm, whatever its indicators say. */
const NEVER_CALM: Level = 3;

const resting = ({ state }: IndicatorReading): boolean =>
  state !== undefined &&
  (state.signal === 'quiet' || state.signal === 'fading') &&
  state.unseenSince === undefined;

/** At a low level, seen through, without a lit indicator or an analyst's word: one line on the board says all of it. */
export const isAtRest = ({ state, analyst, indicators }: ProblemReading): boolean =>
  state !== undefined &&
  state.blindSince === undefined &&
  state.level.level < NEVER_CALM &&
  analyst === undefined &&
  indicators.every(resting);

/**
 * The problems at rest, a line each.
 * @param tags what stands beside a title: its region, silences.
 */
export function calmProblems(
  problems: readonly ProblemReading[],
  tags: (problem: ProblemReading) => Html,
  now: EpochMillis,
): Html {
  const lines = problems.flatMap((problem) =>
    problem.state === undefined ? [] : [line(problem, problem.state, tags(problem), now)],
  );
  return html`<section class="panel rest"><header><h2>Calm</h2><span class="small muted">looked and saw nothing that is lit; the lowest levels</span></header><ul class="list">${lines}</ul></section>`;
}

function line(
  { definition, indicators }: ProblemReading,
  { level }: ProblemState,
  tags: Html,
  now: EpochMillis,
): Html {
  const fading = indicators.filter(({ state }) => state?.signal === 'fading').length;
  const quiet = indicators.length - fading;
  return html`<li><div>${levelMark(level.level)} <span class="headline"><a href="/problems/${pathPart(definition.id)}">${definition.title}</a></span>${tags}</div>
<span class="small muted">${quiet} of ${indicators.length} indicators quiet${fading > 0 && html`, ${fading} fading`} · since ${since(level.since, now)} · ${sentence(level.why)}</span></li>
`;
}
