import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveLedger, Scan } from '../../src/backtest/index.ts';
import { KeywordCounter } from '../../src/backtest/keywords.ts';
import { Recent } from '../../src/backtest/recent.ts';
import { Volume } from '../../src/backtest/volume.ts';
import { buildLibrary } from '../../src/definitions/index.ts';
import { DAY, fromIso, HOUR } from '../../src/evidence/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { filesWith } from '../definitions/small-library.ts';
import { at, library, matcher, murmur, START, scanOf } from './world.ts';

const fresh = (over: Partial<ConstructorParameters<typeof Scan>[0]> = {}): Scan =>
  new Scan({
    library,
    matcher,
    originOf: () => ({ family: 'gazette', reliability: 'B' }),
    idOf: ({ url }) => `id of ${url}`,
    ...over,
  });
const item = { url: 'https://gazette.example/1', title: 'Truce holds', published: at(1), lang: 'en' };

describe('scanning an archive', () => {
  it('gives each hit with the archive’s time, newsroom and grade', () => {
    expect(fresh().take(item)).toMatchObject([
      {
        id: 'test-indicator~id of https://gazette.example/1',
        item: { id: 'id of https://gazette.example/1' },
        at: at(1),
        observed: at(1),
        family: 'gazette',
        reliability: 'B',
        undated: false,
        backfill: false,
      },
    ]);
  });

  it('counts out what has no date that can be true, and repetitions', () => {
    const scan = fresh();
    for (const published of [
      undefined,
      '',
      'soon',
      '1970-01-01T00:00:00Z',
      '0030-03-04T00:00:00Z',
      '2999-01-01T00:00:00Z',
    ])
      expect(scan.take({ ...item, published })).toEqual([]);
    scan.take(item);
    scan.take({ ...item, published: at(3) });
    expect(scan.counts).toEqual({ read: 8, matched: 1, undated: 6, duplicates: 1, outside: 0 });
  });

  it('takes a new title under a known address as news', () => {
    const scan = fresh();
    expect(scan.take({ ...item, title: 'Rain' })).toEqual([]);
    expect(scan.take(item)).toHaveLength(1);
    expect(scan.counts.duplicates).toBe(0);
  });

  it('tells items without an address apart by their titles', () => {
    const scan = fresh();
    for (const title of ['Truce holds', 'Lull ends', 'Truce holds']) scan.take({ ...item, url: '', title });
    expect(scan.counts).toMatchObject({ matched: 2, duplicates: 1 });
  });

  it('counts out what lies outside the period', () => {
    const scan = fresh({ from: fromIso(at(0)), to: fromIso(at(5)) });
    for (const hour of [-1, 0, 5, 6])
      scan.take({ ...item, url: `https://gazette.example/${hour}`, published: at(hour) });
    expect(scan.counts).toMatchObject({ matched: 2, outside: 2 });
  });

  it('finds the same hits with and without the memory for silent headlines', () => {
    const lines = ['Rain', 'Truce', 'Rain', 'Sun', 'Rain', 'Truce'].map((title, n) => ({
      hour: n,
      title,
      by: 'gazette',
    }));
    expect(scanOf(lines).hits).toHaveLength(2);
  });
});

