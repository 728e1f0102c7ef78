import { Command, CommanderError } from 'commander';
import { BAD_INPUT, GOOD, InputError } from './exit.ts';
import { explainCommand } from './explain.ts';
import { feedsCommand } from './feeds.ts';
import { gapsCommand } from './gaps.ts';
import { lintCommand } from './lint.ts';
import { matchCommand } from './match.ts';
import { processTerminal } from './output.ts';
import { parseCommand } from './parse.ts';
import { previewCommand } from './preview.ts';
import { schemasCommand } from './schemas.ts';
import { testCommand } from './test-examples.ts';

/** Runs the command line. @returns the exit code: 0 good, 1 findings, 2 bad usage or input. */
export async function main(args: readonly string[]): Promise<number> {
  process.exitCode = GOOD;
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? GOOD : BAD_INPUT;
    if (!(error instanceof InputError)) throw error;
    await processTerminal().err.write([error.message]);
    return BAD_INPUT;
  }
}

function createProgram(): Command {
  const program = new Command('signpost')
    .description('Indicators and warnings from news feeds')
    .helpCommand(false)
    .showHelpAfterError('(signpost --help lists the commands)');
  const commands = [
    matchCommand(),
    explainCommand(),
    lintCommand(),
    testCommand(),
    gapsCommand(),
    previewCommand(),
    schemasCommand(),
    parseCommand(),
    feedsCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  for (const each of [program, ...commands, ...commands.flatMap(({ commands: nested }) => nested)]) {
    each.exitOverride();
  }
  return program;
}
