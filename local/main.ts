import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { EnvironmentError } from '../lambdas/environment.ts';
import { DefinitionError } from '../src/definitions/index.ts';
import { runDemo } from './demo.ts';
import { DataFolderError } from './folder.ts';
import { PortError } from './gateway.ts';
import { runLive } from './live.ts';

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return value;
}

function program(): Command {
  const signpost = new Command('signpost-local').description('Signpost on one machine.').exitOverride();
  signpost
    .command('demo')
    .description(
      'replay four weeks of invented news (EXERCISE) through the whole pipeline and show the board',
    )
    .option('--port <number>', 'port of the dashboard on localhost, 0 takes a free one', port, 8080)
    .option('--data <dir>', 'keep the data here; a later run goes on from there')
    .option('--once', 'run, print a JSON summary on standard output, exit')
    .action(runDemo);
  signpost
    .command('start')
    .description('watch the real feed catalogue')
    .option('--port <number>', 'port of the dashboard on localhost, 0 takes a free one', port, 8080)
    .option('--data <dir>', 'where the data is kept', 'data')
    .action(runLive);
  for (const command of signpost.commands) command.exitOverride();
  return signpost;
}

const USAGE = 2;
const KNOWN = [DataFolderError, PortError, DefinitionError, EnvironmentError];

/** @returns the exit code: 0 good, 2 bad usage or input, 1 anything unforeseen. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    const known = error instanceof Error && KNOWN.some((kind) => error instanceof kind);
    process.stderr.write(
      `${known ? `error: ${error.message}` : `unforeseen: ${String(error instanceof Error ? error.stack : error)}`}\n`,
    );
    return known ? USAGE : 1;
  }
}
