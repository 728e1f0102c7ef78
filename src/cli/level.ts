import { Command } from 'commander';
import { BadParameter } from '../dashboard/faults.ts';
import { analystLevelFrom, withdrawn } from '../dashboard/giving-level.ts';
import type { AnalystLevel, Clock, EpochMillis } from '../evidence/index.ts';
import { analystWords } from '../markup/words.ts';
import type { Store } from '../store/store.ts';
import { FINDINGS, GOOD, InputError } from './exit.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import type { Surroundings } from './main.ts';
import { processTerminal } from './output.ts';

interface Where {
  data?: string;
  table?: string;
  indicators: string;
}
interface SetOptions extends Where {
  owner: string;
  reason: string;
  until: string;
}

/** What the commands run in, and the clock where no exercise has its own. */
interface Context {
  surroundings: Surroundings;
  clock: Clock;
}

/** `signpost level set|withdraw|list`: an analyst's level beside the machine's, with an owner, a reason and an end. */
export function levelCommand(surroundings: Surroundings, clock: Clock = Date.now): Command {
  const level = new Command('level').description("the analyst's level of a problem, beside the machine's");
  const context = { surroundings, clock };
  for (const command of [setCommand(context), withdrawCommand(context), listCommand(context)])
    level.addCommand(
      command
        .option('--data <dir>', 'the data folder of a run on this machine that has ended')
        .option('--table <name>', 'a DynamoDB table, with the credentials of the environment')
        .addOption(indicatorsOption())
        .exitOverride(),
    );
  return level;
}

const setCommand = (context: Context): Command =>
  new Command('set')
    .description('give a problem a level; the next assessment logs it, boards, mails and reports show it')
    .argument('<problem>')
    .argument('<level>', '1 to 5')
    .requiredOption('--owner <name>', 'who answers for it')
    .requiredOption('--reason <words>', 'why')
    .requiredOption('--until <time>', 'when it ends, in UTC such as 2030-02-05T06:00; 90 days at most')
    .action((problem: string, to: string, options: SetOptions) =>
      withStore(options, context, async (store, now) => {
        known(problem, options);
        const given = read({ level: to, ...options }, problem, now);
        await store.analystLevels.put(given);
        await processTerminal().out.write([`${problem}: ${analystWords(given)}`]);
      }),
    );

const withdrawCommand = (context: Context): Command =>
  new Command('withdraw')
    .description('end the level now; the next assessment logs it')
    .argument('<problem>')
    .action((problem: string, options: Where) =>
      withStore(options, context, async (store, now) => {
        known(problem, options);
        const given = (await store.analystLevels.inForce(now)).find((one) => one.problem === problem);
        if (given !== undefined) await store.analystLevels.put(withdrawn(given, now));
        await processTerminal().out.write([
          `${problem}: ${given ? 'withdrawn' : "no analyst's level in force"}`,
        ]);
        if (given === undefined) process.exitCode = FINDINGS;
      }),
    );

const listCommand = (context: Context): Command =>
  new Command('list').description('the levels in force').action((options: Where) =>
    withStore(options, context, async (store, now) => {
      const levels = await store.analystLevels.inForce(now);
      await processTerminal().out.write(levels.map((one) => `${one.problem}: ${analystWords(one)}`));
    }),
  );

function known(problem: string, { indicators }: Where): void {
  const ids = openLibrary(indicators).problems.map(({ id }) => id);
  if (!ids.includes(problem))
    throw new InputError(`level: no problem "${problem}" in the definitions; known: ${ids.join(', ')}`);
}

function read(fields: Record<string, unknown>, problem: string, now: number): AnalystLevel {
  try {
    return analystLevelFrom(fields, problem, now);
  } catch (error) {
    if (error instanceof BadParameter) throw new InputError(`level: ${error.message}`);
    throw error;
  }
}

async function withStore(
  { data, table }: Where,
  { surroundings: { openStored, openTable }, clock }: Context,
  work: (store: Store, now: EpochMillis) => Promise<void>,
): Promise<void> {
  process.exitCode = GOOD;
  if (table !== undefined && openTable !== undefined) return work(await openTable(table), clock());
  if (data === undefined || openStored === undefined)
    throw new InputError(
      'level: say where with --data DIR or --table NAME; a running dashboard has a page for it',
    );
  const stored = await openStored(data);
  try {
    await work(stored.store, stored.now ?? clock());
  } finally {
    await stored.stop();
  }
}
