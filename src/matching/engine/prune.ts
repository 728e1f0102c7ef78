import type { Condition, PositionalCondition } from '../../definitions/condition.ts';

/** What was found in the item at hand, seen from the leaves of a condition; may say yes too often, never no wrongly. */
export interface FoundLeaves {
  /** First words of the analysts' own terms that were found. */
  words: ReadonlySet<string>;
  /** Lists, places and entries of which something was found. */
  names: { has(name: string): boolean };
}

/**
 * The condition without the alternatives that cannot hold because nothing of them was found; undefined when nothing is left
 * that could. It holds wherever the whole one does, on the same evidence: conditions of hundreds of terms shrink to the few
 * that matter before they are evaluated, several times, for marks and roles.
 */
export function prune(condition: Condition, found: FoundLeaves): Condition | undefined {
  switch (condition.type) {
    case 'term':
    case 'list':
    case 'place':
      return isFound(condition, found) ? condition : undefined;
    case 'any': {
      const of = pruneEach(condition.of, found);
      return of.length > 0 ? { type: 'any', of } : undefined;
    }
    case 'all': {
      const of = pruneEach(condition.of, found);
      return of.length === condition.of.length ? { type: 'all', of } : undefined;
    }
    case 'none':
      return { type: 'none', of: pruneEach(condition.of, found) };
    case 'atLeast': {
      const of = pruneEach(condition.of, found);
      return of.length >= condition.count ? { ...condition, of } : undefined;
    }
    case 'near': {
      const of = condition.of.flatMap((each) => prunePositional(each, found) ?? []);
      return of.length === condition.of.length ? { ...condition, of } : undefined;
    }
    case 'sentence':
    case 'field': {
      const that = prune(condition.that, found);
      return that && { ...condition, that };
    }
    case 'weights': {
      const of = condition.of.flatMap(({ weight, when }) => {
        const kept = prune(when, found);
        return kept ? [{ weight, when: kept }] : [];
      });
      return { ...condition, of };
    }
    case 'event':
      return condition;
  }
}

const pruneEach = (conditions: readonly Condition[], found: FoundLeaves): Condition[] =>
  conditions.flatMap((each) => prune(each, found) ?? []);

function prunePositional(
  condition: PositionalCondition,
  found: FoundLeaves,
): PositionalCondition | undefined {
  if (condition.type !== 'any') return isFound(condition, found) ? condition : undefined;
  const of = condition.of.flatMap((each) => prunePositional(each, found) ?? []);
  return of.length > 0 ? { type: 'any', of } : undefined;
}

function isFound(
  condition: Exclude<PositionalCondition, { type: 'any' }>,
  { words, names }: FoundLeaves,
): boolean {
  if (condition.type === 'term') return words.has(condition.term.words[0] ?? '');
  return names.has(condition.type === 'list' ? condition.list : condition.place);
}
