import type { Condition, EventCondition, WeightsCondition } from '../../definitions/condition.ts';
import type { IndicatorDefinition } from '../../definitions/model.ts';
import { FIELDS, type Field } from '../../evidence/index.ts';
import type { Concepts } from './concepts.ts';

/**
 * Programs say "this indicator may hit" from nothing but which concepts were found in which fields. They never say no to an
 * item that the evaluator would say yes to; what they let pass, the evaluator decides.
 *
 *     c             concept c (0 or more) was found in one of the allowed fields
 *     ANY n ...     one of the programs that follow, up to n elements behind ANY
 *     ALL n ...
 *     AT_LEAST n k ...
 *     WEIGHTS n t (w ...)*  weights w of the programs that hold add up to t; both in millionths
 *     NONE n ...    none of the programs that follow holds; these only say yes when the evaluator surely does
 *     FIELD n m ... with only the fields of bit mask m allowed
 *     ONE n ...     the program that follows holds with nothing but one of the fields allowed: a sentence, words near each
 *                   other and an event stand in one field
 */
export const ANY = -1;
export const ALL = -2;
export const AT_LEAST = -3;
export const WEIGHTS = -4;
export const NONE = -5;
export const FIELD = -6;
export const ONE = -7;

const MILLION = 1_000_000;
/** What rounding to millionths can take away from a sum of weights. */
const slack = (members: number): number => members + 1;

export const fieldMask = (fields: readonly Field[]): number =>
  fields.reduce((mask, field) => mask | (1 << FIELDS.indexOf(field)), 0);

const block = (code: number, ...parts: readonly (number | number[])[]): number[] => {
  const body = parts.flat();
  return [code, body.length + 2, ...body];
};

/** Program of a whole indicator: condition, fields and exclusions. */
export function compileProgram(indicator: IndicatorDefinition, concepts: Concepts): number[] {
  const vetoes = indicator.exclude.flatMap((each) => certain(each, concepts) ?? []);
  const condition = possible(indicator.condition, concepts);
  const all = vetoes.length === 0 ? condition : block(ALL, condition, block(NONE, vetoes));
  return block(FIELD, fieldMask(indicator.fields), all);
}

/** Program that holds whenever the condition can. */
function possible(condition: Condition, concepts: Concepts): number[] {
  switch (condition.type) {
    case 'term':
      return [concepts.ofTerm(condition.term)];
    case 'list':
      return [concepts.ofName(condition.list)];
    case 'place':
      return [concepts.ofName(condition.place)];
    case 'any':
      return block(ANY, ...condition.of.map((each) => possible(each, concepts)));
    case 'all':
      return allOf(condition.of, concepts);
    case 'near':
      return block(ONE, allOf(condition.of, concepts));
    case 'none':
      return block(NONE, ...condition.of.flatMap((each) => [certain(each, concepts) ?? []]));
    case 'atLeast':
      return block(AT_LEAST, condition.count, ...condition.of.map((each) => possible(each, concepts)));
    case 'sentence':
      return block(ONE, possible(withoutNone(condition.that), concepts));
    case 'field':
      return block(FIELD, fieldMask(condition.fields), possible(condition.that, concepts));
    case 'weights':
      return possibleWeights(condition, concepts);
    case 'event':
      return possibleEvent(condition, concepts);
  }
}

/** The shortest first: most indicators that are woken lack a member, and it should be found missing soon. */
function allOf(conditions: readonly Condition[], concepts: Concepts): number[] {
  const members = conditions.map((each) => possible(each, concepts));
  return block(ALL, ...members.sort((a, b) => a.length - b.length));
}

function possibleWeights(condition: WeightsCondition, concepts: Concepts): number[] {
  const members = condition.of.flatMap(({ weight, when }) => {
    const program = weight < 0 ? certain(when, concepts) : possible(when, concepts);
    return program === undefined ? [] : [[Math.round(weight * MILLION), ...program]];
  });
  const threshold = Math.round(condition.threshold * MILLION) - slack(condition.of.length);
  return block(WEIGHTS, threshold, ...members);
}

function possibleEvent(condition: EventCondition, concepts: Concepts): number[] {
  const groups = namesOfEvent(condition).map((names) =>
    block(ANY, ...names.map((name) => [concepts.ofName(name)])),
  );
  return block(ONE, block(ALL, ...groups));
}

