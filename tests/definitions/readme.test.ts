import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/definitions/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';

/** The shipped files with the README's indicator added to the problem on militia attacks. */
function libraryWith(indicator: string) {
  const files = new Map<string, string>();
  for (const folder of ['problems', 'vocabulary', 'sources']) {
    for (const name of readdirSync(join('indicators', folder))) {
      files.set(`${folder}/${name}`, readFileSync(join('indicators', folder, name), 'utf8'));
    }
  }
  const problem = 'problems/militia-attacks.yaml';
  files.set(problem, `${files.get(problem)?.trimEnd()}\n${indicator}`);
  return buildLibrary(files, 'indicators');
}

const readme = readFileSync('README.md', 'utf8');
const [, written = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];

describe("the README's indicator", () => {
  it('has ten lines at most', () => {
    expect(written.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
  });

  it('loads with the shipped library and behaves as its examples say', () => {
    const library = libraryWith(written);
    const matcher = compileLibrary(library);
    const indicator = library.problems
      .flatMap(({ indicators }) => indicators)
      .find(({ id }) => id === 'base-locks-down');
    const hits = (title: string) =>
      matcher
        .match({ id: 'x', url: '', title, lang: 'en' })
        .some((hit) => hit.indicator === 'base-locks-down');
    expect(indicator).toMatchObject({ status: 'draft', polarity: 'for', severity: 'moderate' });
    expect(indicator?.examples.match.map(({ text }) => hits(text))).toEqual([true]);
    expect(indicator?.examples.noMatch.map(({ text }) => hits(text))).toEqual([false]);
  });
});
