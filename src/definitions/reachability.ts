import type { Condition } from './condition.ts';
import type { Findings } from './finding.ts';
import type { Place } from './model.ts';
import { covers, termKey } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Alternatives of one list: the same clause twice, or a word that a wildcard beside it covers, decides nothing. */
export function checkAlternatives(
  of: readonly Condition[],
  placeOf: (index: number) => Place,
  findings: Findings,
): void {
  const keys = of.map(conditionKey);
  const wildcards = of.filter((each) => each.type === 'term' && each.term.prefix);
  of.forEach((condition, index) => {
    const key = keys[index] ?? '';
    const cover = wildcards.find((other) => conditionKey(other) !== key && coversClause(other, condition));
    if (keys.indexOf(key) < index) {
      findings.error(
        placeOf(index),
        'duplicate-clause',
        `${nameOf(condition)} stands here twice`,
        'delete one of them',
      );
    } else if (cover) {
      const reason = `${nameOf(condition)} decides nothing: ${nameOf(cover)} covers it`;
      findings.error(placeOf(index), 'unreachable', reason, 'delete the narrower one');
    }
  });
}

const coversClause = (a: Condition, b: Condition): boolean =>
  a.type === 'term' && b.type === 'term' && covers(a.term, b.term);

/** A clause that is required and excluded in one breath can never hold. */
export function checkContradiction(
  of: readonly Condition[],
  place: Place,
  context: { findings: Findings; vocabulary: Vocabulary },
): void {
  const excluded = of.flatMap((each) => (each.type === 'none' ? each.of : []));
  for (const required of of) {
    if (required.type !== 'none') reportContradiction(required, excluded, place, context);
  }
}

/** Reports when every way to satisfy `required` is also excluded. */
export function reportContradiction(
  required: Condition,
  excluded: readonly Condition[],
  place: Place,
  context: { findings: Findings; vocabulary: Vocabulary },
): void {
  const needed = alternatives(required, context.vocabulary);
  if (!needed || needed.length === 0) return;
  const banned = new Set(excluded.flatMap((each) => alternatives(each, context.vocabulary) ?? []));
  if (!needed.every((each) => banned.has(each))) return;
  const reason = `${nameOf(required)} is required and excluded at once, so this never matches`;
  context.findings.error(place, 'unreachable', reason, 'take it out of one of the two');
}

/** Ways to satisfy a clause, as keys; undefined when it is more than a choice of words. */
function alternatives(condition: Condition, vocabulary: Vocabulary): string[] | undefined {
  if (condition.type === 'term') return [termKey(condition.term)];
  if (condition.type === 'list') return vocabulary.lists.get(condition.list) ?? [];
  if (condition.type === 'place') return vocabulary.lists.get(condition.place) ?? [];
  if (condition.type !== 'any') return undefined;
  const all = condition.of.map((each) => alternatives(each, vocabulary));
  return all.some((each) => each === undefined) ? undefined : all.flatMap((each) => each ?? []);
}

/** The same key for clauses that mean the same. */
const conditionKey = (condition: Condition): string =>
  condition.type === 'term' ? `term ${termKey(condition.term)}` : JSON.stringify(condition);

function nameOf(condition: Condition): string {
  if (condition.type === 'term') return `"${condition.term.text}"`;
  if (condition.type === 'list') return condition.list;
  if (condition.type === 'place') return condition.place;
  return `this "${condition.type}"`;
}
