import { Command } from 'commander';
import * as z from 'zod';
import { NothingToExplain, type WhyQuestion } from '../assessment/index.ts';
import { loadSources } from '../definitions/index.ts';
import { fromIso, toIso } from '../evidence/index.ts';
import { explainState } from '../stages/why.ts';
import { FINDINGS, GOOD, InputError } from './exit.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import type { Surroundings } from './main.ts';
import { processTerminal } from './output.ts';

interface WhyOptions {
  at?: string;
  data?: string;
  table?: string;
  url: string;
  json?: boolean;
  indicators: string;
}

/** Where `npm run demo` and `npm start` serve. */
const RUNNING = 'http://localhost:8080';

/** What is printed of an answer, wherever it was computed. */
interface Answer {
  equal: boolean;
  lines: string[];
  json: unknown;
}

/** `signpost why PROBLEM[/INDICATOR]`: the arithmetic and the evidence of a level, computed again and held against the log. */
export function whyCommand(surroundings: Surroundings): Command {
  return new Command('why')
    .description('show the arithmetic and the evidence behind a level, and compute the logged warning again')
    .argument('<problem>', 'a problem, or problem/indicator')
    .option('--at <time>', 'as of this instant, such as 2030-01-23T06:00:00Z (default: the last assessment)')
    .option('--data <dir>', 'read the data folder of a run on this machine that has ended')
    .option('--table <name>', 'read a DynamoDB table, with the credentials of the environment')
    .option('--url <url>', 'ask a running dashboard', RUNNING)
    .option('--json', 'as JSON')
    .addOption(indicatorsOption())
    .action(async (path: string, options: WhyOptions) => {
      const answer = await answerTo(questionOf(path, options.at), options, surroundings);
      await processTerminal().out.write(options.json ? [JSON.stringify(answer.json)] : answer.lines);
      process.exitCode = answer.equal ? GOOD : FINDINGS;
    });
}

function questionOf(path: string, at: string | undefined): WhyQuestion {
  const [problem = '', indicator, ...more] = path.split('/');
  if (problem === '' || indicator === '' || more.length > 0)
    throw new InputError(`why: "${path}" is no problem and no problem/indicator`);
  return { problem, indicator, at: at === undefined ? undefined : instantOf(at) };
}

function instantOf(text: string): number {
  const read = z.iso.datetime({ offset: true }).safeParse(text);
  if (!read.success) throw new InputError(`why: --at "${text}" is no instant such as 2030-01-23T06:00:00Z`);
  return fromIso(read.data);
}

async function answerTo(
  question: WhyQuestion,
  options: WhyOptions,
  { openStored, openTable }: Surroundings,
): Promise<Answer> {
  const library = () => openLibrary(options.indicators);
  if (options.data !== undefined) {
    if (openStored === undefined) throw new InputError('--data is read by bin/signpost.js only');
    const stored = await openStored(options.data);
    try {
      const sources = stored.sources === undefined ? {} : { sources: loadSources(stored.sources) };
      return await computed({ store: stored.store, library: { ...library(), ...sources } }, question);
    } finally {
      await stored.stop();
    }
  }
  if (options.table === undefined) return asked(question, options.url);
  if (openTable === undefined) throw new InputError('--table is read by bin/signpost.js only');
  return computed({ store: await openTable(options.table), library: library() }, question);
}

async function computed(stage: Parameters<typeof explainState>[0], question: WhyQuestion): Promise<Answer> {
  try {
    const { explanation, logged, lines } = await explainState(stage, question);
    return { equal: logged.equal, lines, json: { explanation, logged } };
  } catch (error) {
    if (error instanceof NothingToExplain) throw new InputError(`why: ${error.message}`);
    throw error;
  }
}

const answerSchema = z.object({
  explanation: z.unknown(),
  logged: z.looseObject({ equal: z.boolean() }),
  lines: z.array(z.string()),
});
const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

async function asked({ problem, indicator, at }: WhyQuestion, base: string): Promise<Answer> {
  const parameters = new URLSearchParams({
    ...(indicator !== undefined && { indicator }),
    ...(at !== undefined && { at: toIso(at) }),
  });
  const url = `${base.replace(/\/+$/, '')}/api/v1/problems/${encodeURIComponent(problem)}/why?${parameters}`;
  const body = await bodyOf(url, base);
  const refused = refusalSchema.safeParse(body);
  if (refused.success) throw new InputError(`why: ${refused.data.error.message}`);
  const read = answerSchema.safeParse(body);
  if (!read.success) throw new InputError(`why: ${base} is no Signpost dashboard, or one of another version`);
  const { explanation, logged, lines } = read.data;
  return { equal: logged.equal, lines, json: { explanation, logged } };
}

async function bodyOf(url: string, base: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    return await answer.json();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `why: ${base} does not answer as a dashboard (${reason}): start it with npm run demo, or give --data DIR, --url URL or --table NAME`,
    );
  }
}
