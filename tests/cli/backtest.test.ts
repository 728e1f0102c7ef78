import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { filesWith } from '../definitions/small-library.ts';
import { jsonLines, signpost, signpostHere } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-backtest-'));
const library = join(scratch, 'indicators');
const other = join(scratch, 'other');
const PROGRAM = fileURLToPath(new URL('../../bin/signpost.js', import.meta.url));
const inScratch = (name: string): string => join(scratch, name);
const START = Date.parse('2030-03-04T00:00:00Z');
const HOUR = 3_600_000;
const time = (hour: number): string => new Date(START + hour * HOUR).toISOString();

/** Three newsrooms that the catalogue grades B. */
const SOURCES = ['gazette', 'herald', 'courier']
  .map(
    (family) => `- id: ${family}
  title: The ${family}
  url: "https://${family}.example/feed"
  family: ${family}
  publisher: The ${family}
  language: en
  country: XX
  reliability: { letter: B, reason: invented }
  state-affiliated: false
  interval: 1h
  tags: [test]
`,
  )
  .join('');

function writeLibrary(dir: string, condition: string): void {
  for (const [path, text] of filesWith(condition, [], { 'sources/all.yaml': SOURCES })) {
    mkdirSync(join(dir, path.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

interface Told {
  hour: number;
  title: string;
  by: string;
}
const quiet = (hours: number): Told[] =>
  Array.from({ length: hours }, (_, hour) => ({ hour, title: `Weather of hour ${hour}`, by: 'courier' }));
const NEWS: Told[] = [
  { hour: 100, title: 'Truce signed at the harbour of Millbrook', by: 'gazette' },
  { hour: 101, title: 'Both sides sign truce at Millbrook harbour <b>"today"</b>', by: 'herald' },
  { hour: 140, title: 'هدنة في ميناء ويستمارك', by: 'courier' },
];
const lineOf = ({ hour, title, by }: Told): string =>
  JSON.stringify({
    url: `https://${by}.example/${hour}`,
    title,
    published: time(hour),
    source: `${by}.example`,
    lang: 'en',
  });
const archive = [...quiet(240), ...NEWS].sort((a, b) => a.hour - b.hour).map(lineOf);
const EVENTS = `id,problem,kind,major,first_reported,domains_reporting,description
E1,test-problem,event,yes,${time(110)},2,"Truce, and ""then"" <i>some</i>"
E2,test-problem,threat,no,${time(50)},1,A threat
E3,elsewhere,event,yes,${time(60)},1,Of no problem we know
E4,test-problem,event,no,soon,1,Undated
`;

const summarySchema = z.looseObject({
  partial: z.object({ through: z.string() }).optional(),
  period: z.object({ from: z.string(), to: z.string(), days: z.number() }),
  archive: z.looseObject({
    read: z.number(),
    matched: z.number(),
    duplicates: z.number(),
    undated: z.number(),
    badLines: z.number(),
    hits: z.number(),
    bad: z.array(z.object({ file: z.string(), line: z.number(), problem: z.string() })),
  }),
  events: z.looseObject({
    unknown: z.array(z.object({ id: z.string(), problem: z.string() })),
    faults: z.array(z.object({ line: z.number(), problem: z.string() })),
  }),
  problems: z.array(
    z.looseObject({
      major: z.object({ events: z.number(), covered: z.number(), missed: z.array(z.string()) }),
    }),
  ),
  run: z.looseObject({ peakMegabytes: z.number(), steps: z.number() }),
});
const read = (dir: string, file: string): string => readFileSync(join(dir, file), 'utf8');
const summaryOf = (dir: string) => summarySchema.parse(JSON.parse(read(dir, 'summary.json')));
/** What does not depend on the machine. */
const findingsOf = (dir: string): unknown => {
  const {
    run: _run,
    archive: { files: _files, ...archived },
    ...rest
  } = summaryOf(dir);
  return { ...rest, archived };
};

beforeAll(() => {
  writeLibrary(library, '{ any: [truce, هدنة] }');
  writeLibrary(other, '{ any: [هدنة] }');
  writeFileSync(inScratch('items.jsonl'), archive.join('\n'));
  writeFileSync(inScratch('items.jsonl.gz'), gzipSync(archive.join('\n')));
  writeFileSync(inScratch('events.csv'), EVENTS);
});
afterAll(() => rmSync(scratch, { recursive: true }));

const backtest = (items: string[], out: string, ...rest: string[]) =>
  signpostHere([
    'backtest',
    ...items.flatMap((file) => ['--items', file]),
    '--events',
    inScratch('events.csv'),
    '--out',
    out,
    '--indicators',
    library,
    ...rest,
  ]);

describe('signpost backtest', () => {
  const out = inScratch('out');

  it('says how the warnings would have fared, and what of the events it could not use', async () => {
    const { code, out: text } = await backtest([inScratch('items.jsonl')], out);
    expect(code).toBe(0);
    expect(text).toContain('1 of 1 major event had level 4 Substantial or more by the end of its day.');
    expect(text).toContain('events.csv:5: "soon" is no time');
    expect(text).toContain('E3 is of "elsewhere", which no definition knows; not scored');
    expect(summaryOf(out)).toMatchObject({
      archive: { read: 243, matched: 243, hits: 3 },
      problems: [
        { major: { events: 1, covered: 1, missed: [] }, score: { warned: 1, alerts: 1, falseAlerts: 0 } },
      ],
      events: { unknown: [{ id: 'E3', problem: 'elsewhere' }] },
    });
  });

  it('writes the level and every signal at every step', () => {
    const lines = jsonLines(read(out, 'timeline.jsonl'));
    expect(lines).toHaveLength(summaryOf(out).run.steps);
    expect(lines[20]).toEqual({
      at: time(20),
      problem: 'test-problem',
      level: 1,
      blind: false,
      signals: { 'test-indicator': 'quiet' },
    });
    expect(lines[101]).toMatchObject({
      at: time(101),
      level: 4,
      signals: { 'test-indicator': 'corroborated' },
      changes: [
        { was: 1, is: 4 },
        { was: 'reported', is: 'corroborated' },
      ].map((one) => expect.objectContaining({ is: one.is })),
    });
  });

  it('writes every alert of the production policy with its evidence', () => {
    expect(jsonLines(read(out, 'alerts.jsonl'))).toContainEqual(
      expect.objectContaining({ at: time(101), urgency: 'interrupt', level: { was: 1, is: 4 } }),
    );
  });

  it('writes a page that needs no script and nothing from outside, quotes safely and gives foreign text its direction', () => {
    const page = read(out, 'index.html');
    expect(page).not.toMatch(/<script|<link|<img|@import|url\((?!#)/i);
    expect(page).not.toContain('<b>"today"');
    expect(page).not.toContain('<i>some</i>');
    expect(page).toContain('<mark title="truce">Truce</mark>');
    expect(page).toMatch(/<bdi dir="auto"/);
    expect(page).toContain('<svg class="course"');
    expect(page).toContain('◆E1');
    expect(page).not.toContain('Partial:');
  });

  it('shows on the page how the level went, known events with lead and hits under it, alerts with evidence, and what each indicator gave', () => {
    const page = read(out, 'index.html').replaceAll(/\s+/g, ' ');
    const section = /<section aria-labelledby="test-problem">.*?<\/section>/.exec(page)?.[0] ?? '';
    expect(section).toMatch(/<svg class="course"[^>]*>.*◆E1.*<\/svg>/);
    expect(section).toMatch(/<h3>Known events<\/h3>.*E1.*2030-03-08 14:00.*9 h before/);
    expect(section).toMatch(/<h3>Alerts in time<\/h3>.*2 reports cited/);
    expect(section).toMatch(/<h3>What each indicator gave<\/h3>.*test-indicator<\/.*<td[^>]*>3<\/td>/);
  });

  it('lists false alarms on the page with the reports that raised them', async () => {
    writeFileSync(inScratch('none.csv'), `id,problem,at\nE1,test-problem,${time(30)}\n`);
    const args = [
      '--items',
      inScratch('items.jsonl'),
      '--events',
      inScratch('none.csv'),
      '--out',
      inScratch('false'),
    ];
    await signpostHere(['backtest', ...args, '--indicators', library]);
    const page = read(inScratch('false'), 'index.html').replaceAll(/\s+/g, ' ');
    const list = /<h3>False alarms, and alerts that came after an event<\/h3>.*?<h3>/.exec(page)?.[0] ?? '';
    expect(list).toContain('2030-03-08 05:00');
    expect(list).toContain('<mark title="truce">Truce</mark>');
    expect(list).toMatch(/gazette.*herald|herald.*gazette/);
  });

  it('writes the summary as Markdown', () => {
    expect(read(out, 'summary.md')).toContain('| - baseline: keyword counter |');
  });

  it('finds the same in a packed file, in standard input, and in any order of lines', async () => {
    await backtest([inScratch('items.jsonl.gz')], inScratch('packed'));
    expect(findingsOf(inScratch('packed'))).toEqual(findingsOf(out));
    const shuffled = archive
      .map((line, n) => ({ line, key: (n * 7919) % 243 }))
      .sort((a, b) => a.key - b.key);
    const input = shuffled.map(({ line }) => line).join('\r\n');
    const args = [
      'backtest',
      '--items',
      '-',
      '--events',
      inScratch('events.csv'),
      '--out',
      inScratch('piped'),
      '--indicators',
      library,
    ];
    expect((await signpost(args, { input })).code).toBe(0);
    expect(findingsOf(inScratch('piped'))).toEqual(findingsOf(out));
    expect(read(inScratch('piped'), 'timeline.jsonl')).toBe(read(out, 'timeline.jsonl'));
  });

  it('reads several archives side by side and counts what they share once', async () => {
    writeFileSync(inScratch('a.jsonl'), archive.filter((_, n) => n % 2 === 0).join('\n'));
    writeFileSync(inScratch('b.jsonl'), archive.filter((_, n) => n % 2 === 1 || n % 10 === 0).join('\n'));
    await backtest([inScratch('a.jsonl'), inScratch('b.jsonl')], inScratch('both'));
    expect(summaryOf(inScratch('both')).archive).toMatchObject({ matched: 243, duplicates: 25 });
    expect(read(inScratch('both'), 'timeline.jsonl')).toBe(read(out, 'timeline.jsonl'));
  });

  it('passes over bad lines and undated items: counted, named, never fatal', async () => {
    const bad = [
      '{not json',
      '[]',
      '{"title":"x"}',
      '',
      lineOf({ hour: 5, title: 'Rain', by: 'herald' }).replace(time(5), 'tomorrow'),
      JSON.stringify({ url: 'https://herald.example/undated', title: 'Truce' }),
    ];
    writeFileSync(inScratch('bad.jsonl'), [...bad, ...archive].join('\n'));
    const { code, err } = await backtest([inScratch('bad.jsonl')], inScratch('bad'));
    expect(code).toBe(0);
    expect(err).toContain('bad.jsonl:1: not JSON');
    expect(summaryOf(inScratch('bad')).archive).toMatchObject({
      read: 244,
      undated: 1,
      badLines: 4,
      bad: [1, 2, 3, 5].map((line) => expect.objectContaining({ line })),
    });
    expect(read(inScratch('bad'), 'timeline.jsonl')).toBe(read(out, 'timeline.jsonl'));
  });

  it('scores only the period that is asked for, after warming up on what lies before', async () => {
    await backtest(
      [inScratch('items.jsonl')],
      inScratch('part'),
      '--from',
      time(104),
      '--to',
      time(130),
      '--step',
      '2h',
    );
    const lines = jsonLines(read(inScratch('part'), 'timeline.jsonl'));
    expect(lines[0]).toMatchObject({ at: time(104), level: 4 });
    expect(lines).toHaveLength(14);
    expect(read(inScratch('part'), 'alerts.jsonl')).toBe('');
  });

  it('compares two runs: hits, alerts and events gained and lost, with the rules', async () => {
    const args = [
      'backtest',
      '--items',
      inScratch('items.jsonl'),
      '--events',
      inScratch('events.csv'),
      '--out',
      inScratch('fewer'),
      '--indicators',
      other,
      '--compare',
      out,
    ];
    const { code, out: text } = await signpostHere(args);
    expect(code).toBe(0);
    expect(text).toContain('hits: 0 gained, 2 lost, 0 demoted, 0 promoted');
    expect(text).toMatch(/rule of test-indicator: [0-9a-f]{12} -> [0-9a-f]{12}/);
    expect(text).toMatch(/- alert 2030-03-08 05:00, level 4 Substantial, in-time/);
    expect(text).toMatch(/- event E1: 9 h before -> no alert/);
    expect(JSON.parse(read(inScratch('fewer'), 'comparison.json'))).toMatchObject({
      hits: { counts: { lost: 2 } },
    });
    const again = await signpostHere(['backtest', '--out', inScratch('fewer'), '--compare', out]);
    expect(text).toContain(again.out.trim());
  });

  it.each([
    [['--out', 'x'], 'name an archive with --items'],
    [['--out', 'x', '--items', 'nowhere.jsonl'], 'nowhere.jsonl: does not exist'],
    [['--out', 'x', '--items', '-', '--items', '-'], 'only once'],
    [['--out', 'x', '--items', '-', '--step', '1 hour'], '--step'],
    [['--out', 'x', '--items', '-', '--level', '6'], 'from 1 to 5'],
    [['--out', 'x', '--items', '-', '--from', 'May'], 'ISO 8601'],
    [['--out', 'x', '--items', '-', '--from', '2030-02-01', '--to', '2030-01-01'], 'lies before'],
    [['--out', 'x', '--compare', 'nowhere'], 'is no summary of a finished backtest'],
  ])('ends with 2 and the mend on %j', async (args, reason) => {
    const { code, err } = await signpostHere(['backtest', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it.each([
    ['no header', 'E1,test-problem\n', ':1: has no column "id"'],
    ['no time that can be read', 'id,problem,at\nE1,test-problem,soon\n', ':2: "soon" is no time'],
    ['nothing in it', '', ':1: is empty'],
  ])('ends with 2 before it begins where the list of events has %s', async (_name, text, reason) => {
    writeFileSync(inScratch('unusable.csv'), text);
    const out = inScratch('unusable');
    const args = ['--items', inScratch('items.jsonl'), '--events', inScratch('unusable.csv'), '--out', out];
    const { code, err } = await signpostHere(['backtest', ...args, '--indicators', library]);
    expect(code).toBe(2);
    expect(err).toContain(`unusable.csv${reason}`);
    expect(summaryExists(out)).toBe(false);
  });

  it('ends with 2 before it begins where there is no run to compare with', async () => {
    const { code, err } = await backtest(
      [inScratch('items.jsonl')],
      inScratch('early'),
      '--compare',
      inScratch('no-run'),
    );
    expect(code).toBe(2);
    expect(err).toContain('is no summary of a finished backtest');
    expect(summaryExists(inScratch('early'))).toBe(false);
  });

  it('names the problem that is meant where an event names one that nobody defines', async () => {
    writeFileSync(inScratch('slip.csv'), `id,problem,at\nE1,test-problm,${time(110)}\n`);
    const args = [
      '--items',
      inScratch('items.jsonl'),
      '--events',
      inScratch('slip.csv'),
      '--out',
      inScratch('slip'),
    ];
    const { out: text } = await signpostHere(['backtest', ...args, '--indicators', library]);
    expect(text).toContain(
      'E1 is of "test-problm", which no definition knows; not scored; did you mean test-problem?',
    );
  });

  it('ends with 2 where no item can be replayed', async () => {
    writeFileSync(inScratch('empty.jsonl'), '\n');
    const { code, err } = await backtest([inScratch('empty.jsonl')], inScratch('none'));
    expect(code).toBe(2);
    expect(err).toContain('no dated item');
  });
});

describe('a backtest that is stopped by ctrl-C', () => {
  /** Many times what a pipe and both its ends hold. */
  const EMPTY_LINES = `${' '.repeat(1023)}\n`.repeat(1024);

  /** Starts a backtest of what it is fed. */
  function reading(out: string, ...more: string[]) {
    const given = ['--items', '-', '--out', out, '--indicators', library, ...more];
    const child = spawn(process.execPath, [PROGRAM, 'backtest', ...given]);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => undefined);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    return {
      /** Gives it lines, and after them so many empty ones that it must have taken them for all to leave. */
      feed: (lines: readonly string[]): Promise<void> =>
        new Promise((resolve) => {
          child.stdin.write(`${lines.join('\n')}\n`);
          child.stdin.write(EMPTY_LINES, () => resolve());
        }),
      interrupted: (): Promise<number | null> => {
        child.kill('SIGINT');
        return ended;
      },
      said: (): string => err,
    };
  }

  it('before it read an item ends with 130 and says that nothing was done', async () => {
    const out = inScratch('at-once');
    const run = reading(out);
    await expect.poll(() => summaryExists(out), { timeout: 15_000 }).toBe(true);
    expect(await run.interrupted()).toBe(130);
    expect(run.said()).toContain('stopped before a dated item was read; nothing is written');
    expect(run.said()).not.toContain('check --from');
  });

  it('leaves what was done readable and marked partial, and ends with 130', async () => {
    const out = inScratch('stopped');
    const run = reading(out, '--events', inScratch('events.csv'));
    await run.feed(archive);
    expect(read(out, 'index.html')).toContain('has not finished');
    expect(read(out, 'summary.md')).toContain('has not finished');
    expect(await run.interrupted()).toBe(130);
    expect(run.said()).toContain('stopping');
    expect(summaryOf(out)).toMatchObject({
      partial: { through: expect.any(String) },
      problems: [{ major: { events: 1, covered: 1 } }],
    });
    expect(read(out, 'index.html')).toContain('Partial:');
    expect(read(out, 'summary.md')).toContain('**Partial');
    expect(jsonLines(read(out, 'timeline.jsonl')).length).toBeGreaterThan(200);
    expect(read(out, 'alerts.jsonl')).toContain('"urgency":"interrupt"');
  });
});

function summaryExists(dir: string): boolean {
  try {
    return read(dir, 'summary.json') !== '';
  } catch {
    return false;
  }
}
