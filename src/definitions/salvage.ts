import type { MarkName } from '../evidence/index.ts';
import { buildCondition, type ConditionContext } from './build-condition.ts';
import { type ConditionInput, conditionSchema, fieldsSchema, REFERENCE } from './condition-schema.ts';
import type { Findings } from './finding.ts';
import { defaultMarkEffects } from './mark-effects.ts';
import type { MarkEffect } from './model.ts';
import { mendName } from './nearest-name.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** What is sound in a problem file whose shape is wrong somewhere, so that one slip does not hide the faults behind it. */
export function checkSoundParts(yaml: YamlFile, vocabulary: Vocabulary, findings: Findings): void {
  const indicators = valueAt(yaml.value, 'indicators');
  if (!Array.isArray(indicators)) return;
  indicators.forEach((indicator: unknown, index) => {
    const path = ['indicators', index];
    const context = contextOf(indicator, yaml, vocabulary, findings);
    visit(valueAt(indicator, 'condition'), [...path, 'condition'], context);
    const exclude = valueAt(indicator, 'exclude');
    visitAll(exclude, [...path, 'exclude'], { ...context, parent: 'none' });
  });
}

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined;

function contextOf(
  indicator: unknown,
  yaml: YamlFile,
  vocabulary: Vocabulary,
  findings: Findings,
): ConditionContext {
  const fields = fieldsSchema.safeParse(valueAt(indicator, 'fields'));
  const marks: Record<MarkName, MarkEffect> = defaultMarkEffects('happening');
  return {
    findings,
    vocabulary,
    placeOf: yaml.placeOf,
    fields: fields.success ? fields.data : ['title', 'lead', 'summary', 'content'],
    marks,
    parent: 'root',
    insideSentence: false,
  };
}

/** Builds the clause if it is sound; else looks at the clauses in it. */
function visit(value: unknown, path: Path, context: ConditionContext): void {
  const read = conditionSchema.safeParse(value);
  if (read.success) buildSound(read.data, path, context);
  else visitMembers(value, path, context);
}

function buildSound(input: ConditionInput, path: Path, context: ConditionContext): void {
  buildCondition(input, path, context);
}

function visitAll(values: unknown, path: Path, context: ConditionContext): void {
  if (!Array.isArray(values)) return;
  values.forEach((value: unknown, index) => {
    visit(value, [...path, index], context);
  });
}

const LISTS = ['any', 'all', 'none', 'sentence'] as const;
const COUNTED = ['at-least', 'near'] as const;

function visitMembers(value: unknown, path: Path, context: ConditionContext): void {
  for (const key of LISTS) {
    const inside = { ...context, parent: key, insideSentence: context.insideSentence || key === 'sentence' };
    visitAll(valueAt(value, key), [...path, key], inside);
  }
  for (const key of COUNTED) {
    visitAll(valueAt(valueAt(value, key), 'of'), [...path, key, 'of'], { ...context, parent: key });
  }
  const inField = valueAt(valueAt(value, 'field'), 'that');
  if (inField !== undefined) visit(inField, [...path, 'field', 'that'], { ...context, parent: 'field' });
  visitWeights(valueAt(valueAt(value, 'weights'), 'of'), [...path, 'weights', 'of'], context);
  visitNames(valueAt(value, 'event'), [...path, 'event'], context);
}

function visitWeights(values: unknown, path: Path, context: ConditionContext): void {
  if (!Array.isArray(values)) return;
  values.forEach((value: unknown, index) => {
    const when = valueAt(value, 'when');
    if (when !== undefined) visit(when, [...path, index, 'when'], { ...context, parent: 'weights' });
  });
}

/** Vocabulary names in an event that is wrong elsewhere. */
function visitNames(value: unknown, path: Path, context: ConditionContext): void {
  if (typeof value === 'string' && REFERENCE.test(value) && !context.vocabulary.lists.has(value)) {
    const mend = mendName(value, [...context.vocabulary.lists.keys()]);
    context.findings.error(context.placeOf(path), 'unknown-vocabulary', `nothing is named "${value}"`, mend);
  } else if (Array.isArray(value)) {
    value.forEach((each: unknown, index) => {
      visitNames(each, [...path, index], context);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) visitNames(each, [...path, key], context);
  }
}
