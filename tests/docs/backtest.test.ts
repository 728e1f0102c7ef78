import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../shipped-library.ts';

const page = readFileSync('docs/backtest.md', 'utf8');
const [, kept = ''] = page.split(/<!-- written by npm run backtest:archive: (?:begin|end) -->/);

/** Cells of the row of a problem in the table of scores. */
function scoreOf(problem: string): string[] {
  const line = kept.split('\n').find((each) => each.startsWith(`| ${problem} |`));
  return (line ?? '')
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
}

describe('the report on the real archive', () => {
  it('scores every problem that is shipped, baselines beside it', () => {
    const problems = shippedLibrary().problems.map(({ id }) => id);
    expect(problems.filter((id) => scoreOf(id).length === 0)).toEqual([]);
    const count = (label: string) =>
      kept.split('\n').filter((line) => line.startsWith(`| - ${label}`)).length;
    expect(count('baseline: base rate')).toBe(problems.length);
    expect(count('baseline: keyword counter')).toBe(problems.length);
  });

  it('says what was promised and kept: major events by their day, and alerts of the founding problems', () => {
    const [, covered, major] = /^(\d+) of (\d+) major events had level 4/m.exec(kept) ?? [];
    expect(Number(covered)).toBe(Number(major));
    expect(Number(major)).toBeGreaterThan(0);
    for (const id of ['militia-attacks', 'militia-disarmament', 'isis-eastern-syria']) {
      const per100Days = Number(scoreOf(id)[3]);
      expect([id, per100Days <= 12]).toEqual([id, true]);
    }
  });

  it('owns up to the alerts that no event bears out', () => {
    expect(kept).toMatch(/\d+ false; \d+ of problems without a listed event, which cannot be judged here/);
  });

  it('has its picture, which needs no script and nothing from outside', () => {
    const [, path = ''] = /!\[[^\]]+\]\((pictures\/[^)]+\.svg)\)/.exec(page) ?? [];
    const picture = readFileSync(`docs/${path}`, 'utf8');
    expect(picture).toContain('aria-label');
    expect(picture).not.toMatch(/<script|href="http|url\(http|@import/);
  });

  it('is made anew by the gate', () => {
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^step \S+ npm run -s backtest:archive$/m);
  });
});
