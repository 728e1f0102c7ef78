import type { Field, MarkName } from '../evidence/index.ts';
import { ATTRIBUTIONS, type Condition, type EventCondition, type PositionalCondition } from './condition.ts';
import { type ConditionInput, type EventInput, REFERENCE } from './condition-schema.ts';
import type { Findings } from './finding.ts';
import type { MarkEffect, Place } from './model.ts';
import { mendName } from './nearest-name.ts';
import { checkAlternatives, checkContradiction, checkRepetition, wantsRuledOut } from './reachability.ts';
import { buildTerm } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Path } from './yaml-file.ts';

/** What a clause needs to know of where it stands. */
export interface ConditionContext {
  findings: Findings;
  vocabulary: Vocabulary;
  placeOf(path: Path): Place;
  /** Fields that are searched here: the indicator's, or fewer inside `field`. */
  fields: readonly Field[];
  marks: Record<MarkName, MarkEffect>;
  /** The operator around the clause. */
  parent: 'root' | 'all' | 'any' | 'none' | 'at-least' | 'near' | 'sentence' | 'field' | 'weights';
  /** Inside a `sentence`, at any depth. */
  insideSentence: boolean;
}

type Build = Condition | undefined;

/** Builds one clause and all below it; what cannot work becomes a finding at its line. */
export function buildCondition(input: ConditionInput, path: Path, context: ConditionContext): Build {
  if (typeof input === 'string') return buildWords(input, path, context);
  if ('term' in input) return termOf(input.term, input.case === 'exact', path, context);
  if ('list' in input) return listOf(input.list, [...path, 'list'], context);
  if ('place' in input) return placeOf(input.place, [...path, 'place'], context);
  if ('any' in input) return buildAny(input.any, [...path, 'any'], context);
  if ('all' in input) return buildAll(input.all, [...path, 'all'], context);
  if ('none' in input) return buildNone(input.none, [...path, 'none'], context);
  if ('at-least' in input) return buildAtLeast(input['at-least'], [...path, 'at-least'], context);
  if ('near' in input) return buildNear(input.near, [...path, 'near'], context);
  if ('sentence' in input) return buildSentence(input.sentence, [...path, 'sentence'], context);
  if ('field' in input) return buildField(input.field, [...path, 'field'], context);
  if ('weights' in input) return buildWeights(input.weights, [...path, 'weights'], context);
  return buildEvent(input.event, [...path, 'event'], context);
}

function buildWords(text: string, path: Path, context: ConditionContext): Build {
  if (REFERENCE.test(text)) return listOf(text, path, context);
  const meant = misspeltReference(text);
  if (meant === undefined) return termOf(text, false, path, context);
  const reason = `"${text}" looks like a vocabulary name and is none`;
  const mend = `${mendName(meant, [...context.vocabulary.lists.keys()])}; words are written { term: "${text}" }`;
  context.findings.error(context.placeOf(path), 'unknown-vocabulary', reason, mend);
  return undefined;
}

const KINDS = ['actors', 'sites', 'places', 'actions', 'words'];

/** What a name with a slip in its kind or its capitals was meant to be: `actor.falcon`, `Places.Iraq`, `actors.some_group`. */
function misspeltReference(text: string): string | undefined {
  const [, head = '', tail = ''] = /^([a-z]{4,8})\s?\.\s?([a-z0-9][a-z0-9_-]*)$/iu.exec(text) ?? [];
  const kind = KINDS.find((each) => each.slice(0, -1) === head.toLowerCase().replace(/s$/, ''));
  return kind && `${kind}.${tail.toLowerCase().replaceAll('_', '-')}`;
}

function termOf(text: string, exactCase: boolean, path: Path, context: ConditionContext): Build {
  const term = buildTerm(text, { exactCase }, context.placeOf(path), context.findings);
  return term && { type: 'term', term };
}

function listOf(list: string, path: Path, context: ConditionContext): Build {
  return isKnown(list, path, context) ? { type: 'list', list } : undefined;
}

function placeOf(place: string, path: Path, context: ConditionContext): Build {
  if (!/^(places|sites)\./.test(place)) {
    const reason = `"${place}" is no place`;
    context.findings.error(
      context.placeOf(path),
      'bad-value',
      reason,
      'name an entry of places or sites, or use list:',
    );
    return undefined;
  }
  return isKnown(place, path, context) ? { type: 'place', place } : undefined;
}

