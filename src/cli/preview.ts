import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Command } from 'commander';
import {
  buildLibrary,
  DefinitionError,
  describeFinding,
  type Library,
  type LibraryFiles,
  nearestNames,
} from '../definitions/index.ts';
import type { Hit } from '../evidence/index.ts';
import { passageLine } from '../markup/quote.ts';
import { compileLibrary, type Matcher } from '../matching/index.ts';
import { BAD_INPUT, GOOD, InputError } from './exit.ts';
import { positive } from './gaps.ts';
import { nameOf, readItemLines } from './item-lines.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal } from './output.ts';

const run = promisify(execFile);

interface PreviewOptions {
  indicators: string;
  items: string;
  against?: string;
  limit: number;
  json?: boolean;
}

/** What is compared with where nobody asks for a revision. */
const LAST = 'HEAD';

/** `signpost preview INDICATOR --items F`: what a definition hits on past items, and what that gains and loses. */
export function previewCommand(): Command {
  return new Command('preview')
    .description('show what an indicator hits on past items, gained and lost against the committed version')
    .argument('<indicator>', 'id of the indicator')
    .requiredOption('--items <file>', 'past items as JSON lines, .gz too; - is standard input')
    .option('--against <revision>', `the committed version to compare with (default: "${LAST}")`)
    .option('--limit <n>', 'hits shown of each kind', positive, 50)
    .option('--json', 'one hit per line as JSON, with "change"')
    .addOption(indicatorsOption())
    .action(async (indicator: string, options: PreviewOptions) => {
      process.exitCode = await preview(indicator, options);
    });
}

export type Change = 'gained' | 'lost' | 'kept' | 'demoted' | 'promoted';

async function preview(indicator: string, options: PreviewOptions): Promise<number> {
  const { out, err } = processTerminal();
  const library = openLibrary(options.indicators);
  const now = restrict(library, indicator);
  const before = await committed(options, indicator, async (line) => err.write([line]));
  if (!now && !before)
    throw new InputError(
      `preview: no indicator "${indicator}", neither here nor in ${options.against ?? LAST}; ${meant(indicator, library)}`,
    );
  const shown = new Map<Change, string[]>();
  const counts: Record<Change, number> = { gained: 0, lost: 0, kept: 0, demoted: 0, promoted: 0 };
  let code = GOOD;
  let items = 0;
  for await (const read of readItemLines(options.items)) {
    if ('problem' in read) {
      code = BAD_INPUT;
      await err.write([`${nameOf(options.items)}:${read.line}: ${read.problem}`]);
      continue;
    }
    items += 1;
    const [is] = now?.match(read.item) ?? [];
    const [was] = before?.match(read.item) ?? [];
    const hit = is ?? was;
    const change = before ? changeOf(was, is) : is && 'kept';
    if (!hit || !change) continue;
    counts[change] += 1;
    if (options.json) await out.write([JSON.stringify({ change, ...hit })]);
    else if (counts[change] <= options.limit) remember(shown, change, describe(hit));
  }
  if (!options.json) await out.write(summary(indicator, items, counts, shown, before !== undefined, options));
  return code;
}

function meant(indicator: string, library: Library): string {
  const ids = library.problems.flatMap(({ indicators }) => indicators.map(({ id }) => id));
  const near = nearestNames(indicator, ids);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see the ids in indicators/problems';
}

/** What became of an item's hit. */
export function changeOf(was: Hit | undefined, is: Hit | undefined): Change | undefined {
  if (!was) return is && 'gained';
  if (!is) return 'lost';
  if (was.demoted === is.demoted) return 'kept';
  return is.demoted ? 'demoted' : 'promoted';
}

function remember(shown: Map<Change, string[]>, change: Change, line: string): void {
  const known = shown.get(change);
  if (known) known.push(line);
  else shown.set(change, [line]);
}

function describe({ item, demoted, passage, spans }: Hit): string {
  const below = passage === undefined ? '' : ` / ${passageLine(passage)}`;
  const quoted = spans.map(({ text }) => `"${text}"`).join(', ');
  return `${demoted ? '(demoted) ' : ''}${item.title}${below}  [${quoted}]`;
}

const SIGNS: Readonly<Record<Change, string>> = {
  gained: '+',
  lost: '-',
  kept: ' ',
  demoted: 'v',
  promoted: '^',
};

function summary(
  indicator: string,
  items: number,
  counts: Record<Change, number>,
  shown: ReadonlyMap<Change, string[]>,
  compared: boolean,
  { limit, against = LAST }: PreviewOptions,
): string[] {
  const order: Change[] = ['kept', 'promoted', 'demoted', 'lost', 'gained'];
  const lines = order.flatMap((change) => {
    const all = (shown.get(change) ?? []).map((line) => `${SIGNS[change]} ${line}`);
    const rest = counts[change] - all.length;
    return rest > 0 ? [...all, `  ... and ${rest} more (--limit ${limit})`] : all;
  });
  const { gained, lost, kept, demoted, promoted } = counts;
  const total = gained + kept + demoted + promoted;
  const difference = compared
    ? `; against ${against}: ${gained} gained, ${lost} lost, ${promoted} promoted, ${demoted} demoted`
    : '; no committed version to compare with';
  return [...lines, `${indicator}: ${total} hits in ${items} items${difference}`];
}

/** The matcher of one indicator alone. */
function restrict(library: Library, id: string): Matcher | undefined {
  const problems = library.problems.flatMap((problem) => {
    const indicators = problem.indicators.filter((each) => each.id === id);
    return indicators.length > 0 ? [{ ...problem, indicators }] : [];
  });
  return problems.length > 0 ? compileLibrary({ ...library, problems }) : undefined;
}

/**
 * The committed version of the indicator; undefined, with a line saying why, when there is none to be had.
 * @throws InputError when a revision was asked for and is none, or does not load.
 */
async function committed(
  { indicators, against }: PreviewOptions,
  id: string,
  say: (line: string) => Promise<void>,
): Promise<Matcher | undefined> {
  try {
    return restrict(buildLibrary(await filesAt(indicators, against ?? LAST), indicators), id);
  } catch (error) {
    const reason = whyNot(error);
    if (against === undefined) await say(`preview: no committed version to compare with: ${reason}`);
    else
      throw new InputError(
        `preview: --against ${against}: ${reason}; name a commit, branch or tag that holds the definitions`,
      );
    return undefined;
  }
}

function whyNot(error: unknown): string {
  if (!(error instanceof DefinitionError)) return firstLine(error);
  const [first] = error.findings;
  return first === undefined ? error.message : `its definitions do not load: ${describeFinding(first)}`;
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').at(-2) ?? String(error);

/** The library's files as they were committed. */
async function filesAt(dir: string, revision: string): Promise<LibraryFiles> {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('git', ['-C', dir, ...args], { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
  const listed = await git('ls-tree', '-r', '--name-only', revision, './');
  const names = listed
    .split('\n')
    .filter((name) => /^(problems|vocabulary|sources)\/[^/]+\.ya?ml$/.test(name));
  const texts = await Promise.all(names.map((name) => git('show', `${revision}:./${name}`)));
  return new Map(names.map((name, index) => [name, texts[index] ?? '']));
}
