import { DAY, type Field, type Millis } from '../evidence/index.ts';
import { buildCondition, type ConditionContext } from './build-condition.ts';
import type { Condition } from './condition.ts';
import type { Findings } from './finding.ts';
import { checkLevels } from './level-check.ts';
import { defaultMarkEffects } from './mark-effects.ts';
import type { Example, IndicatorDefinition, ProblemDefinition, Rating, Scenario } from './model.ts';
import {
  type ExampleInput,
  type IndicatorInput,
  type ProblemInput,
  problemSchema,
  type RATING_WORDS,
} from './problem-schema.ts';
import { checkAlternatives, reportContradiction } from './reachability.ts';
import { hashOf, indicatorRule } from './rule-hash.ts';
import { checkSoundParts } from './salvage.ts';
import type { Vocabulary } from './vocabulary.ts';
import { checkShape, type Path, type YamlFile } from './yaml-file.ts';

const DEFAULT_FIELDS: Field[] = ['title', 'lead'];
/** Shape of the decay when an indicator does not say (METHOD section 4 has its golden numbers). */
const DEFAULT_DELTA = 2;
const DEFAULT_ALPHA = 0.05;
const DEFAULT_LIFETIME: Millis = 14 * DAY;

/** Reads one problem file; undefined when its shape is wrong. Clauses that cannot work are findings. */
export function buildProblem(
  yaml: YamlFile,
  vocabulary: Vocabulary,
  findings: Findings,
): ProblemDefinition | undefined {
  const input = checkShape(yaml, problemSchema, findings);
  if (!input) {
    checkSoundParts(yaml, vocabulary, findings);
    return undefined;
  }
  const indicators = input.indicators.flatMap((each, index) => {
    return buildIndicator(each, ['indicators', index], { yaml, problem: input, vocabulary, findings }) ?? [];
  });
  const problem: Omit<ProblemDefinition, 'rule'> = {
    id: input.id,
    title: input.title,
    question: input.question,
    description: input.description,
    region: input.region,
    ...(input['part-of'] !== undefined && { partOf: input['part-of'] }),
    scenarios: input.scenarios,
    indicators,
    levels: input.levels.map((line) => ({ ...line, atLeast: line['at-least'] })),
    baseLevel: input['base-level'] ?? 1,
    references: input.references,
    author: input.author,
    date: input.date,
    version: input.version,
    place: yaml.placeOf([]),
  };
  checkScenarios(input.scenarios, yaml, findings);
  checkLevels(problem, input.indicators.length, yaml, findings);
  return { ...problem, rule: problemRule(problem) };
}

function problemRule(problem: Omit<ProblemDefinition, 'rule'>): string {
  const { id, scenarios, levels, baseLevel } = problem;
  const indicators = problem.indicators.map((each) => {
    const { rule, status, severity, polarity, lifetime, delta, expected, diagnosticity } = each;
    return { id: each.id, rule, status, severity, polarity, lifetime, delta, expected, diagnosticity };
  });
  return hashOf({ id, scenarios: scenarios.map((each) => each.id), levels, baseLevel, indicators });
}

interface IndicatorContext {
  yaml: YamlFile;
  problem: ProblemInput;
  vocabulary: Vocabulary;
  findings: Findings;
}

function buildIndicator(
  input: IndicatorInput,
  path: Path,
  context: IndicatorContext,
): IndicatorDefinition | undefined {
  const { yaml, vocabulary, findings } = context;
  const marks = { ...defaultMarkEffects(input.says), ...input.marks };
  const fields = [...new Set(input.fields ?? DEFAULT_FIELDS)];
  const inside: ConditionContext = {
    findings,
    vocabulary,
    placeOf: yaml.placeOf,
    fields,
    marks,
    parent: 'root',
    insideSentence: false,
  };
  const condition = buildCondition(input.condition, [...path, 'condition'], inside);
  const exclude = buildExclusions(input, path, inside, condition);
  const diagnosticity = readRatings(input, path, context);
  const sources = { only: input.sources?.only, never: input.sources?.never };
  checkScope(input, path, context);
  if (!condition) return undefined;
  const decided = { condition, exclude, fields, sources, marks, says: input.says };
  return {
    ...decided,
    ...described(input, context.problem),
    diagnosticity,
    examples: {
      match: readExamples(input.examples.match, [...path, 'examples', 'match'], yaml),
      noMatch: readExamples(input.examples['no-match'] ?? [], [...path, 'examples', 'no-match'], yaml),
    },
    rule: indicatorRule(decided, vocabulary),
    place: yaml.placeOf(path),
  };
}