function isKnown(name: string, path: Path, context: ConditionContext): boolean {
  if (context.vocabulary.lists.has(name)) return true;
  const mend = mendName(name, [...context.vocabulary.lists.keys()]);
  context.findings.error(context.placeOf(path), 'unknown-vocabulary', `nothing is named "${name}"`, mend);
  return false;
}

function members(
  inputs: readonly ConditionInput[],
  path: Path,
  context: ConditionContext,
  parent: ConditionContext['parent'],
): Condition[] {
  return inputs.flatMap(
    (each, index) => buildCondition(each, [...path, index], { ...context, parent }) ?? [],
  );
}

function buildAny(inputs: readonly ConditionInput[], path: Path, context: ConditionContext): Build {
  const of = members(inputs, path, context, 'any');
  checkAlternatives(of, (index) => context.placeOf([...path, index]), context);
  return { type: 'any', of };
}

function buildAll(inputs: readonly ConditionInput[], path: Path, context: ConditionContext): Build {
  const of = members(inputs, path, context, 'all');
  if (of.length > 0 && of.every((each) => each.type === 'none')) {
    const reason = 'only exclusions stand here, so everything else would match';
    context.findings.error(context.placeOf(path), 'no-positive-clause', reason, 'add what must be there');
  }
  checkRepetition(of, (index) => context.placeOf([...path, index]), context.findings);
  checkContradiction(of, context.placeOf(path), context);
  return { type: 'all', of };
}

function buildNone(inputs: readonly ConditionInput[], path: Path, context: ConditionContext): Build {
  if (context.parent !== 'all' && context.parent !== 'sentence') {
    const reason = `an exclusion inside "${context.parent}" could be overruled by what stands beside it`;
    const mend = 'put none: into an all:, or write it under exclude: of the indicator';
    context.findings.error(context.placeOf(path), 'weak-exclusion', reason, mend);
  }
  const of = members(inputs, path, context, 'none');
  checkAlternatives(of, (index) => context.placeOf([...path, index]), context);
  return { type: 'none', of };
}

function buildAtLeast(
  input: { count: number; of: readonly ConditionInput[] },
  path: Path,
  context: ConditionContext,
): Build {
  const of = members(input.of, [...path, 'of'], context, 'at-least');
  if (input.count > input.of.length) {
    const reason = `at least ${input.count} of ${input.of.length} clauses can never hold`;
    context.findings.error(
      context.placeOf([...path, 'count']),
      'unreachable',
      reason,
      'lower count or add clauses',
    );
  }
  checkAlternatives(of, (index) => context.placeOf([...path, 'of', index]), context);
  return { type: 'atLeast', count: input.count, of };
}

function buildNear(
  input: { within: number; ordered?: boolean | undefined; of: readonly ConditionInput[] },
  path: Path,
  context: ConditionContext,
): Build {
  const of = members(input.of, [...path, 'of'], context, 'near').flatMap(
    (each, index): PositionalCondition[] => {
      if (isPositional(each)) return [each];
      const reason = `"${each.type}" has no position of its own, so nothing can be near it`;
      const place = context.placeOf([...path, 'of', index]);
      context.findings.error(
        place,
        'unreachable',
        reason,
        'use terms, lists, places or any: of them in near',
      );
      return [];
    },
  );
  return { type: 'near', within: input.within, ordered: input.ordered ?? false, of };
}

function isPositional(condition: Condition): condition is PositionalCondition {
  if (condition.type === 'any') return condition.of.every(isPositional);
  return condition.type === 'term' || condition.type === 'list' || condition.type === 'place';
}

function buildSentence(inputs: readonly ConditionInput[], path: Path, context: ConditionContext): Build {
  const inside: ConditionContext = { ...context, insideSentence: true };
  const that = buildAll(inputs, path, inside);
  return (
    that && {
      type: 'sentence',
      that: that.type === 'all' && that.of.length === 1 ? (that.of[0] ?? that) : that,
    }
  );
}

function buildField(
  input: { in: Field[]; that: ConditionInput },
  path: Path,
  context: ConditionContext,
): Build {
  const searched = input.in.filter((field) => context.fields.includes(field));
  if (searched.length < input.in.length) {
    const missing = input.in.filter((field) => !context.fields.includes(field)).join(', ');
    const reason = `${missing} is not searched here (searched: ${context.fields.join(', ')})`;
    const mend = 'add it to the fields of the indicator, or take it out';
    context.findings.error(context.placeOf([...path, 'in']), 'unreachable', reason, mend);
  }
  const inner: ConditionContext = { ...context, fields: searched, parent: 'field' };
  const that = buildCondition(input.that, [...path, 'that'], inner);
  return that && { type: 'field', fields: searched, that };
}

