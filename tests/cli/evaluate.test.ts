import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesWith } from '../definitions/small-library.ts';
import { jsonLines, signpostHere } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-evaluate-'));
const library = join(scratch, 'indicators');
afterAll(() => rmSync(scratch, { recursive: true }));

const file = (name: string, lines: readonly unknown[]): string => {
  const path = join(scratch, name);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
};
const item = (n: number, title: string, more: object = {}) => ({
  url: `https://n.example/${n}`,
  title,
  ...more,
});
const labelled = (n: number, title: string, label: string) =>
  item(n, title, { labels: { 'test-problem': label } });

beforeAll(() => {
  const event = '{ event: { agent: actors.brigades, action: actions.attack } }';
  for (const [path, text] of filesWith(event)) {
    mkdirSync(dirname(join(library, path)), { recursive: true });
    writeFileSync(join(library, path), text);
  }
});

const evaluate = (lines: readonly unknown[], news: readonly unknown[], ...more: string[]) =>
  signpostHere([
    'evaluate',
    '--labelled',
    file('labelled.jsonl', lines),
    '--baseline',
    file('news.jsonl', news),
    '--indicators',
    library,
    ...more,
  ]);

const LINES = [
  labelled(1, 'Falcon Brigade attacks Norland', 'happening'),
  labelled(2, 'Osprey Front strikes Norland depot', 'happening'),
  labelled(3, 'Norland attacks Falcon Brigade', 'none'),
  labelled(4, 'Guns heard where Falcon Brigade stands', 'happening'),
  labelled(5, 'Falcon Brigade attacks the press', 'none'),
  labelled(6, 'Falcon Brigade attacks somebody', 'unclear'),
];
const NEWS = [
  item(7, 'Rain in Millbrook'),
  item(8, 'Falcon Brigade attacks Norland'),
  item(9, 'Sun'),
  item(10, 'Snow'),
];

describe('signpost evaluate', () => {
  it('prints precision and recall with intervals, who was taken for the doer, the kinds and the alarms', async () => {
    const { code, out } = await evaluate(LINES, NEWS);
    expect(code).toBe(0);
    expect(out).toContain('test-problem: 5 lines scored, 3 relevant');
    expect(out).toMatch(
      /strict +precision 66\.7 % \[20\.8-93\.9\] 2\/3 {3}recall 66\.7 % \[20\.8-93\.9\] 2\/3/,
    );
    expect(out).toContain('target taken for agent');
    expect(out).toContain('kinds confused');
    expect(out).toMatch(/happening +2 +0 +0/);
    expect(out).toContain('general news: 4 items');
    expect(out).toMatch(/test-problem +2500\.00 per 10,000 \(1 items hit\)/);
    expect(out).toMatch(/same story: \d+ pairs/);
  });

  it('lists what is wrong when asked to', async () => {
    const { out } = await evaluate(LINES, NEWS, '--show');
    expect(out).toMatch(/false +\S+ test-indicator: Falcon Brigade attacks the press/);
    expect(out).toMatch(/missed \S+ happening: Guns heard/);
    expect(out).toContain('test-indicator: Falcon Brigade attacks Norland');
  });

  it('gives the same as JSON', async () => {
    const { out } = await evaluate(LINES, NEWS, '--json');
    expect(jsonLines(out)).toMatchObject([
      {
        problems: [{ problem: 'test-problem', lines: 5, strict: { precision: { hits: 2, of: 3 } } }],
        baseline: { items: 4, perTenThousand: { 'test-problem': 2500 } },
      },
    ]);
  });

  it('names lines it cannot use and goes on, and a problem that nobody defines', async () => {
    const { code, out, err } = await evaluate(
      ['no json', item(1, 'No label'), item(2, 'Truce', { labels: { elsewhere: 'happening' } })],
      NEWS,
    );
    expect(code).toBe(2);
    expect(err).toMatch(/labelled\.jsonl:1: not JSON/);
    expect(err).toMatch(/labelled\.jsonl:2: .*write "labels"/);
    expect(out).toContain('no problem of this id is defined here');
  });

  it('never takes nothing for a good result', async () => {
    const { out } = await evaluate([], []);
    expect(out).toContain('no labelled item, so nothing is scored');
    expect(out).toContain('general news: no item, so nothing is said of false alarms');
    const data = jsonLines((await evaluate([], [], '--json')).out);
    expect(data).toMatchObject([{ problems: [], baseline: { items: 0, perTenThousand: {} } }]);
  });

  it('refuses a file that does not exist', async () => {
    const { code, err } = await signpostHere(['evaluate', '--labelled', join(scratch, 'nowhere.jsonl')]);
    expect(code).toBe(2);
    expect(err).toContain('name one with --labelled or --baseline');
  });
});
