import { type Hit, KINDS, type Kind } from '../evidence/index.ts';
import { type Share, shareOf } from './wilson.ts';

/** What a reader said of a line for one problem; `unclear` lines are left out of scoring. */
export const LABELS = [...KINDS, 'none', 'unclear'] as const;
export type Label = (typeof LABELS)[number];

/** One labelled line with what the definitions made of it, for one problem. */
export interface Judged {
  id: string;
  title: string;
  label: Label;
  /** The problem's hits on the line, demoted ones included. */
  hits: readonly Hit[];
  /** An actor whom the problem's indicators ask for as doer takes part in one of its actions, in whatever role. */
  involved: boolean;
}

export interface Found {
  precision: Share;
  recall: Share;
  /** Both in one figure: harmonic mean. */
  f1: number | undefined;
  falseHits: Judged[];
  missed: Judged[];
}

export interface ProblemScore {
  problem: string;
  lines: number;
  relevant: number;
  /** Only hits that count. */
  strict: Found;
  /** Demoted hits count as found, too. */
  withDemoted: Found;
  /**
   * Lines labelled `none` on which an actor was counted as the doer, among those where such an actor takes part at all:
   * an upper bound of targets taken for agents, since labels do not say who did it.
   */
  targetAsAgent: Share;
  /** Among the lines found (strict): reader's kind by row, the definitions' by column. */
  confusion: Record<Kind, Record<Kind, number>>;
  confused: Share;
}

/** Scores one problem (labels and scoring as in the sample's README: relevant is anything but `none`). */
export function scoreProblem(problem: string, all: readonly Judged[]): ProblemScore {
  const lines = all.filter(({ label }) => label !== 'unclear');
  const relevant = lines.filter(({ label }) => label !== 'none');
  const { table, wrong, found } = confusionOf(relevant);
  const bystanding = lines.filter(({ label, involved }) => label === 'none' && involved);
  return {
    problem,
    lines: lines.length,
    relevant: relevant.length,
    strict: foundOf(lines, strictHits),
    withDemoted: foundOf(lines, ({ hits }) => hits),
    targetAsAgent: shareOf(bystanding.filter(takenForAgent).length, bystanding.length),
    confusion: table,
    confused: shareOf(wrong, found),
  };
}

const strictHits = ({ hits }: Judged): readonly Hit[] => hits.filter(({ demoted }) => !demoted);

function foundOf(lines: readonly Judged[], hitsOf: (line: Judged) => readonly Hit[]): Found {
  const found = lines.filter((line) => hitsOf(line).length > 0);
  const relevant = lines.filter(({ label }) => label !== 'none');
  const right = found.filter(({ label }) => label !== 'none').length;
  const precision = shareOf(right, found.length);
  const recall = shareOf(right, relevant.length);
  return {
    precision,
    recall,
    f1: found.length + relevant.length === 0 ? undefined : (2 * right) / (found.length + relevant.length),
    falseHits: found.filter(({ label }) => label === 'none'),
    missed: relevant.filter((line) => hitsOf(line).length === 0),
  };
}

const takenForAgent = (line: Judged): boolean =>
  strictHits(line).some(({ event, kind }) => kind === 'happening' && event?.agent);

/** What the definitions say of a line with several hits: a happening outweighs a denial, a denial a threat. */
export function kindOf(hits: readonly Hit[]): Kind | undefined {
  const kinds = new Set(hits.map(({ kind }) => kind));
  return (['happening', 'contrary', 'threat-or-precursor'] as const).find((kind) => kinds.has(kind));
}

function confusionOf(relevant: readonly Judged[]) {
  const row = (): Record<Kind, number> => ({ happening: 0, 'threat-or-precursor': 0, contrary: 0 });
  const table: ProblemScore['confusion'] = {
    happening: row(),
    'threat-or-precursor': row(),
    contrary: row(),
  };
  let wrong = 0;
  let found = 0;
  for (const line of relevant) {
    const said = kindOf(strictHits(line));
    if (said === undefined || line.label === 'none' || line.label === 'unclear') continue;
    table[line.label][said] += 1;
    found += 1;
    if (line.label !== said) wrong += 1;
  }
  return { table, wrong, found };
}
