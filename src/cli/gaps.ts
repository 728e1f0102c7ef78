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
      'list known actors with unknown verbs and known verbs with unknown actors, most frequent first',
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
    await out.write(['Known actor, no known action; the word beside the actor:', ...verbs.map(describe), '']);
    await out.write(['Known action, no known actor; the name beside the action:', ...actors.map(describe)]);
  }
  return code;
}

const describe = ({ word, count, example }: Gap): string =>
  `${String(count).padStart(7)}  ${word}    ${example}`;
