import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { stringify } from 'yaml';
import { checkFeeds, type FeedFinding } from '../collection/check.ts';
import { feedHealth, type HealthFinding } from '../collection/health.ts';
import { catalogueEntries } from '../collection/import.ts';
import { readOpml, writeOpml } from '../collection/opml.ts';
import { HEALTH_DAYS } from '../dashboard/feed-health.ts';
import { DefinitionError, describeFinding, type FeedSource, loadSources } from '../definitions/index.ts';
import { type Clock, DAY, type EpochMillis, toDay } from '../evidence/index.ts';
import { FINDINGS, GOOD, InputError } from './exit.ts';
import { indicatorsOption } from './library.ts';
import { processTerminal } from './output.ts';
import type { OpenStored, StoredData } from './stored.ts';

interface CheckOptions {
  indicators: string;
  json?: boolean;
  allowLoopback?: boolean;
  contact?: string;
  atOnce: number;
  data?: string;
}

/** `signpost feeds check|export|import`. */
export function feedsCommand(clock: Clock = Date.now, openStored?: OpenStored): Command {
  const feeds = new Command('feeds').description('the catalogue of feeds: check it, export it, add to it');
  for (const command of [checkCommand(clock, openStored), exportCommand(), importCommand()])
    feeds.addCommand(command.exitOverride());
  return feeds;
}

function checkCommand(clock: Clock, openStored: OpenStored | undefined): Command {
  return new Command('check')
    .description('poll feeds once and say how each is: healthy, stale, failing or retired, and why')
    .argument('[id...]', 'feeds to check (default: all)')
    .option('--json', 'one feed per line as JSON')
    .option('--allow-loopback', 'let feeds served on this machine through')
    .option('--contact <address>', 'page or mail address that tells publishers who is asking')
    .option('--at-once <count>', 'polls under way at once; a host is still asked once at a time', count, 16)
    .option('--data <dir>', 'poll nothing: say how the feeds are by what a local run kept in this folder')
    .addOption(indicatorsOption())
    .action(async (ids: string[], options: CheckOptions) => {
      if (options.data !== undefined) {
        process.exitCode = await checkStored(ids, options, options.data, clock(), openStored);
        return;
      }
      const sources = chosen(openCatalogue(options.indicators), ids);
      const { out } = processTerminal();
      let unhealthy = 0;
      let checked = 0;
      const report = async (finding: FeedFinding): Promise<void> => {
        checked++;
        if (finding.health !== 'healthy') unhealthy++;
        await out.write([options.json ? JSON.stringify(finding) : lineOf(finding)]);
      };
      await checkFeeds(sources, { ...options, allowLoopback: options.allowLoopback ?? false, clock }, report);
      if (!options.json) await out.write([`${checked - unhealthy} of ${checked} feeds are healthy`]);
      process.exitCode = unhealthy > 0 ? FINDINGS : GOOD;
    });
}

/** Health by the stored ledger, as the dashboard shows it. */
async function checkStored(
  ids: readonly string[],
  { indicators, json }: CheckOptions,
  data: string,
  now: EpochMillis,
  openStored: OpenStored | undefined,
): Promise<number> {
  if (openStored === undefined) throw new InputError('--data is read by bin/signpost.js only');
  const stored = await openStored(data);
  try {
    const sources = chosen(stored.sources ? loadSources(stored.sources) : openCatalogue(indicators), ids);
    const findings = await storedHealth(stored.store, sources, stored.now ?? now);
    const healthy = findings.filter(({ health }) => health === 'healthy').length;
    const lines = findings.map((finding) => (json ? JSON.stringify(finding) : storedLine(finding)));
    await processTerminal().out.write(
      json ? lines : [...lines, `${healthy} of ${lines.length} feeds are healthy`],
    );
    return healthy < lines.length ? FINDINGS : GOOD;
  } finally {
    await stored.stop();
  }
}

async function storedHealth(
  store: StoredData['store'],
  sources: readonly FeedSource[],
  now: EpochMillis,
): Promise<HealthFinding[]> {
  const states = await store.feeds.load(sources.map(({ id }) => id));
  const days = await store.ledger.days(toDay(now - (HEALTH_DAYS - 1) * DAY), toDay(now));
  return sources.map((source) => {
    const own = days.filter(({ feed }) => feed === source.id);
    return feedHealth(source, states.get(source.id), own, now);
  });
}

const storedLine = ({ feed, health, reason, newItems, newestItem }: HealthFinding): string =>
  `${health.padEnd(8)} ${feed.padEnd(32)} · ${reason} · ${newItems} new items, newest ${newestItem ?? 'unknown'}`;

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 200)
    throw new InvalidArgumentError('give a whole number from 1 to 200');
  return number;
}

/** The catalogue alone: a fault in a problem's file is no reason not to check feeds. @throws InputError */
function openCatalogue(dir: string): FeedSource[] {
  const folder = join(dir, 'sources');
  try {
    const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    return files.sort().flatMap((name) => loadSources(join(folder, name)));
  } catch (error) {
    if (error instanceof DefinitionError)
      throw new InputError(error.findings.map(describeFinding).join('\n'));
    throw new InputError(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The feeds named, or all. @throws InputError for names that are in no catalogue. */
function chosen(sources: readonly FeedSource[], ids: readonly string[]): FeedSource[] {
  const known = new Set(sources.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new InputError(
      `no feed is called ${unknown.join(', ')}; the ids stand in indicators/sources/*.yaml`,
    );
  return ids.length === 0 ? [...sources] : sources.filter(({ id }) => ids.includes(id));
}

const lineOf = ({ feed, health, reason, items, newestItem, repairs, movedTo }: FeedFinding): string =>
  [
    `${health.padEnd(8)} ${feed.padEnd(32)}`,
    health === 'healthy' ? `${items} items, newest ${newestItem ?? 'undated'}` : reason,
    repairs > 0 ? `${repairs} faults mended` : '',
    movedTo === undefined ? '' : `moved to ${movedTo}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

function exportCommand(): Command {
  return new Command('export')
    .description('print the catalogue as OPML')
    .addOption(indicatorsOption())
    .action(async (options: { indicators: string }) => {
      const sources = openCatalogue(options.indicators);
      await processTerminal().out.write([writeOpml(sources, 'Signpost feeds').trimEnd()]);
    });
}

function importCommand(): Command {
  return new Command('import')
    .description('print the feeds of an OPML file that the catalogue lacks, as YAML for indicators/sources/')
    .argument('<file>', 'OPML file; - reads standard input')
    .addOption(indicatorsOption())
    .action(async (file: string, options: { indicators: string }) => {
      const sources = openCatalogue(options.indicators);
      const listed = readOpml(readText(file));
      if (listed.length === 0)
        throw new InputError(`${file}: no outline with an xmlUrl; is this an OPML file?`);
      const { entries, skipped } = catalogueEntries(listed, sources);
      const { out, err } = processTerminal();
      if (entries.length > 0) await out.write([stringify(entries, { lineWidth: 0 }).trimEnd()]);
      const refused = skipped.filter(({ known }) => !known);
      await err.write(refused.map(({ url, reason }) => `left out ${url}: ${reason}`));
      await err.write([
        `${skipped.length - refused.length} feeds are in the catalogue already`,
        `${entries.length} feeds to add; fill in reliability, language and country, then run signpost lint`,
      ]);
    });
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new InputError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