function buildWeights(
  input: { threshold: number; of: { weight: number; when: ConditionInput }[] },
  path: Path,
  context: ConditionContext,
): Build {
  const best = input.of.reduce((sum, each) => sum + Math.max(0, each.weight), 0);
  if (best < input.threshold) {
    const reason = `the weights add up to ${best} at most and never reach ${input.threshold}`;
    const place = context.placeOf([...path, 'threshold']);
    context.findings.error(place, 'unreachable', reason, 'lower the threshold or raise the weights');
  }
  const of = input.of.flatMap(({ weight, when }, index) => {
    const at = [...path, 'of', index];
    if (weight === 0) {
      context.findings.error(
        context.placeOf(at),
        'unreachable',
        'a weight of 0 decides nothing',
        'give it a weight',
      );
    }
    const built = buildCondition(when, [...at, 'when'], { ...context, parent: 'weights' });
    return built ? [{ weight, when: built }] : [];
  });
  const placeOf = (index: number) => context.placeOf([...path, 'of', index]);
  checkRepetition(
    of.map(({ when }) => when),
    placeOf,
    context.findings,
  );
  return { type: 'weights', threshold: input.threshold, of };
}

function buildEvent(input: EventInput, path: Path, context: ConditionContext): Build {
  if (context.insideSentence) {
    const reason =
      'an event is read inside one sentence already, and its roles may come from the whole field';
    context.findings.error(context.placeOf(path), 'unreachable', reason, 'move event: out of sentence:');
  }
  const names = (value: string | readonly string[] | undefined, key: string): string[] => {
    const list = value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
    return list.filter((name) => isKnown(name, [...path, key], context));
  };
  const slot = (value: string | string[] | { any: string | string[] } | undefined, key: string) => {
    if (value === undefined) return undefined;
    return { any: names(isSlot(value) ? value.any : value, key) };
  };
  const require = input.require ?? [];
  const event: EventCondition = {
    type: 'event',
    agent: agentOf(input, names),
    action: names(input.action, 'action').filter((name) => isAction(name, path, context)),
    target: slot(input.target, 'target'),
    notTarget: names(input['not-target'], 'not-target'),
    involved: slot(input.involved, 'involved'),
    parties: input.parties ?? 'count',
    unresolved: input.unresolved ?? 'demote',
    association: input.association ?? 'demote',
    marks: eventMarks(input, context.marks),
    require,
  };
  checkRequired(event, path, context);
  return event;
}

const isSlot = (value: string | string[] | { any: string | string[] }): value is { any: string | string[] } =>
  typeof value === 'object' && !Array.isArray(value);

function agentOf(
  input: EventInput,
  names: (value: string | string[], key: string) => string[],
): EventCondition['agent'] {
  const { agent } = input;
  if (agent === undefined || agent === 'none') return agent;
  if (!isSlot(agent)) return { any: names(agent, 'agent'), attribution: [...ATTRIBUTIONS] };
  return { any: names(agent.any, 'agent'), attribution: agent.attribution ?? [...ATTRIBUTIONS] };
}

function isAction(name: string, path: Path, context: ConditionContext): boolean {
  if (name.startsWith('actions.')) return true;
  const place = context.placeOf([...path, 'action']);
  context.findings.error(place, 'bad-value', `"${name}" is no action`, 'name an entry or list of actions');
  return false;
}

/** A mark that is required counts, whatever the defaults say of it. */
function eventMarks(input: EventInput, marks: Record<MarkName, MarkEffect>): Record<MarkName, MarkEffect> {
  const merged = { ...marks };
  for (const name of input.require ?? []) merged[name] = 'count';
  return { ...merged, ...input.marks };
}

function checkRequired(event: EventCondition, path: Path, context: ConditionContext): void {
  if (wantsRuledOut(event, context.vocabulary)) {
    const reason = 'every target that is wanted is ruled out by not-target, so this never matches';
    const place = context.placeOf([...path, 'not-target']);
    context.findings.error(place, 'unreachable', reason, 'take it out of one of the two');
  }
  for (const name of event.require) {
    if (event.marks[name] !== 'drop') continue;
    const reason = `the mark "${name}" is required and dropped at once`;
    context.findings.error(
      context.placeOf([...path, 'marks']),
      'unreachable',
      reason,
      'let it count or demote',
    );
  }
}
