import { Command, CommanderError } from 'commander';
import type { Store } from '../store/store.ts';
import { BAD_INPUT, GOOD, InputError } from './exit.ts';
import { processTerminal } from './output.ts';
import type { OpenStored } from './stored.ts';

/** What the commands cannot reach themselves: the one-machine runtime imports them, not they it. */
export interface Surroundings {
  openStored?: OpenStored;
  /** Opens a table of DynamoDB with the credentials of the environment. */
  openTable?: (table: string) => Promise<Store>;
}

/** Every command; its module is loaded only when it is called, so that each starts fast. */
const COMMANDS: Readonly<Record<string, (surroundings: Surroundings) => Promise<Command>>> = {
  match: async () => (await import('./match.ts')).matchCommand(),
  explain: async () => (await import('./explain.ts')).explainCommand(),
  lint: async () => (await import('./lint.ts')).lintCommand(),
  test: async () => (await import('./test-examples.ts')).testCommand(),
  gaps: async () => (await import('./gaps.ts')).gapsCommand(),
  preview: async () => (await import('./preview.ts')).previewCommand(),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(),
  backtest: async () => (await import('./backtest.ts')).backtestCommand(),
  schemas: async () => (await import('./schemas.ts')).schemasCommand(),
  parse: async () => (await import('./parse.ts')).parseCommand(),
  why: async (surroundings) => (await import('./why.ts')).whyCommand(surroundings),
  report: async (surroundings) => (await import('./report.ts')).reportCommand(surroundings),
  level: async (surroundings) => (await import('./level.ts')).levelCommand(surroundings),
  feeds: async ({ openStored }) => (await import('./feeds.ts')).feedsCommand(Date.now, openStored),
};

/** Runs the command line. @returns the exit code: 0 good, 1 findings, 2 bad usage or input. */
export async function main(args: readonly string[], surroundings: Surroundings = {}): Promise<number> {
  process.exitCode = GOOD;
  try {
    const program = await createProgram(args[0], surroundings);
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? GOOD : BAD_INPUT;
    if (!(error instanceof InputError)) throw error;
    await processTerminal().err.write([error.message]);
    return BAD_INPUT;
  }
}

/** The program with the command that is called, or with all of them for help and for names it does not know. */
async function createProgram(called: string | undefined, surroundings: Surroundings): Promise<Command> {
  const program = new Command('signpost')
    .description('Indicators and warnings from news feeds')
    .helpCommand(false)
    .showHelpAfterError('(signpost --help lists the commands)');
  const known = called !== undefined && Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined;
  const commands = await Promise.all(
    (known ? [known] : Object.values(COMMANDS)).map((load) => load(surroundings)),
  );
  for (const command of commands) program.addCommand(command);
  for (const each of [program, ...commands, ...commands.flatMap(({ commands: nested }) => nested)]) {
    each.exitOverride().configureOutput({
      writeOut: (text) => void processTerminal().out.write([text.trimEnd()]),
      writeErr: (text) => void processTerminal().err.write([text.trimEnd()]),
    });
  }
  return program;
}
