import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chosenParts, PARTS } from '../../bench/parts.ts';

describe('npm run bench', () => {
  it('runs every part, and gives each of them the options', () => {
    expect(chosenParts(['--write', '--quick'])).toEqual({ parts: PARTS, options: ['--write', '--quick'] });
  });

  it('runs only the parts that are named', () => {
    expect(chosenParts(['collect', '--write']).parts.map(({ name }) => name)).toEqual(['collect']);
  });

  it('refuses a part that there is not, and names those there are', () => {
    expect(() => chosenParts(['collecting'])).toThrow(/no part "collecting".*matching, collect/);
  });

  it('runs no part twice', () => {
    expect(new Set(PARTS.map(({ name }) => name)).size).toBe(PARTS.length);
  });

  it('has a script for every part', () => {
    for (const { script } of PARTS)
      expect(existsSync(new URL(`../../bench/${script}`, import.meta.url))).toBe(true);
  });
});
