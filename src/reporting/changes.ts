import { decides } from '../assessment/index.ts';
import type { Severity } from '../definitions/model.ts';
import type { LogEntry, Signal, Transition } from '../evidence/index.ts';
import { toIso } from '../evidence/index.ts';
import type { ReportInput, Watched } from './compose.ts';
import type { WatchReport } from './report.ts';

type Change = WatchReport['changes'][number];

const SEVERITY: Readonly<Record<Severity, number>> = { critical: 3, high: 2, moderate: 1, low: 0 };
const WEIGHT: Readonly<Record<Signal, number>> = {
  surging: 6,
  corroborated: 5,
  overdue: 4,
  blind: 3,
  reported: 2,
  fading: 1,
  quiet: 0,
};

const strength = (value: Transition['is']): number => (typeof value === 'number' ? value : WEIGHT[value]);

/** The problem went blind or sees again: told every time, and apart from its level. */
const isSight = ({ subject, was, is }: Transition): boolean =>
  subject === 'problem' && (was === 'blind' || is === 'blind');

/** Going blind and seeing again move no level. */
export const movesLevel = (transition: Transition): boolean =>
  transition.subject === 'problem' && transition.was !== transition.is && !isSight(transition);

interface Dated {
  at: string;
  transition: Transition;
}

/** What became of one subject over the period: was at its begin, is at its end, and a peak that is already over. */
function net(steps: readonly Dated[]): Dated[] {
  if (steps.some(({ transition }) => isSight(transition))) return [...steps];
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const peak = steps.reduce(
    (top, one) => (strength(one.transition.is) > strength(top.transition.is) ? one : top),
    first,
  );
  const whole = { at: last.at, transition: { ...last.transition, was: first.transition.was } };
  const moved = first.transition.was !== last.transition.is;
  const over = strength(peak.transition.is) > strength(last.transition.is);
  const rose = first.transition.was === null || strength(peak.transition.is) > strength(first.transition.was);
  return [...(over && rose ? [peak] : []), ...(moved ? [whole] : []), ...supported(steps, moved)];
}

/** What came to stand behind a signal that is lit at the end of the period; the last step is told with the whole when that moved. */
function supported(steps: readonly Dated[], moved: boolean): Dated[] {
  const last = steps.at(-1);
  if (last === undefined || strength(last.transition.is) < WEIGHT.corroborated) return [];
  const own = steps.filter(({ transition }) => transition.reinforcement !== undefined);
  return own.filter((one) => !moved || one !== last);
}

function stepsBySubject(entries: readonly LogEntry[]): Map<string, Dated[]> {
  const steps = new Map<string, Dated[]>();
  for (const { at, transitions } of [...entries].sort((a, b) => a.version - b.version)) {
    for (const transition of transitions) {
      const key = `${transition.subject} ${transition.id} ${isSight(transition)}`;
      steps.set(key, [...(steps.get(key) ?? []), { at, transition }]);
    }
  }
  return steps;
}

function rankOf({ problem }: Watched, { transition }: Dated): number {
  if (transition.subject === 'problem') return isSight(transition) ? 90 : 100;
  const severity = problem.indicators.find((one) => one.id === transition.id)?.severity ?? 'low';
  return 10 * SEVERITY[severity] + strength(transition.is);
}

function changesOfOne(watched: Watched, entries: readonly LogEntry[]): Change[] {
  const { problem } = watched;
  const drafts = new Set(problem.indicators.filter((one) => !decides(one)).map(({ id }) => id));
  const dated = [...stepsBySubject(entries).values()]
    .flatMap(net)
    .filter(({ transition }) => !drafts.has(transition.id));
  return dated
    .sort((a, b) => rankOf(watched, b) - rankOf(watched, a) || (a.at < b.at ? -1 : 1))
    .map(({ at, transition }) => ({ problem: problem.id, title: problem.title, at, transition }));
}

/** What changed over the period: problems from the highest level down, the level first, then indicators by severity. */
export function changesOf(input: ReportInput, watched: readonly Watched[]): Change[] {
  const [from, to] = [toIso(input.periodStart), toIso(input.periodEnd)];
  return watched.flatMap((one) =>
    changesOfOne(
      one,
      input.entries.filter((entry) => entry.problem === one.problem.id && entry.at > from && entry.at <= to),
    ),
  );
}
