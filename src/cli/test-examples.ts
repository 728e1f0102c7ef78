import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { eventsIn, hasDoer } from '../definitions/clauses.ts';
import { describePlace, type Example, type IndicatorDefinition, type Library } from '../definitions/index.ts';
import { compileLibrary, type Matcher } from '../matching/index.ts';
import { FINDINGS, GOOD, InputError } from './exit.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal } from './output.ts';

/** Clean news of our own writing, on which no indicator may speak. */
const BASELINE = fileURLToPath(new URL('./baseline.yaml', import.meta.url));

/** `signpost test`: every embedded example behaves, and clean news stays silent. */
export function testCommand(): Command {
  return new Command('test')
    .description('run every embedded example, and a baseline of clean news that must stay silent')
    .addOption(indicatorsOption())
    .action(async (options: { indicators: string }) => {
      const library = openLibrary(options.indicators);
      const report = testLibrary(library, compileLibrary(library), readBaseline());
      const { out } = processTerminal();
      await out.write([...report.failures, `${report.passed} passed, ${report.failures.length} failed`]);
      process.exitCode = report.failures.length > 0 ? FINDINGS : GOOD;
    });
}

export interface ExampleReport {
  passed: number;
  /** One line each: place, text, what was expected. */
  failures: string[];
}

export interface CleanNews {
  text: string;
  lang: string;
}

/** Runs examples and baseline. */
export function testLibrary(
  library: Library,
  matcher: Matcher,
  baseline: readonly CleanNews[],
): ExampleReport {
  const indicators = library.problems.flatMap((problem) => problem.indicators);
  const results = [
    ...indicators
      .filter(({ status }) => status !== 'deprecated')
      .flatMap((each) => testIndicator(each, matcher)),
    ...baseline.map((news) => testSilence(news, matcher)),
  ];
  const failures = results.flatMap((failure) => failure ?? []);
  return { passed: results.length - failures.length, failures };
}

function testIndicator(indicator: IndicatorDefinition, matcher: Matcher): (string | undefined)[] {
  const { match, noMatch } = indicator.examples;
  const isHit = (example: Example): boolean =>
    matcher.match(itemOf(example)).some((hit) => hit.indicator === indicator.id);
  const fail = ({ place, text }: Example, expected: string) =>
    `${describePlace(place)}: ${indicator.id} ${expected}: "${text}"; see signpost explain --indicator ${indicator.id}`;
  const refuse = (each: Example): string | undefined => {
    if (isHit(each)) return fail(each, 'must not match and does');
    return isEmptyMirror(indicator, each, matcher) ? fail(each, EMPTY_MIRROR) : undefined;
  };
  return [
    ...match.map((each) => (isHit(each) ? undefined : fail(each, 'must match and does not'))),
    ...noMatch.map(refuse),
  ];
}

const EMPTY_MIRROR =
  'has no act of its event here with anybody it wants, so this shows no roles swapped; ' +
  'write the act with doer and victim exchanged, or say "note" instead of "mirrors"';

/** A mirror in which the event pass reads nothing stays silent whatever the definition makes of roles. */
function isEmptyMirror(indicator: IndicatorDefinition, example: Example, matcher: Matcher): boolean {
  if (example.mirrors !== 'roles-swapped' || !eventsIn(indicator.condition).some(hasDoer)) return false;
  const [trace] = matcher.explain(itemOf(example), indicator.id).indicators;
  return trace?.readsEvent !== true;
}

const itemOf = ({ text, summary, lang }: Pick<Example, 'text' | 'summary' | 'lang'>) => ({
  id: 'example',
  url: 'example:',
  title: text,
  summary,
  lang,
});

function testSilence(news: CleanNews, matcher: Matcher): string | undefined {
  const hits = matcher.match(itemOf(news)).map(({ indicator }) => indicator);
  return hits.length === 0 ? undefined : `baseline: "${news.text}" is clean news and hits ${hits.join(', ')}`;
}

const baselineSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));

/** The baseline: clean headlines by language. @throws InputError when the file is damaged. */
export function readBaseline(file = BASELINE): CleanNews[] {
  const read = baselineSchema.safeParse(parseDocument(readFileSync(file, 'utf8')).toJS());
  if (!read.success) throw new InputError(`${file}: ${z.prettifyError(read.error)}`);
  return Object.entries(read.data).flatMap(([lang, texts]) => texts.map((text) => ({ text, lang })));
}
