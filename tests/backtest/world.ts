import { DEFAULT_POLICY } from '../../src/alerting/index.ts';
import { ArchiveLedger, Recorder, Replay, Scan } from '../../src/backtest/index.ts';
import type { StepOutcome } from '../../src/backtest/replay.ts';
import { buildLibrary, type Library } from '../../src/definitions/index.ts';
import type { EpochMillis, HitRecord, Millis } from '../../src/evidence/index.ts';
import { fromIso, HOUR, toIso } from '../../src/evidence/index.ts';
import { compileLibrary, type Matcher } from '../../src/matching/index.ts';
import { filesWith } from '../definitions/small-library.ts';

export const START: EpochMillis = fromIso('2030-03-04T00:00:00Z');
export const at = (hours: number): string => toIso(START + hours * HOUR);

/** Expected every few days, so that silence can become overdue. */
const EXPECTED = ['expected: { reason: It comes often., baseline-days: 14, alpha: 0.05 }'];

/** One indicator that looks for a truce. */
export const library: Library = buildLibrary(filesWith('{ any: [truce, lull] }', EXPECTED));
export const matcher: Matcher = compileLibrary(library);

export interface Telling {
  hour: number;
  title: string;
  by: string;
}

/** An archive as it was told: every item by its own newsroom, all of them usually reliable. */
export function scanOf(
  tellings: readonly Telling[],
  over: { from?: number; to?: number } = {},
): { scan: Scan; hits: HitRecord[] } {
  const scan = new Scan({
    library,
    matcher,
    originOf: ({ source = 'nobody' }) => ({ family: source, reliability: 'B' }),
    idOf: ({ id, url }) => id ?? url,
    ...over,
  });
  const hits = tellings.flatMap(({ hour, title, by }, n) =>
    scan.take({
      url: `https://${by}.example/${n}-${hour}`,
      title,
      published: at(hour),
      source: by,
      lang: 'en',
    }),
  );
  return { scan, hits };
}

export interface Ran {
  outcomes: StepOutcome[];
  timeline: string[];
  assessments: number;
}

/** Replays scanned hits from hour `from` to hour `to`. */
export function replayOf(
  { scan, hits }: { scan: Scan; hits: readonly HitRecord[] },
  {
    to,
    step = HOUR,
    everyStep = false,
    problems = library.problems,
  }: { to: number; step?: Millis; everyStep?: boolean; problems?: Library['problems'] },
): Ran {
  const watched = { ...library, problems };
  const replay = new Replay({
    library: watched,
    sources: scan.feeds.sources(),
    ledger: new ArchiveLedger(scan.volume),
    policy: DEFAULT_POLICY,
    everyStep,
  });
  const recorder = new Recorder(watched, START, step);
  const waiting = [...hits].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  const outcomes: StepOutcome[] = [];
  const timeline: string[] = [];
  for (let now = START; now <= START + to * HOUR; now += step) {
    while (waiting[0] !== undefined && fromIso(waiting[0].at) <= now) {
      const [hit] = waiting.splice(0, 1);
      if (hit !== undefined) replay.take(hit);
    }
    const outcome = replay.step(now);
    outcomes.push(outcome);
    timeline.push(...recorder.take(now, outcome));
  }
  return { outcomes, timeline, assessments: replay.assessments };
}

/** A steady murmur that hits nothing, so that collection is healthy from hour 0 to `hours`. */
export const murmur = (hours: number, except: (hour: number) => boolean = () => false): Telling[] =>
  Array.from({ length: hours }, (_, hour) => ({
    hour,
    title: `Weather of hour ${hour}`,
    by: 'almanac',
  })).filter(({ hour }) => !except(hour));
