import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const template = readFileSync('.github/pull_request_template.md', 'utf8');

describe('the pull request template', () => {
  it.each(['`question`', 'every language', 'roles-swapped', 'preview', 'general news', 'coverage.md'])(
    'asks an analyst for %s',
    (asked) => {
      expect(template).toContain(asked);
    },
  );

  it('names only commands that signpost has', () => {
    const commands = readFileSync('src/cli/main.ts', 'utf8');
    const named = [...template.matchAll(/npx signpost ([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThanOrEqual(5);
    expect(named.filter((name) => !commands.includes(`\n  ${name}: async`))).toEqual([]);
  });
});
