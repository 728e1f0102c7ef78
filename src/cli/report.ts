import { Command, Option } from 'commander';
import { type EpochMillis, fromIso } from '../evidence/index.ts';
import { REPORT_KINDS, type ReportKind, type StoredReport } from '../reporting/index.ts';
import { composeStored } from '../stages/report.ts';
import type { Store } from '../store/store.ts';
import { InputError } from './exit.ts';
import { instantOf } from './instant.ts';
import { indicatorsOption } from './library.ts';
import type { Surroundings } from './main.ts';
import { processTerminal } from './output.ts';
import { dataOption, type KeptOptions, tableOption, withKept } from './stored.ts';

interface ReportOptions extends KeptOptions {
  kind: ReportKind;
  until?: string;
  format: Format;
}

const FORMATS = {
  markdown: ({ markdown }: StoredReport): string => markdown,
  html: ({ html }: StoredReport): string => html,
  json: ({ report }: StoredReport): string => JSON.stringify(report),
};
type Format = keyof typeof FORMATS;

/** `signpost report`: the watch report of any period, composed from what is stored; nothing is kept and nobody is told. */
export function reportCommand(surroundings: Surroundings): Command {
  return new Command('report')
    .description('compose a watch report from stored evidence and print it; nothing is sent')
    .addOption(new Option('--kind <kind>', 'the period it covers').choices(REPORT_KINDS).default('daily'))
    .option(
      '--until <time>',
      'end of the period, such as 2030-01-23T06:00:00Z (default: the last assessment)',
    )
    .addOption(new Option('--format <format>').choices(Object.keys(FORMATS)).default('markdown'))
    .addOption(dataOption())
    .addOption(tableOption())
    .addOption(indicatorsOption())
    .action(async (options: ReportOptions) => {
      const { kind, format } = options;
      const text = await withKept(options, surroundings, async (kept) => {
        const until = await endOf(options, kept.store);
        return FORMATS[format](await composeStored({ ...kept, clock: () => until }, kind, until));
      });
      await processTerminal().out.write([text.trimEnd()]);
    });
}

async function endOf({ until }: ReportOptions, { board }: Pick<Store, 'board'>): Promise<EpochMillis> {
  if (until !== undefined) return instantOf(until, 'report: --until');
  const assessed = (await board.read()).map(({ assessedAt }) => fromIso(assessedAt));
  if (assessed.length === 0)
    throw new InputError('report: nothing was assessed here yet; give --until to report all the same');
  return Math.max(...assessed);
}
