import { levelWords } from '../markup/words.ts';
import { counted, decimal, leadWords, percent } from './phrases.ts';
import type { ProblemSummary, Summary } from './summary.ts';

const sum = (problems: readonly ProblemSummary[], of: (problem: ProblemSummary) => number): number =>
  problems.reduce((total, problem) => total + of(problem), 0);

function middle(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** What a decision maker needs first, in at most four sentences. */
export function bottomLine({ problems, level, period }: Summary): string[] {
  const major = sum(problems, ({ major: { events } }) => events);
  const covered = sum(problems, ({ major: { covered: n } }) => n);
  const missed = problems.flatMap(({ major: { missed: ids } }) => ids);
  const lines: string[] = [];
  if (major === 0)
    lines.push('No major event is listed in the period, so that nothing can be said of misses.');
  else {
    const rest = missed.length === 0 ? '' : `; missed: ${missed.join(', ')}`;
    lines.push(
      `${covered} of ${counted(major, 'major event')} had level ${levelWords(level)} or more by the end of its day${rest}.`,
    );
  }
  lines.push(...[leadLine(problems), alarmLine(problems, period.days)].flatMap((line) => line ?? []));
  return lines;
}

function leadLine(problems: readonly ProblemSummary[]): string | undefined {
  const outcomes = problems.flatMap(({ events }) => events).filter(({ scored }) => scored);
  const leads = outcomes.flatMap(({ in7Days }) => (in7Days === undefined ? [] : [in7Days.lead]));
  const mid = middle(leads);
  if (outcomes.length === 0 || mid === undefined) return undefined;
  const ahead = leads.filter((lead) => lead > 0).length;
  return (
    `An alert came in the seven days before or on the day of ${leads.length} of ${counted(outcomes.length, 'event')}, ` +
    `ahead of the first report for ${ahead}; the median is ${leadWords(mid)}.`
  );
}

function alarmLine(problems: readonly ProblemSummary[], days: number): string | undefined {
  const alerts = sum(problems, ({ score }) => score.alerts);
  if (alerts === 0 || days <= 0) return undefined;
  const kinds = (verdict: string): number =>
    sum(problems, (problem) => problem.alerts.filter((one) => one.verdict === verdict).length);
  const rate = decimal((alerts * 100) / (days * problems.length), 1);
  const unjudged = kinds('unjudged');
  const rest =
    unjudged === 0 ? '' : `; ${unjudged} of problems without a listed event, which cannot be judged here`;
  return (
    `${counted(alerts, 'interrupting alert')}, ${rate} per 100 days and problem: ${kinds('in-time')} in time, ` +
    `${kinds('follow-up')} after an event, ${kinds('false')} false${rest}.`
  );
}

/** `1 Negligible 40 %, 4 Substantial 12 %`: share of the time at each level. */
export function shareLine({ shares }: ProblemSummary): string {
  const levels = ([1, 2, 3, 4, 5] as const).map(
    (level) => `${levelWords(level)} ${percent(shares.levels[level])}`,
  );
  return `${levels.join(', ')}; blind ${percent(shares.blind)}`;
}