/** What of an indicator needs no more than its default. */
const described = (input: IndicatorInput, problem: ProblemInput) => ({
  id: input.id,
  problem: problem.id,
  title: input.title,
  question: input.question,
  status: input.status ?? 'draft',
  severity: input.severity ?? 'moderate',
  polarity: input.polarity ?? 'for',
  lifetime: input.lifetime ?? DEFAULT_LIFETIME,
  delta: input.delta ?? DEFAULT_DELTA,
  expected: input.expected && {
    reason: input.expected.reason,
    baselineDays: input.expected['baseline-days'],
    alpha: input.expected.alpha ?? DEFAULT_ALPHA,
  },
  falsePositives: input['false-positives'] ?? [],
  references: input.references ?? [],
  author: input.author ?? problem.author,
  date: input.date ?? problem.date,
  version: input.version ?? 1,
});

function buildExclusions(
  input: IndicatorInput,
  path: Path,
  context: ConditionContext,
  condition: Condition | undefined,
): Condition[] {
  const at = [...path, 'exclude'];
  const exclude = (input.exclude ?? []).flatMap((each, index) => {
    return buildCondition(each, [...at, index], { ...context, parent: 'none' }) ?? [];
  });
  checkAlternatives(exclude, (index) => context.placeOf([...at, index]), context);
  if (condition) reportContradiction(condition, exclude, context.placeOf(at), context);
  return exclude;
}

const readExamples = (inputs: readonly ExampleInput[], path: Path, yaml: YamlFile): Example[] =>
  inputs.map((each, index) => ({ ...each, place: yaml.placeOf([...path, index]) }));

function readRatings(
  input: IndicatorInput,
  path: Path,
  { problem, yaml, findings }: IndicatorContext,
): Record<string, Rating> {
  const ratings: Record<string, Rating> = {};
  const scenarios = problem.scenarios.map(({ id }) => id);
  for (const [scenario, written] of Object.entries(input.diagnosticity)) {
    if (scenarios.includes(scenario)) ratings[scenario] = toRating(written);
    else {
      const place = yaml.placeOf([...path, 'diagnosticity', scenario]);
      const reason = `"${scenario}" is no scenario of ${problem.id}`;
      findings.error(place, 'unknown-scenario', reason, `rate: ${scenarios.join(', ')}`);
    }
  }
  for (const scenario of scenarios.filter((each) => ratings[each] === undefined)) {
    const place = yaml.placeOf([...path, 'diagnosticity']);
    const reason = `${input.id} is not rated for scenario "${scenario}"`;
    findings.error(place, 'missing-rating', reason, `add "${scenario}: could" or another rating`);
  }
  return ratings;
}

const RATINGS: Readonly<Record<(typeof RATING_WORDS)[number], Rating>> = {
  'highly-unlikely': -2,
  unlikely: -1,
  could: 0,
  likely: 1,
  'highly-likely': 2,
};
const NUMBERS: readonly Rating[] = [-2, -1, 0, 1, 2];

function toRating(written: (typeof RATING_WORDS)[number] | number): Rating {
  if (typeof written === 'string') return RATINGS[written];
  return NUMBERS.find((each) => each === written) ?? 0;
}

function checkScenarios(scenarios: readonly Scenario[], yaml: YamlFile, findings: Findings): void {
  const seen = new Set<string>();
  scenarios.forEach(({ id }, index) => {
    if (seen.has(id)) {
      const place = yaml.placeOf(['scenarios', index, 'id']);
      findings.error(
        place,
        'duplicate-id',
        `scenario "${id}" stands here twice`,
        'give one of them another id',
      );
    }
    seen.add(id);
  });
}

function checkScope(input: IndicatorInput, path: Path, { yaml, findings }: IndicatorContext): void {
  for (const key of ['families', 'languages'] as const) {
    const only = input.sources?.only?.[key];
    const never = input.sources?.never?.[key] ?? [];
    if (!only?.every((each) => never.includes(each))) continue;
    const place = yaml.placeOf([...path, 'sources']);
    const reason = `every one of the only ${key} is also under never, so no item is left`;
    findings.error(place, 'unreachable', reason, 'take one of the two out');
  }
}
