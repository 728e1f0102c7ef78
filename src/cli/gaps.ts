import { Command, InvalidArgumentError } from 'commander';
import { type Gap, GapFinder } from '../matching/index.ts';
import { BAD_INPUT, GOOD } from './exit.ts';
import { nameOf, readItemLines } from './item-lines.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal } from './output.ts';

interface GapsOptions {
  indicators: string;
  items: string;
  limit: number;
  json?: boolean;
}

/** A whole number above zero, for options such as `--limit`. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('write a whole number above 0.');
  return value;
}

/** `signpost gaps --items F`: known actors with unknown verbs and known verbs with unknown actors, most frequent first. */
export function gapsCommand(): Command {
  return new Command('gaps')
    .description(
      'list known actors with unknown verbs and known verbs with unknown actors in titles and leads, most frequent first',
    )
    .requiredOption('--items <file>', 'past items as JSON lines, .gz too; - is standard input')
    .option('--limit <n>', 'lines of each list', positive, 40)
    .option('--json', 'as JSON')
    .addOption(indicatorsOption())
    .action(async (options: GapsOptions) => {
      process.exitCode = await listGaps(options);
    });
}

async function listGaps({ indicators, items, limit, json }: GapsOptions): Promise<number> {
  const { out, err } = processTerminal();
  const finder = new GapFinder(openLibrary(indicators));
  let code = GOOD;
  for await (const read of readItemLines(items)) {
    if ('item' in read) finder.add(read.item);
    else {
      code = BAD_INPUT;
      await err.write([`${nameOf(items)}:${read.line}: ${read.problem}`]);
    }
  }
  const found = finder.found();
  const verbs = found.verbs.slice(0, limit);
  const actors = found.actors.slice(0, limit);
  if (json) await out.write([JSON.stringify({ verbs, actors })]);
  else {
    await out.write(
      table('A known actor without a known action. Beside the actor:', verbs, found.verbs.length),
    );
    await out.write(['']);
    await out.write(table('A known action without a known actor. Beside it:', actors, found.actors.length));
  }
  return code;
}

/** Longest word that widens its column: one long name does not push the examples off the screen. */
const WIDEST = 24;
const LONGEST_EXAMPLE = 110;

/** A list of gaps under its heading, one line each: items, word, an example. */
function table(heading: string, gaps: readonly Gap[], all: number): string[] {
  if (gaps.length === 0) return [heading, '  nothing'];
  const width = Math.min(WIDEST, Math.max(...gaps.map(({ word }) => word.length), 'word'.length));
  const line = (count: string, word: string, example: string) =>
    `${count.padStart(7)}  ${word.padEnd(width)}  ${example}`;
  const rest = all - gaps.length;
  return [
    heading,
    line('items', 'word', 'for example'),
    ...gaps.map(({ word, count, example }) => line(String(count), word, shortened(example))),
    ...(rest > 0 ? [`         and ${rest} more (--limit)`] : []),
  ];
}

const shortened = (text: string): string =>
  text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE - 1).trimEnd()}…` : text;
