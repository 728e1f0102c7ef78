import type {
  Condition,
  EventCondition,
  NearCondition,
  PositionalCondition,
  WeightsCondition,
} from '../../definitions/condition.ts';
import { namesOfEvent } from './program.ts';

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
 * that matter before they are evaluated for marks and roles.
 */
export function prune(condition: Condition, found: FoundLeaves): Condition | undefined {
  switch (condition.type) {
    case 'term':
    case 'list':
    case 'place':
      return isFound(condition, found) ? condition : undefined;
    case 'any': {
      const of = pruneEach(condition.of, found);
      return of.length > 1 ? { type: 'any', of } : of[0];
    }
    case 'all': {
      const of = pruneAll(condition.of, found);
      return of && { type: 'all', of };
    }
    case 'none':
      return { type: 'none', of: pruneEach(condition.of, found) };
    case 'atLeast': {
      const of = pruneEach(condition.of, found);
      return of.length >= condition.count ? { type: 'atLeast', count: condition.count, of } : undefined;
    }
    case 'near':
      return pruneNear(condition, found);
    case 'sentence': {
      const that = prune(condition.that, found);
      return that && { type: 'sentence', that };
    }
    case 'field': {
      const that = prune(condition.that, found);
      return that && { type: 'field', fields: condition.fields, that };
    }
    case 'weights':
      return pruneWeights(condition, found);
    case 'event':
      return hasEverybody(condition, found) ? condition : undefined;
  }
}

function pruneEach(conditions: readonly Condition[], found: FoundLeaves): Condition[] {
  const kept: Condition[] = [];
  for (const each of conditions) {
    const one = prune(each, found);
    if (one !== undefined) kept.push(one);
  }
  return kept;
}

/** All of them, or undefined when one cannot hold. */
function pruneAll(conditions: readonly Condition[], found: FoundLeaves): Condition[] | undefined {
  const kept: Condition[] = [];
  for (const each of conditions) {
    const one = prune(each, found);
    if (one === undefined) return undefined;
    kept.push(one);
  }
  return kept;
}

function pruneNear(condition: NearCondition, found: FoundLeaves): NearCondition | undefined {
  const { within, ordered } = condition;
  const of: PositionalCondition[] = [];
  for (const each of condition.of) {
    const one = prunePositional(each, found);
    if (one === undefined) return undefined;
    of.push(one);
  }
  return { type: 'near', within, ordered, of };
}

function pruneWeights(condition: WeightsCondition, found: FoundLeaves): WeightsCondition {
  const of: WeightsCondition['of'] = [];
  for (const { weight, when } of condition.of) {
    const kept = prune(when, found);
    if (kept !== undefined) of.push({ weight, when: kept });
  }
  return { type: 'weights', threshold: condition.threshold, of };
}

function prunePositional(
  condition: PositionalCondition,
  found: FoundLeaves,
): PositionalCondition | undefined {
  if (condition.type !== 'any') return isFound(condition, found) ? condition : undefined;
  const of: PositionalCondition[] = [];
  for (const each of condition.of) {
    const one = prunePositional(each, found);
    if (one !== undefined) of.push(one);
  }
  return of.length > 1 ? { type: 'any', of } : of[0];
}

const hasEverybody = (condition: EventCondition, { names }: FoundLeaves): boolean =>
  namesOfEvent(condition).every((any) => any.some((name) => names.has(name)));

function isFound(
  condition: Exclude<PositionalCondition, { type: 'any' }>,
  { words, names }: FoundLeaves,
): boolean {
  if (condition.type === 'term') return words.has(condition.term.words[0] ?? '');
  return names.has(condition.type === 'list' ? condition.list : condition.place);
}
