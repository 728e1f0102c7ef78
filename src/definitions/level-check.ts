import type { Findings } from './finding.ts';
import type { IndicatorDefinition, LevelRule, ProblemDefinition } from './model.ts';
import type { YamlFile } from './yaml-file.ts';

/** Level rules that name unknown indicators or that no number of indicators could ever satisfy are errors. */
export function checkLevels(
  problem: Pick<ProblemDefinition, 'indicators' | 'levels'>,
  written: number,
  yaml: YamlFile,
  findings: Findings,
): void {
  // With an indicator missing because of its own error, what follows would only repeat that error.
  if (problem.indicators.length < written) return;
  const ids = problem.indicators.map(({ id }) => id);
  problem.levels.forEach((line, index) => {
    const path = ['levels', index];
    for (const id of line.where.indicators ?? []) {
      if (ids.includes(id)) continue;
      const place = yaml.placeOf([...path, 'where', 'indicators']);
      findings.error(
        place,
        'unknown-indicator',
        `"${id}" is no indicator of this problem`,
        `known: ${ids.join(', ')}`,
      );
    }
    const possible = problem.indicators.filter((each) => couldFit(each, line)).length;
    if (possible >= line.atLeast) return;
    const reason = `level ${line.level} asks for ${line.atLeast} indicators, and only ${possible} could ever fit`;
    findings.error(
      yaml.placeOf([...path, 'at-least']),
      'unreachable',
      reason,
      'lower at-least or widen where',
    );
  });
}

const allows = <T>(wanted: readonly T[] | undefined, value: T): boolean => wanted?.includes(value) ?? true;

function couldFit(indicator: IndicatorDefinition, { where }: LevelRule): boolean {
  const canBeOverdue =
    where.signals.some((signal) => signal !== 'overdue') || indicator.expected !== undefined;
  return (
    canBeOverdue &&
    allows(where.indicators, indicator.id) &&
    allows(where.polarity, indicator.polarity) &&
    allows(where.severity, indicator.severity) &&
    allows(where.says, indicator.says)
  );
}
