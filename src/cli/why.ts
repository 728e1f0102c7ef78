import { Command } from 'commander';
import * as z from 'zod';
import { NothingToExplain, type WhyQuestion } from '../assessment/index.ts';
import { toIso } from '../evidence/index.ts';
import { explainState } from '../stages/why.ts';
import { FINDINGS, GOOD, InputError } from './exit.ts';
import { instantOf } from './instant.ts';
import { indicatorsOption } from './library.ts';
import type { Surroundings } from './main.ts';
import { processTerminal } from './output.ts';
import { dataOption, type Kept, type KeptOptions, namesKept, tableOption, withKept } from './stored.ts';

interface WhyOptions extends KeptOptions {
  at?: string;
  url: string;
  json?: boolean;
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
    .addOption(dataOption())
    .addOption(tableOption())
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
  return { problem, indicator, at: at === undefined ? undefined : instantOf(at, 'why: --at') };
}

async function answerTo(
  question: WhyQuestion,
  options: WhyOptions,
  surroundings: Surroundings,
): Promise<Answer> {
  if (!namesKept(options)) return asked(question, options.url);
  return withKept(options, surroundings, (kept) => computed(kept, question));
}

async function computed(stage: Kept, question: WhyQuestion): Promise<Answer> {
  if (question.at !== undefined && question.at > stage.now)
    throw new InputError(`why: --at lies ahead: nothing is known of it yet, ask up to ${toIso(stage.now)}`);
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
