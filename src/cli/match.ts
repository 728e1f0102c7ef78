import { Command } from 'commander';
import { compileLibrary, type Matcher } from '../matching/index.ts';
import { BAD_INPUT, GOOD } from './exit.ts';
import { nameOf, readItemLines } from './item-lines.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal, type Terminal } from './output.ts';

/** `signpost match [FILE|-]`: items as JSON lines in, hits as JSON lines out. */
export function matchCommand(): Command {
  return new Command('match')
    .description('match items (JSON lines) against the indicators; prints hits as JSON lines')
    .argument('[file]', 'JSON lines, .gz too; - is standard input', '-')
    .addOption(indicatorsOption())
    .action(async (file: string, options: { indicators: string }) => {
      const matcher = compileLibrary(openLibrary(options.indicators));
      process.exitCode = await matchItems(file, matcher, processTerminal());
    });
}

/** Matches every readable line; a bad one is said on standard error and the others go on. */
export async function matchItems(file: string, matcher: Matcher, { out, err }: Terminal): Promise<number> {
  let code = GOOD;
  for await (const read of readItemLines(file)) {
    if (!out.isOpen) break;
    if ('problem' in read) {
      code = BAD_INPUT;
      await err.write([`${nameOf(file)}:${read.line}: ${read.problem}`]);
    } else await out.write(matcher.match(read.item).map((hit) => JSON.stringify(hit)));
  }
  return code;
}
