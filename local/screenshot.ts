import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { openBrowser } from './browser.ts';
import { openFolder } from './folder.ts';
import { startProgress } from './progress.ts';
import { startReplay } from './replay.ts';
import { serve } from './serving.ts';
import { createJournal } from './tally.ts';

interface Shot {
  name: string;
  path: string;
  width: number;
  /** Height in CSS pixels; longer pages are cut. */
  height: number;
  dark?: boolean;
}

const boardSchema = z.object({ problems: z.array(z.object({ id: z.string() })).min(1) });
const reportsSchema = z.object({
  items: z.array(z.object({ kind: z.string(), periodEnd: z.string() })).min(1),
});

/** Pages worth a picture, with the worst problem and the newest report of the dashboard at `url`. */
async function shotsOf(url: string): Promise<Shot[]> {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${url}/api/v1${path}`)).json();
  const [problem] = boardSchema.parse(await ask('/board')).problems;
  const [report] = reportsSchema.parse(await ask('/reports')).items;
  const mail = await newestAlertMail(url);
  return [
    { name: 'board', path: '/', width: 1280, height: 1180 },
    { name: 'board-dark', path: '/', width: 1280, height: 1180, dark: true },
    { name: 'board-phone', path: '/', width: 390, height: 1180 },
    { name: 'problem', path: `/problems/${problem?.id}`, width: 1280, height: 1400 },
    { name: 'report', path: `/reports/${report?.kind}/${report?.periodEnd}`, width: 1280, height: 1400 },
    { name: 'feeds', path: '/feeds', width: 1280, height: 900 },
    ...(mail === undefined ? [] : [{ name: 'mail', path: mail, width: 1280, height: 1180 }]),
  ];
}

/** Address of the newest mail that is an alert; undefined when there is no mailbox or none has come. */
async function newestAlertMail(url: string): Promise<string | undefined> {
  const page = await (await fetch(`${url}/mailbox`)).text();
  const links = [...page.matchAll(/<a href="(\/mailbox\/\d+)"[^>]*>([^<]*)/g)];
  return links.find(([, , subject = '']) => !subject.includes('watch report'))?.[1];
}

async function shoot(browser: Browser, url: string, shot: Shot, out: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.dark === true ? 'dark' : 'light',
  });
  const page = await context.newPage();
  await page.goto(url + shot.path, { waitUntil: 'load' });
  const tall = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width: shot.width, height: Math.min(tall, shot.height) };
  await writeFile(join(out, `${shot.name}.png`), await page.screenshot({ clip }));
  await context.close();
}

async function shootAll(url: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const shot of await shotsOf(url)) {
      await shoot(browser, url, shot, out);
      process.stderr.write(`  ${join(out, shot.name)}.png\n`);
    }
  } finally {
    await browser.close();
  }
}

/** Runs the exercise from its first round to its last and photographs what it leaves. */
async function shootExercise(out: string): Promise<void> {
  const folder = openFolder('exercise');
  const replay = await startReplay(
    folder,
    createJournal(folder.journal, () => undefined),
  );
  try {
    const progress = startProgress('replay    ', replay.rounds, replay.finished);
    await replay.run(progress, () => false);
    progress.stop();
    const gateway = await serve(replay.machine, 0);
    await shootAll(gateway.url, out);
    await gateway.stop();
  } finally {
    await replay.stop();
    folder.discard();
  }
}

await new Command('screenshot')
  .description('photograph the dashboard for the documentation')
  .option('--url <url>', 'a dashboard that runs already; without it the exercise is run first')
  .option('--out <dir>', 'where the pictures go', 'docs/screenshots')
  .action(({ url, out }: { url?: string; out: string }) =>
    url === undefined ? shootExercise(out) : shootAll(url.replace(/\/+$/, ''), out),
  )
  .parseAsync();
