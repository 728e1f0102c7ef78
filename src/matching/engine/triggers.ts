import type { Condition } from '../../definitions/condition.ts';
import type { Concepts } from './concepts.ts';
import { namesOfEvent } from './program.ts';

/** Concepts of which at least one must be found before a condition can hold, and how often one is expected. */
export interface Trigger {
  concepts: number[];
  cost: number;
}

/**
 * The rarest group of concepts without which the condition cannot hold; undefined when there is no such group (a condition
 * of exclusions only, or weights that reach their threshold by themselves).
 */
export function rarestTrigger(condition: Condition, concepts: Concepts): Trigger | undefined {
  switch (condition.type) {
    case 'term':
      return single(concepts.ofTerm(condition.term), concepts);
    case 'list':
      return single(concepts.ofName(condition.list), concepts);
    case 'place':
      return single(concepts.ofName(condition.place), concepts);
    case 'all':
    case 'near':
      return rarest(condition.of.map((each) => rarestTrigger(each, concepts)));
    case 'any':
      return together(condition.of.map((each) => rarestTrigger(each, concepts)));
    case 'atLeast':
      return reaching(
        condition.of.map((when) => ({ weight: 1, when })),
        condition.count,
        concepts,
      );
    case 'weights':
      return reaching(condition.of, condition.threshold, concepts);
    case 'sentence':
    case 'field':
      return rarestTrigger(condition.that, concepts);
    case 'none':
      return undefined;
    case 'event':
      return rarest(
        namesOfEvent(condition).map((names) =>
          together(names.map((name) => single(concepts.ofName(name), concepts))),
        ),
      );
  }
}

const single = (concept: number, concepts: Concepts): Trigger => ({
  concepts: [concept],
  cost: concepts.costOf(concept),
});

function rarest(triggers: readonly (Trigger | undefined)[]): Trigger | undefined {
  let best: Trigger | undefined;
  for (const each of triggers) if (each && (!best || each.cost < best.cost)) best = each;
  return best;
}

/** Any of the alternatives may be the one, so all of them are needed; none at all when one of them has no trigger. */
function together(triggers: readonly (Trigger | undefined)[]): Trigger | undefined {
  const all: Trigger = { concepts: [], cost: 0 };
  for (const each of triggers) {
    if (!each) return undefined;
    all.concepts.push(...each.concepts);
    all.cost += each.cost;
  }
  return { concepts: [...new Set(all.concepts)], cost: all.cost };
}

/** Leaves out the most frequent members as long as those left out cannot reach the threshold by themselves. */
function reaching(
  members: readonly { weight: number; when: Condition }[],
  threshold: number,
  concepts: Concepts,
): Trigger | undefined {
  if (threshold <= 0) return undefined;
  const ranked = members
    .filter(({ weight }) => weight > 0)
    .map(({ weight, when }) => ({ weight, trigger: rarestTrigger(when, concepts) }))
    .sort((a, b) => (b.trigger?.cost ?? Infinity) - (a.trigger?.cost ?? Infinity));
  let left = 0;
  const needed = ranked.filter(({ weight }) => {
    if (left + weight >= threshold) return true;
    left += weight;
    return false;
  });
  return together(needed.map(({ trigger }) => trigger));
}
