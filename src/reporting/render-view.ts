import type { HitId, QuotedHit, Transition } from '../evidence/index.ts';
import type { WatchReport } from './report.ts';

/** First and last line of everything that is practice. */
export const EXERCISE_LINE = 'EXERCISE EXERCISE EXERCISE: practice material, nothing in it is real';

/** A report with its evidence numbered and its titles at hand; every renderer starts from this. */
export interface ReportView {
  report: WatchReport;
  title: string;
  /** Number of a quoted hit, from 1 in the order of `report.evidence`. */
  numberOf(id: HitId): number | undefined;
  /** Ids in the order of their numbers, so that a reader finds them one after the other; ids that are not quoted come last. */
  inOrder(ids: readonly HitId[]): HitId[];
  nameOf(transition: Transition): string;
  problemTitle(id: string): string;
  quoted: { hit: QuotedHit; number: number; indicatorTitle: string }[];
}

const KIND_TITLES = { daily: 'Daily watch report', weekly: 'Weekly watch report' } as const;

export function viewOf(report: WatchReport): ReportView {
  const { board } = report.annex;
  const indicators = board.flatMap((problem) => problem.indicators);
  const indicatorTitles = new Map(indicators.map(({ indicator, title }) => [indicator, title]));
  const problemTitles = new Map(board.map(({ problem, title }) => [problem, title]));
  const numbers = new Map(report.evidence.map(({ id }, index) => [id, index + 1]));
  return {
    report,
    title: `${KIND_TITLES[report.kind]}, ${report.header.periodEnd.slice(0, 10)}`,
    numberOf: (id) => numbers.get(id),
    inOrder: (ids) =>
      [...ids].sort((a, b) => (numbers.get(a) ?? numbers.size + 1) - (numbers.get(b) ?? numbers.size + 1)),
    nameOf: ({ subject, id }) => (subject === 'problem' ? 'Warning level' : (indicatorTitles.get(id) ?? id)),
    problemTitle: (id) => problemTitles.get(id) ?? id,
    quoted: report.evidence.map((hit, index) => ({
      hit,
      number: index + 1,
      indicatorTitle: indicatorTitles.get(hit.indicator) ?? hit.indicator,
    })),
  };
}

/** How many feeds could be read, e.g. `28 of 30 feeds healthy`. */
export function feedLine({ header }: WatchReport): string {
  const all = header.feedsHealthy + header.feedsUnhealthy.length;
  return `${header.feedsHealthy} of ${all} feeds healthy`;
}
