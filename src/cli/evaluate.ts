import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { parse } from 'yaml';
import { storiesOf } from '../assessment/index.ts';
import type { Library } from '../definitions/index.ts';
import { doersOf, takesPart } from '../evaluation/doers.ts';
import { labelsOf } from '../evaluation/labelled.ts';
import { type RuleScore, rulesThatDecided, scoreRules } from '../evaluation/rule-figures.ts';
import { type Judged, type ProblemScore, scoreProblem } from '../evaluation/score.ts';
import { judgePair, type StoryScore, scoreStories, storyPairsOf } from '../evaluation/story-pairs.ts';
import { storyLines } from '../evaluation/story-pairs-table.ts';
import { ruleLines, scoreLines } from '../evaluation/table.ts';
import type { Hit } from '../evidence/index.ts';
import type { EventReading } from '../matching/events/reading.ts';
import { compileLibrary, type Matcher, readRoles } from '../matching/index.ts';
import { BAD_INPUT, GOOD, InputError } from './exit.ts';
import { nameOf, readItemLines } from './item-lines.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal } from './output.ts';

const shared = (path: string) => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));

interface EvaluateOptions {
  indicators: string;
  labelled: string;
  baseline: string;
  json?: boolean;
  show?: boolean;
}

/** `signpost evaluate`: how well the definitions do on labelled headlines and on news that should stay silent. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('precision and recall on labelled items and of "same story", false alarms on general news')
    .option(
      '--labelled <file>',
      'items as JSON lines with "labels" per problem',
      shared('headlines/labelled.jsonl'),
    )
    .option('--baseline <file>', 'general news as JSON lines', shared('archive/topheadlines.jsonl.gz'))
    .option('--json', 'one JSON object instead of the tables')
    .option('--show', 'list the false hits, the missed lines and the alarms on the baseline')
    .addOption(indicatorsOption())
    .action(async (options: EvaluateOptions) => {
      process.exitCode = await evaluate(options);
    });
}

async function evaluate(options: EvaluateOptions): Promise<number> {
  const { out, err } = processTerminal();
  const library = openLibrary(options.indicators);
  for (const file of [options.labelled, options.baseline]) {
    if (!existsSync(file))
      throw new InputError(`evaluate: there is no ${file}; name one with --labelled or --baseline`);
  }
  const faults: string[] = [];
  const scores = await judge(library, options.labelled, faults);
  const alarms = await countAlarms(library, options.baseline, faults);
  const stories = judgeStories(library);
  await err.write(faults);
  if (options.json) await out.write([JSON.stringify(summary(scores, alarms, stories))]);
  else
    await out.write([
      ...scores.flatMap((score) => [
        ...scoreLines(score),
        ...(score.defined ? ruleLines(score.rules) : ['  no problem of this id is defined here']),
        ...shown(score, options),
      ]),
      ...(scores.length > 0 ? [] : [`${nameOf(options.labelled)}: no labelled item, so nothing is scored`]),
      ...alarmLines(alarms, options),
      ...storyLines(stories, options.show),
    ]);
  return faults.length > 0 ? BAD_INPUT : GOOD;
}

/** A matcher that also tells how it read the acts of the last item. */
function watchedMatcher(library: Library): { matcher: Matcher; readings: () => EventReading[] } {
  let readings: EventReading[] = [];
  const matcher = compileLibrary(library, (input) => {
    const read = readRoles(input);
    readings.push(...read);
    return read;
  });
  return {
    matcher: {
      ...matcher,
      match(item) {
        readings = [];
        return matcher.match(item);
      },
      explain: (item) => matcher.explain(item),
    },
    readings: () => readings,
  };
}

/** The score of a problem, and what the rules that decide who did it were worth on its lines. */
type Measured = ProblemScore & { rules: RuleScore[]; defined: boolean };
type JudgedByRules = Judged & { rules: string[] };