/** The groups of names of which each must be found for the event. */
export function namesOfEvent({ agent, action, target, involved }: EventCondition): string[][] {
  const people = [agent === 'none' ? undefined : agent, target, involved];
  return [action, ...people.flatMap((each) => (each ? [each.any] : []))];
}

/** An exclusion inside a sentence looks only at that sentence, so what was found elsewhere says nothing. */
function withoutNone(condition: Condition): Condition {
  switch (condition.type) {
    case 'none':
      return { type: 'none', of: [] };
    case 'any':
      return { type: 'any', of: condition.of.map(withoutNone) };
    case 'all':
      return { type: 'all', of: condition.of.map(withoutNone) };
    case 'atLeast':
      return { ...condition, of: condition.of.map(withoutNone) };
    case 'sentence':
    case 'field':
      return { ...condition, that: withoutNone(condition.that) };
    case 'weights':
      return {
        ...condition,
        of: condition.of.flatMap(({ weight, when }) =>
          weight < 0 ? [] : [{ weight, when: withoutNone(when) }],
        ),
      };
    default:
      return condition;
  }
}

/** Program that holds only when the condition surely does, marks aside; undefined when presence of words cannot tell. */
function certain(condition: Condition, concepts: Concepts): number[] | undefined {
  switch (condition.type) {
    case 'term':
      return [concepts.ofTerm(condition.term)];
    case 'any': {
      const parts = condition.of.flatMap((each) => [certain(each, concepts) ?? []]);
      return parts.every(({ length }) => length === 0) ? undefined : block(ANY, ...parts);
    }
    case 'all': {
      const parts = condition.of.map((each) => certain(each, concepts));
      return parts.some((each) => each === undefined)
        ? undefined
        : block(ALL, ...parts.map((each) => each ?? []));
    }
    case 'field': {
      const inner = certain(condition.that, concepts);
      return inner && block(FIELD, fieldMask(condition.fields), inner);
    }
    default:
      return undefined;
  }
}

/** Position behind the program that begins at `at`. */
const behind = (program: Int32Array, at: number): number =>
  (program[at] ?? 0) >= 0 ? at + 1 : at + (program[at + 1] ?? 0);

/** Alternatives are mostly concepts, hundreds of them: those are looked up here, without a call for each. */
function holdsAny(program: Int32Array, from: number, end: number, mask: number, found: Uint8Array): boolean {
  for (let i = from; i < end; ) {
    const code = program[i] ?? 0;
    if (code >= 0) {
      if (((found[code] ?? 0) & mask) !== 0) return true;
      i += 1;
    } else {
      if (mayHold(program, i, mask, found)) return true;
      i += program[i + 1] ?? 0;
    }
  }
  return false;
}

/**
 * Whether the program that begins at `at` holds. `found` has for every concept the fields it was found in, `mask` the
 * fields that are allowed, both as bits in the order of `FIELDS`.
 */
export function mayHold(program: Int32Array, at: number, mask: number, found: Uint8Array): boolean {
  const code = program[at] ?? 0;
  if (code >= 0) return ((found[code] ?? 0) & mask) !== 0;
  const end = at + (program[at + 1] ?? 0);
  switch (code) {
    case ANY:
      return holdsAny(program, at + 2, end, mask, found);
    case ALL:
      for (let i = at + 2; i < end; i = behind(program, i))
        if (!mayHold(program, i, mask, found)) return false;
      return true;
    case NONE:
      for (let i = at + 2; i < end; i = behind(program, i))
        if (mayHold(program, i, mask, found)) return false;
      return true;
    case FIELD:
      return mayHold(program, at + 3, mask & (program[at + 2] ?? 0), found);
    case ONE:
      // Whatever holds in one field holds in all of them together, which says no to most at once.
      if (!mayHold(program, at + 2, mask, found)) return false;
      for (let left = mask; left !== 0; left &= left - 1)
        if (mayHold(program, at + 2, left & -left, found)) return true;
      return false;
    case AT_LEAST: {
      let missing = program[at + 2] ?? 0;
      for (let i = at + 3; i < end && missing > 0; i = behind(program, i))
        if (mayHold(program, i, mask, found)) missing -= 1;
      return missing <= 0;
    }
    default: {
      let sum = 0;
      for (let i = at + 3; i < end; i = behind(program, i + 1))
        if (mayHold(program, i + 1, mask, found)) sum += program[i] ?? 0;
      return sum >= (program[at + 2] ?? 0);
    }
  }
}