describe('the archive’s ledger', () => {
  const ledgerOf = (except: (hour: number) => boolean) =>
    new ArchiveLedger(scanOf(murmur(20 * 24, except)).scan.volume);

  it('knows of today only the hours that are over', () => {
    const rows = ledgerOf(() => false).at(START + 3 * DAY + 5.5 * HOUR, 10 * DAY).rows;
    expect(rows.at(-1)).toMatchObject({ day: '2030-03-07', okHours: [0, 1, 2, 3, 4], newItems: 5 });
    expect(rows).toHaveLength(4);
  });

  it('has no row for a day without items', () => {
    const rows = ledgerOf((hour) => hour >= 48 && hour < 72).at(START + 5 * DAY, 10 * DAY).rows;
    expect(rows.map(({ day }) => day)).toEqual(['2030-03-04', '2030-03-05', '2030-03-07', '2030-03-08']);
  });

  it('counts an empty hour as failed only where the week before makes it unlikely', () => {
    const busy = new Volume();
    for (let hour = 0; hour < 9 * 24; hour++)
      for (let n = 0; n < 10; n++)
        if (hour < 8 * 24 || hour % 24 < 6) busy.add('archive:en', START + hour * HOUR);
    const last = new ArchiveLedger(busy).at(START + 9 * DAY, DAY).rows.at(-1);
    expect(last).toMatchObject({ okHours: [0, 1, 2, 3, 4, 5], failedHours: expect.arrayContaining([6, 23]) });
    const sparse = ledgerOf((hour) => hour % 2 === 0)
      .at(START + 9 * DAY, DAY)
      .rows.at(-1);
    expect(sparse?.failedHours).toEqual([]);
  });

  it('begins with the first item and ends with the last where nothing strays', () => {
    const volume = new Volume();
    for (let n = 0; n < 5000; n++) volume.add('archive:en', START + 6 * n * HOUR);
    expect(volume.span()).toEqual({ from: START, to: START + 6 * 4999 * HOUR });
  });

  it('keeps a few wrong dates from stretching the period over years', () => {
    const volume = new Volume();
    volume.add('archive:en', fromIso('1999-12-31T00:00:00Z'));
    for (let n = 0; n < 2000; n++) volume.add('archive:en', START + n * HOUR);
    volume.add('archive:en', fromIso('2031-12-31T00:00:00Z'));
    expect(volume.span()).toEqual({ from: START, to: START + 84 * DAY - 1 });
  });
});

describe('feeds of an archive', () => {
  it('make an indicator blind whose newsrooms or language the archive does not hold', () => {
    const scoped = buildLibrary(filesWith('{ any: [truce] }', ['sources: { only: { languages: [ar] } }']));
    const scan = new Scan({
      library: scoped,
      matcher: compileLibrary(scoped),
      originOf: () => ({ family: 'gazette', reliability: 'B' }),
      idOf: ({ url }) => url,
    });
    scan.take(item);
    expect(scan.feeds.sources().map(({ language }) => language)).toEqual(['en']);
  });
});

describe('the keyword counter', () => {
  const events = buildLibrary(filesWith('{ event: { agent: actors.brigades, action: actions.attack } }'));
  const count = (title: string): number => {
    const counter = new KeywordCounter(events);
    counter.count(title, 3);
    return counter.of('test-problem').get(3) ?? 0;
  };

  it.each([
    ['Falcon Brigade attacks the depot', 1],
    ['The depot was attacked, says "Falcon Brigade"', 1],
    ['Norland strikes Falcon Brigade’s camp', 1],
    ['A falcon attacks a hare', 0],
    ['Falcon Brigade parades', 0],
    ['Norland attacks the depot', 0],
    ['', 0],
    ['“Attacked!” — Falcon Brigade, again', 1],
    ['ATTACKS BY FALCON BRIGADE;', 1],
    [`${'word '.repeat(100)}Falcon Brigade attacks`, 1],
  ])('counts %j %i times, whoever does what to whom', (title, expected) => {
    expect(count(title)).toBe(expected);
  });
});

describe('the memory for what was seen last', () => {
  it('is bounded, and keeps at least as much as was promised', () => {
    const known = (n: number): boolean => {
      const recent = new Recent(100);
      for (let seen = 0; seen < 1000; seen++) recent.see(String(seen), `text ${seen}`);
      return recent.see(String(n), `text ${n}`);
    };
    expect(Array.from({ length: 100 }, (_, n) => known(900 + n))).not.toContain(false);
    expect(Array.from({ length: 20 }, (_, n) => known(40 * n))).not.toContain(true);
  });

  it('answers as two maps of strings do', () => {
    const event = fc.tuple(fc.integer({ min: 0, max: 30 }).map(String), fc.constantFrom('a', 'b', ''));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const recent = new Recent(10);
        let [young, old] = [new Map<string, string>(), new Map<string, string>()];
        for (const [key, text] of events) {
          const known = (young.get(key) ?? old.get(key)) === text;
          expect(recent.see(key, text)).toBe(known);
          if (known) continue;
          if (young.size >= 10) [young, old] = [new Map(), young];
          young.set(key, text);
        }
      }),
    );
  });
});
