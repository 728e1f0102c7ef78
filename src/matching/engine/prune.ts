import type {
  Condition,
  EventCondition,
  NearCondition,
  PositionalCondition,
  WeightsCondition,
} from '../../definitions/condition.ts';
import type { FoundLeaves } from './found-leaves.ts';
import { namesOfEvent } from './program.ts';

/**
 * Gives the condition without the alternatives that cannot hold because nothing of them was found; undefined when nothing is left
 * that could. It holds wherever the whole one does, on the same evidence: conditions of hundreds of terms shrink to the few
 * that matter before they are evaluated for marks and roles.
 */
export type Pruner<C extends Condition = Condition> = (found: FoundLeaves) => C | undefined;

type Leaf = Exclude<PositionalCondition, { type: 'any' }>;

/** The pruner of a condition, its leaves numbered once for all items. */
export function prunerOf(condition: Condition, leaves: FoundLeaves): Pruner {
  switch (condition.type) {
    case 'term':
    case 'list':
    case 'place':
      return leafPruner(condition, leaves);
    case 'any':
      return anyPruner(condition.of, leaves);
    case 'all':
      return allPruner(prunersOf(condition.of, leaves), (of) => ({ type: 'all', of }));
    case 'none': {
      const members = prunersOf(condition.of, leaves);
      return (found) => ({ type: 'none', of: kept(members, found) });
    }
    case 'atLeast': {
      const { count } = condition;
      const members = prunersOf(condition.of, leaves);
      return (found) => {
        const of = kept(members, found);
        return of.length >= count ? { type: 'atLeast', count, of } : undefined;
      };
    }
    case 'near':
      return nearPruner(condition, leaves);
    case 'sentence': {
      const inner = prunerOf(condition.that, leaves);
      return (found) => {
        const that = inner(found);
        return that && { type: 'sentence', that };
      };
    }
    case 'field': {
      const { fields } = condition;
      const inner = prunerOf(condition.that, leaves);
      return (found) => {
        const that = inner(found);
        return that && { type: 'field', fields, that };
      };
    }
    case 'weights':
      return weightsPruner(condition, leaves);
    case 'event':
      return eventPruner(condition, leaves);
  }
}

const prunersOf = (conditions: readonly Condition[], leaves: FoundLeaves): Pruner[] =>
  conditions.map((one) => prunerOf(one, leaves));

function leafPruner<C extends Leaf>(condition: C, leaves: FoundLeaves): Pruner<C> {
  const leaf = leafOf(condition, leaves);
  return (found) => (found.has(leaf) ? condition : undefined);
}

function leafOf(condition: Leaf, leaves: FoundLeaves): number {
  if (condition.type === 'term') return leaves.ofWord(condition.term.words[0] ?? '');
  return leaves.ofName(condition.type === 'list' ? condition.list : condition.place);
}

/** What is left of the members. */
function kept<C extends Condition>(members: readonly Pruner<C>[], found: FoundLeaves): C[] {
  const left: C[] = [];
  for (let i = 0; i < members.length; i += 1) {
    const one = members[i]?.(found);
    if (one !== undefined) left.push(one);
  }
  return left;
}

/** Alternatives are mostly words, dozens of them: those are asked by their numbers in one loop. */
function anyPruner(conditions: readonly Condition[], leaves: FoundLeaves): Pruner {
  if (!conditions.every(isLeaf)) {
    const members = prunersOf(conditions, leaves);
    return (found) => alone(kept(members, found));
  }
  const numbers = Int32Array.from(conditions, (one) => leafOf(one, leaves));
  return (found) => alone(foundOf(conditions, numbers, found));
}

const isLeaf = (condition: Condition): condition is Leaf =>
  condition.type === 'term' || condition.type === 'list' || condition.type === 'place';

function foundOf<C extends Condition>(
  conditions: readonly C[],
  numbers: Int32Array,
  found: FoundLeaves,
): C[] {
  const left: C[] = [];
  for (let i = 0; i < numbers.length; i += 1) {
    if (!found.has(numbers[i] ?? 0)) continue;
    const one = conditions[i];
    if (one !== undefined) left.push(one);
  }
  return left;
}

/** An alternative that stands alone stands for all of them. */
const alone = (of: Condition[]): Condition | undefined => (of.length > 1 ? { type: 'any', of } : of[0]);

/** All of them, or undefined when one cannot hold. */
function allPruner<C extends Condition, A extends Condition>(
  members: readonly Pruner<C>[],
  join: (of: C[]) => A,
): Pruner<A> {
  return (found) => {
    const of: C[] = [];
    for (let i = 0; i < members.length; i += 1) {
      const one = members[i]?.(found);
      if (one === undefined) return undefined;
      of.push(one);
    }
    return join(of);
  };
}

function nearPruner({ within, ordered, of }: NearCondition, leaves: FoundLeaves): Pruner<NearCondition> {
  const members = of.map((one) => positionalPruner(one, leaves));
  return allPruner(members, (all) => ({ type: 'near', within, ordered, of: all }));
}

function positionalPruner(condition: PositionalCondition, leaves: FoundLeaves): Pruner<PositionalCondition> {
  if (condition.type !== 'any') return leafPruner(condition, leaves);
  const { of } = condition;
  const join = (left: PositionalCondition[]): PositionalCondition | undefined =>
    left.length > 1 ? { type: 'any', of: left } : left[0];
  if (of.every(isLeaf)) {
    const numbers = Int32Array.from(of, (one) => leafOf(one, leaves));
    return (found) => join(foundOf(of, numbers, found));
  }
  const members = of.map((one) => positionalPruner(one, leaves));
  return (found) => join(kept(members, found));
}

function weightsPruner({ threshold, of }: WeightsCondition, leaves: FoundLeaves): Pruner<WeightsCondition> {
  const members = of.map(({ weight, when }) => ({ weight, pruner: prunerOf(when, leaves) }));
  return (found) => {
    const left: WeightsCondition['of'] = [];
    for (const { weight, pruner } of members) {
      const when = pruner(found);
      if (when !== undefined) left.push({ weight, when });
    }
    return { type: 'weights', threshold, of: left };
  };
}

/** An event needs somebody or something of each of its groups. */
function eventPruner(condition: EventCondition, leaves: FoundLeaves): Pruner<EventCondition> {
  const groups = namesOfEvent(condition).map((names) => names.map((name) => leaves.ofName(name)));
  return (found) => {
    for (const group of groups) if (!group.some((leaf) => found.has(leaf))) return undefined;
    return condition;
  };
}
