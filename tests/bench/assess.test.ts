import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from '../../bench/assess-run.ts';
import { shippedLibrary } from '../shipped-library.ts';

describe('recomputing the board', () => {
  it('reads as much of three thousand stored hits as of three hundred, once a process is warm', async () => {
    const shipped = shippedLibrary();
    const library = {
      ...shipped,
      problems: shipped.problems.slice(0, 2),
      sources: shipped.sources.slice(0, 4),
    };
    const few = await measure(300, library);
    const many = await measure(3_000, library);
    expect(many.warm.requests).toBe(few.warm.requests);
    expect(many.warm.records).toBe(few.warm.records);
    expect(many.warm.requests).toBeLessThan(20);
    expect(many.cold.records).toBeGreaterThan(few.cold.records);
  }, 60_000);

  it('is documented at a thousand, a hundred thousand and a million stored hits, with as many reads for each', () => {
    const page = readFileSync('docs/performance.md', 'utf8');
    const [, table = ''] = page.split(/<!-- bench-assess:(?:begin|end) -->/);
    const cells = (name: string): string[] => {
      const line = table.split('\n').find((each) => each.startsWith(`| ${name} |`));
      return (line ?? '')
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim());
    };
    expect(cells('stored hits')).toEqual(['1,000', '100,000', '1,000,000']);
    for (const what of ['requests', 'records read']) {
      const told = cells(`run of a warm process: ${what}`);
      expect(told).toHaveLength(3);
      expect(new Set(told).size).toBe(1);
    }
    const [, middle = 0, last = 0] = cells('run of a warm process: processor milliseconds').map(Number);
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(2 * middle);
  });
});
