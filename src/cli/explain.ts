import { Command, InvalidArgumentError } from 'commander';
import { nearestNames } from '../definitions/index.ts';
import { taggedLanguageSchema } from '../definitions/language.ts';
import { type ClauseTrace, compileLibrary, type IndicatorTrace } from '../matching/index.ts';
import { GOOD, InputError } from './exit.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal } from './output.ts';

interface ExplainOptions {
  indicators: string;
  json?: boolean;
  lang?: string;
  summary?: string;
  indicator?: string;
  all?: boolean;
}

/** `signpost explain "TEXT"`: which indicators hit or nearly hit, clause by clause, and why not. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('show which indicators a text hits or nearly hits, clause by clause')
    .argument('<text>', 'a headline')
    .option('--json', 'as JSON')
    .option('--lang <code>', 'language of the text, such as en or ar', language)
    .option('--summary <text>', 'summary of the item')
    .option('--indicator <id>', 'only this indicator, whatever came of it')
    .option('--all', 'also the indicators that are far from a hit')
    .addOption(indicatorsOption())
    .action(async (text: string, options: ExplainOptions) => {
      process.exitCode = await explainText(text, options);
    });
}

function language(text: string): string {
  const read = taggedLanguageSchema.safeParse(text);
  if (!read.success)
    throw new InvalidArgumentError(read.error.issues[0]?.message ?? 'write a language code such as en');
  return read.data;
}

async function explainText(text: string, options: ExplainOptions): Promise<number> {
  if (text.trim() === '') throw new InputError('explain: the text is empty; write a headline in quotes');
  const library = openLibrary(options.indicators);
  const ids = library.problems.flatMap((problem) => problem.indicators.map(({ id }) => id));
  if (options.indicator !== undefined && !ids.includes(options.indicator)) {
    const near = nearestNames(options.indicator, ids);
    throw new InputError(
      `explain: no indicator "${options.indicator}"; known: ${(near.length > 0 ? near : ids).join(', ')}`,
    );
  }
  const { lang, summary } = options;
  const item = { id: 'text', url: 'text:', title: text, summary, lang };
  const { title, indicators } = compileLibrary(library).explain(item);
  const shown = indicators.filter((each) => {
    if (options.indicator !== undefined) return each.indicator === options.indicator;
    return options.all === true || each.outcome !== 'no';
  });
  const { out } = processTerminal();
  const told = shown.map((trace) => ({ ...trace, instead: hitsInstead(trace, indicators) }));
  if (options.json) await out.write([JSON.stringify({ title, indicators: told })]);
  else await out.write(told.length > 0 ? told.flatMap(describeTrace) : ['No indicator hits or nearly hits.']);
  return GOOD;
}

/** A trace and what hits in its place, when it does not. */
type ToldTrace = IndicatorTrace & { instead: readonly Instead[] };
type Instead = Pick<IndicatorTrace, 'problem' | 'indicator' | 'demoted'>;

/** Which other indicators hit the text that this one does not: those of its own problem first, what counts before what is demoted. */
function hitsInstead({ outcome, problem }: IndicatorTrace, all: readonly IndicatorTrace[]): Instead[] {
  if (outcome === 'hit') return [];
  const rank = (each: IndicatorTrace) => (each.problem === problem ? 0 : 2) + (each.demoted ? 1 : 0);
  return all
    .filter((each) => each.outcome === 'hit')
    .sort((a, b) => rank(a) - rank(b))
    .map((each) => ({ problem: each.problem, indicator: each.indicator, demoted: each.demoted }));
}

/** More hits than this in place of a near miss are only counted. */
const FEW_INSTEAD = 3;

function describeInstead({ outcome, instead }: ToldTrace): string[] {
  if (outcome === 'hit') return [];
  const named = instead
    .slice(0, FEW_INSTEAD)
    .map(({ problem, indicator, demoted }) => `${problem} / ${indicator}${demoted ? ' (demoted)' : ''}`);
  const rest = instead.length > FEW_INSTEAD ? ` and ${instead.length - FEW_INSTEAD} more` : '';
  return [`  hits instead: ${named.length > 0 ? named.join(', ') + rest : 'no other indicator'}`];
}

const HEADINGS: Readonly<Record<IndicatorTrace['outcome'], string>> = {
  hit: 'HIT',
  'near-miss': 'NEAR MISS',
  no: 'NO HIT',
};

/** A trace as lines of text for a terminal. */
function describeTrace(trace: ToldTrace): string[] {
  const weight = trace.demoted ? ' (demoted)' : '';
  const reasons = trace.reasons.map((reason) => `  because: ${reason}`);
  const marks = trace.marks.map(
    ({ mark, text, start, end }) => `  mark: ${mark} by "${text}" [${start},${end}]`,
  );
  const excluded = describeAll(trace.exclude, 2, 'exclude ');
  return [
    `${HEADINGS[trace.outcome]}${weight} ${trace.problem} / ${trace.indicator}: ${trace.title}`,
    ...reasons,
    ...describeInstead(trace),
    ...marks,
    ...describeClauseTrace(trace.condition, 1, ''),
    ...excluded,
    '',
  ];
}

function describeClauseTrace(trace: ClauseTrace, depth: number, prefix: string): string[] {
  const indent = '  '.repeat(depth);
  const isLeaf = trace.children.length === 0;
  const spans = isLeaf
    ? trace.spans.map(({ field, start, end, text }) => ` ${field}[${start},${end}] "${text}"`).join(',')
    : '';
  return [
    `${indent}${trace.holds ? '+' : '-'} ${prefix}${trace.clause}${spans}`,
    ...trace.notes.map((note) => `${indent}    ${note}`),
    ...describeAll(trace.children, depth + 1, ''),
  ];
}

/** More words than this that are not there are told in one line, the first of them by name. */
const FEW_ABSENT = 3;

function describeAll(traces: readonly ClauseTrace[], depth: number, prefix: string): string[] {
  const absent = traces.filter(isAbsent);
  if (absent.length <= FEW_ABSENT) return traces.flatMap((each) => describeClauseTrace(each, depth, prefix));
  const named = absent.slice(0, FEW_ABSENT).map(({ clause }) => clause);
  const line = `${'  '.repeat(depth)}- ${prefix}${named.join(', ')} and ${absent.length - FEW_ABSENT} more`;
  const others = traces.filter((each) => !isAbsent(each));
  return [...others.flatMap((each) => describeClauseTrace(each, depth, prefix)), line];
}

/** A word or name that is simply not in the text. */
const isAbsent = ({ holds, notes, children }: ClauseTrace): boolean =>
  !holds && notes.length === 0 && children.length === 0;