async function judge(library: Library, file: string, faults: string[]): Promise<Measured[]> {
  const { matcher, readings } = watchedMatcher(library);
  const doers = new Map(library.problems.map((problem) => [problem.id, doersOf(problem)]));
  const judged = new Map<string, JudgedByRules[]>();
  for await (const read of readItemLines(file)) {
    const labelled = 'problem' in read ? read : labelsOf(read.value);
    if ('problem' in read || 'problem' in labelled) {
      faults.push(`${nameOf(file)}:${read.line}: ${'problem' in labelled ? labelled.problem : ''}`);
      continue;
    }
    const hits = matcher.match(read.item);
    for (const [problem, label] of Object.entries(labelled.labels)) {
      const own = doers.get(problem);
      const involved = own !== undefined && takesPart(own, readings());
      const rules = own === undefined ? [] : rulesThatDecided(own, readings());
      const line = {
        id: read.item.id,
        title: read.item.title,
        label,
        hits: of(problem, hits),
        involved,
        rules,
      };
      judged.set(problem, [...(judged.get(problem) ?? []), line]);
    }
  }
  return [...judged].map(([problem, lines]) => ({
    ...scoreProblem(problem, lines),
    rules: scoreRules(lines),
    defined: doers.has(problem),
  }));
}

const of = (problem: string, hits: readonly Hit[]): Hit[] => hits.filter((hit) => hit.problem === problem);

interface Alarms {
  items: number;
  /** Strict hits by problem. */
  problems: Map<string, { indicator: string; title: string }[]>;
}

async function countAlarms(library: Library, file: string, faults: string[]): Promise<Alarms> {
  const matcher = compileLibrary(library);
  const alarms: Alarms = { items: 0, problems: new Map(library.problems.map(({ id }) => [id, []])) };
  for await (const read of readItemLines(file)) {
    if ('problem' in read) {
      faults.push(`${nameOf(file)}:${read.line}: ${read.problem}`);
      continue;
    }
    alarms.items += 1;
    const hit = new Map(
      matcher
        .match(read.item)
        .filter(({ demoted }) => !demoted)
        .map((each) => [each.problem, each]),
    );
    for (const [problem, { indicator, item }] of hit)
      alarms.problems.get(problem)?.push({ indicator, title: item.title });
  }
  return alarms;
}

const perTenThousand = (count: number, items: number): number => (10_000 * count) / items;

function alarmLines({ items, problems }: Alarms, { show }: EvaluateOptions): string[] {
  if (items === 0) return ['general news: no item, so nothing is said of false alarms'];
  const rows = [...problems].flatMap(([problem, hits]) => [
    `  ${problem.padEnd(28)} ${perTenThousand(hits.length, items).toFixed(2)} per 10,000 (${hits.length} items hit)`,
    ...(show ? hits.map(({ indicator, title }) => `      ${indicator}: ${title}`) : []),
  ]);
  return [
    `general news: ${items} items, items with a hit that counts (true news among them included)`,
    ...rows,
  ];
}

const shown = ({ strict }: ProblemScore, { show }: EvaluateOptions): string[] =>
  show
    ? [
        ...strict.falseHits.map(
          ({ id, title, hits }) =>
            `    false  ${id} ${hits.map(({ indicator }) => indicator).join(',')}: ${title}`,
        ),
        ...strict.missed.map(({ id, title, label }) => `    missed ${id} ${label}: ${title}`),
      ]
    : [];

const STORY_PAIRS = new URL('../evaluation/story-pairs.yaml', import.meta.url);

/** How well hits of one happening are found to be one story, and lookalikes kept apart: the pairs come with the checkout. */
function judgeStories(library: Library): StoryScore {
  const pipeline = { matcher: compileLibrary(library), storiesOf };
  const pairs = storyPairsOf(parse(readFileSync(STORY_PAIRS, 'utf8')));
  return scoreStories(pairs.map((pair) => judgePair(pipeline, pair)));
}

const summary = (
  scores: readonly Measured[],
  { items, problems }: Alarms,
  { pairs, precision, recall, classes, unhit }: StoryScore,
) => ({
  problems: scores.map(({ strict, withDemoted, ...rest }) => ({
    ...rest,
    strict: { precision: strict.precision, recall: strict.recall, f1: strict.f1 },
    withDemoted: { precision: withDemoted.precision, recall: withDemoted.recall, f1: withDemoted.f1 },
  })),
  baseline: {
    items,
    perTenThousand: Object.fromEntries(
      items === 0
        ? []
        : [...problems].map(([problem, hits]) => [problem, perTenThousand(hits.length, items)]),
    ),
  },
  stories: {
    pairs,
    precision,
    recall,
    classes: Object.fromEntries(classes.map((each) => [each.class, each.right])),
    withoutHit: unhit.length,
  },
});
