import { decides } from '../assessment/index.ts';
import type { EpochMillis, IndicatorState, Level } from '../evidence/index.ts';
import { fromIso } from '../evidence/index.ts';
import type { Watched } from './compose.ts';
import { bare, levelText, utcText } from './phrases.ts';
import type { WatchReport } from './report.ts';

type Line = WatchReport['whatNext'][number];

const stateOf = ({ state }: Watched, id: string): IndicatorState | undefined =>
  state.indicators.find((one) => one.indicator === id);

function expectations(watched: Watched, now: EpochMillis): string[] {
  return watched.problem.indicators.filter(decides).flatMap((indicator) => {
    const due = stateOf(watched, indicator.id)?.dueBy;
    if (indicator.expected === undefined || due === undefined || fromIso(due) <= now) return [];
    return [`Expected by ${utcText(due)}: ${indicator.title} (${bare(indicator.expected.reason)}).`];
  });
}

function tripwires(watched: Watched): string[] {
  return watched.problem.indicators
    .filter((indicator) => decides(indicator) && indicator.polarity === 'assumption')
    .map((indicator) => {
      const signal = stateOf(watched, indicator.id)?.signal ?? 'quiet';
      return `Tripwire on an assumption, now ${signal}: ${indicator.title}.`;
    });
}

/** What would take the level one step up, in the words of the problem's own rule. */
function nextStep({ problem, state }: Watched): string[] {
  const above = problem.levels.filter(({ level }) => level > state.level.level);
  if (above.length === 0) return [];
  const next = Math.min(...above.map(({ level }) => level));
  const rules = above.filter(({ level }) => level === next).map(({ because }) => bare(because));
  return [`It would rise to ${levelText(asLevel(next))} when ${rules.join(', or when ')}.`];
}

const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];
const asLevel = (level: number): Level => LEVELS.find((one) => one === level) ?? 5;

/** What is to be watched next: what is expected by when, tripwires on assumptions, what would raise the level. */
export function whatNextOf(watched: readonly Watched[], now: EpochMillis): Line[] {
  return watched.flatMap((one) =>
    [...expectations(one, now), ...tripwires(one), ...nextStep(one)].map((text) => ({
      problem: one.problem.id,
      text,
    })),
  );
}
