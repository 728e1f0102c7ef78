import type { Findings } from './finding.ts';
import type { ProblemDefinition } from './model.ts';

/** A parent that is not there, or that is its own descendant, would hold nothing or everything back in silence. */
export function checkParents(problems: readonly ProblemDefinition[], findings: Findings): void {
  const byId = new Map(problems.map((problem) => [problem.id, problem]));
  for (const problem of problems) {
    if (problem.partOf === undefined) continue;
    if (!byId.has(problem.partOf)) {
      const known = [...byId.keys()].join(', ');
      findings.error(
        problem.place,
        'unknown-parent',
        `"${problem.id}" is part of "${problem.partOf}", which no file defines`,
        `name one of: ${known}`,
      );
    } else if (ancestors(problem, byId).includes(problem.id)) {
      findings.error(
        problem.place,
        'circular-parent',
        `"${problem.id}" is part of itself, by way of ${ancestors(problem, byId).join(', ')}`,
        'take one "part-of" out',
      );
    }
  }
}

function ancestors(problem: ProblemDefinition, byId: ReadonlyMap<string, ProblemDefinition>): string[] {
  const found: string[] = [];
  for (let at = problem.partOf; at !== undefined && !found.includes(at); at = byId.get(at)?.partOf)
    found.push(at);
  return found;
}
