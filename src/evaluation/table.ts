import { KINDS } from '../evidence/index.ts';
import type { RuleScore } from './rule-figures.ts';
import type { Found, ProblemScore } from './score.ts';
import type { Share } from './wilson.ts';

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** `91.5 % [80.1-96.6] 54/59`. */
export function shareText(share: Share): string {
  if (share.value === undefined) return `none to score (0 of 0)`;
  const interval = `[${(100 * share.low).toFixed(1)}-${(100 * share.high).toFixed(1)}]`;
  return `${percent(share.value)} ${interval} ${share.hits}/${share.of}`;
}

/** Lines of the report on one problem. */
export function scoreLines(score: ProblemScore): string[] {
  return [
    `${score.problem}: ${score.lines} lines scored, ${score.relevant} relevant`,
    `  strict        ${foundText(score.strict)}`,
    `  with demoted  ${foundText(score.withDemoted)}`,
    `  target taken for agent, at most  ${shareText(score.targetAsAgent)}`,
    `  kinds confused  ${shareText(score.confused)}`,
    ...confusionLines(score),
  ];
}

/** Lines on the rules that decided who did it. */
export function ruleLines(rules: readonly RuleScore[]): string[] {
  if (rules.length === 0) return [];
  return [
    '  rules that made one of its doers agent or party, and the share of these lines that is relevant',
    ...rules.map(({ rule, onRelevant }) => `    ${rule.padEnd(10)}${shareText(onRelevant)}`),
  ];
}

const foundText = ({ precision, recall, f1 }: Found): string =>
  `precision ${shareText(precision)}   recall ${shareText(recall)}   F1 ${f1 === undefined ? '-' : f1.toFixed(3)}`;

function confusionLines({ confusion }: ProblemScore): string[] {
  const head = `    ${'reader \\ definitions'.padEnd(22)}${KINDS.map((kind) => kind.padStart(22)).join('')}`;
  const rows = KINDS.map(
    (row) =>
      `    ${row.padEnd(22)}${KINDS.map((column) => String(confusion[row][column]).padStart(22)).join('')}`,
  );
  return [head, ...rows];
}
