import type { Library } from '../src/definitions/model.ts';
import type { HitRecord } from '../src/evidence/index.ts';
import { DAY, fromIso, HOUR, hitId, MINUTE, toIso } from '../src/evidence/index.ts';
import { assessProblems } from '../src/stages/assess.ts';
import { storeOver } from '../src/store/index.ts';
import type { Store } from '../src/store/store.ts';
import { CountingTable, type History, type Reads } from './assess-table.ts';
import { median } from './measure.ts';

/** A million hits are what 400 days, the time evidence is kept, bring at this rate. */
export const HITS_A_DAY = 2_500;
const NOW = fromIso('2030-06-20T09:00:00.000Z');
const GAP = DAY / HITS_A_DAY;
const RUNS = 5;
const EVERY = 5 * MINUTE;

const FAMILIES = ['alpha', 'beta', 'gamma'];
const WHO = ['gunmen', 'dockers', 'riders', 'guards', 'fishers', 'clerks', 'pilots'];
const DEED = ['storm', 'burn', 'block', 'raid', 'leave', 'repair', 'sell', 'flood'];
const WHAT = ['grain depot', 'ferry', 'customs house', 'lighthouse', 'crane', 'railway bridge'];
const PLACE_BEGIN = [
  'Mar',
  'Tas',
  'Vel',
  'Or',
  'Pal',
  'Dun',
  'Kesh',
  'Rhu',
  'Sar',
  'Lim',
  'Bor',
  'Nev',
  'Gal',
];
const PLACE_END = [
  'sa',
  'ra',
  'im',
  'sk',
  'las',
  'more',
  'ti',
  'nar',
  'dol',
  'wick',
  'gate',
  'haven',
  'stad',
  'fell',
  'oru',
  'ima',
  'bek',
];

const nth = (from: readonly string[], n: number): string => from[n % from.length] ?? '';

/** Every indicator in turn; three newsrooms tell each story within hours. */
function historyOf(length: number, library: Library): History & { next(n: number): HitRecord } {
  const indicators = library.problems.flatMap((problem) =>
    problem.indicators.map(({ id, rule }) => ({ id, rule, problem: problem.id })),
  );
  const hitOf = (n: number): HitRecord => {
    const turn = Math.floor(n / indicators.length);
    const { id, rule, problem } = indicators[n % indicators.length] ?? { id: '', rule: '', problem: '' };
    const [story, telling] = [Math.floor(turn / 3), turn % 3];
    const [who, deed] = [nth(WHO, story), nth(DEED, story * 3)];
    const [what, where] = [nth(WHAT, story * 5), nth(PLACE_BEGIN, story) + nth(PLACE_END, story)];
    const title = [
      `${who} ${deed} ${what} in ${where}`,
      `${what} in ${where}: ${who} ${deed} it, residents say`,
      `${where} ${what} after ${who} ${deed} again`,
    ][telling];
    const at = toIso(timeOf(n));
    return {
      id: hitId(id, `item-${n}`),
      indicator: id,
      problem,
      kind: 'happening',
      demoted: false,
      item: { id: `item-${n}`, url: `https://bench.example/${n}`, title: title ?? '' },
      spans: [{ field: 'title', start: 0, end: who.length, text: who, term: who }],
      marks: [],
      rule,
      at,
      observed: toIso(timeOf(n) + EVERY),
      undated: false,
      backfill: false,
      feed: `${nth(FAMILIES, telling)}-feed`,
      family: nth(FAMILIES, telling),
      source: nth(FAMILIES, telling),
      reliability: 'B',
      lang: 'en',
      summary: `Residents of ${where} heard it at night. Nobody was hurt, the ${what} stays closed until further notice.`,
    };
  };
  const timeOf = (n: number): number => NOW - EVERY - (length - n) * GAP;
  return { length, indicators: indicators.map(({ id }) => id), hitOf, timeOf, lag: EVERY, next: hitOf };
}

/** Nine weeks in which every feed answered four times a day. */
async function recordLedger(store: Store, { sources }: Library, until: number): Promise<void> {
  for (let at = until - 62 * DAY; at <= until; at += 6 * HOUR) {
    await store.ledger.record(
      sources.map(({ id }) => ({
        feed: id,
        at,
        ok: true,
        status: 'new',
        items: 20,
        newItems: 5,
        repairs: 0,
      })),
    );
  }
}

export interface Cost extends Reads {
  /** Of processor time, so that other work on the machine does not count. */
  millis: number;
}

export interface Measured {
  hits: number;
  /** The first run of all, which sums up the weeks; a new process afterwards; each further run. */
  first: Cost;
  cold: Cost;
  warm: Cost;
}

/** Runs assess over a made-up history of this many hits: first, in a new process, and warm while hits go on coming. */
export async function measure(length: number, library: Library): Promise<Measured> {
  const history = historyOf(length, library);
  const table = new CountingTable(history);
  await recordLedger(storeOver(table), library, NOW);
  let now = NOW;
  const run = async (store: Store): Promise<Cost> => {
    table.taken();
    const before = process.cpuUsage();
    await assessProblems({ store, library, clock: () => now });
    const { user, system } = process.cpuUsage(before);
    return { millis: (user + system) / 1_000, ...table.taken() };
  };
  const first = await run(storeOver(table));
  const store = storeOver(table);
  const cold = await run(store);
  const warm: Cost[] = [];
  let next = length;
  for (let n = 0; n < RUNS; n += 1) {
    now += EVERY;
    for (; history.timeOf(next) + EVERY <= now; next += 1) await store.hits.put(history.next(next));
    warm.push(await run(store));
  }
  const middle = (of: (cost: Cost) => number): number => median(warm.map(of));
  return {
    hits: length,
    first,
    cold,
    warm: {
      millis: middle(({ millis }) => millis),
      requests: middle(({ requests }) => requests),
      records: middle(({ records }) => records),
      units: middle(({ units }) => units),
    },
  };
}
