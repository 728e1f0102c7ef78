import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/definitions/index.ts';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** `problem/indicator` as written in the last column of the table's rows. */
function namedInTable(): string[] {
  const rows = readFileSync(here('docs/coverage.md'), 'utf8').matchAll(/^\| \d+ \|.*\|(.*)\|$/gm);
  return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

describe('the coverage table', () => {
  const shipped = loadLibrary(here('indicators')).problems.flatMap(({ id, indicators }) =>
    indicators.map((indicator) => `${id}/${indicator.id}`),
  );

  it('names only indicators that exist', () => {
    expect(namedInTable().filter((name) => !shipped.includes(name))).toEqual([]);
  });

  it('names every shipped indicator', () => {
    const named = namedInTable();
    expect(shipped.filter((name) => !named.includes(name))).toEqual([]);
  });
});
