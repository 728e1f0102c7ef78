import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readBaseline, testLibrary } from '../../src/cli/test-examples.ts';
import { eventsIn, hasDoer } from '../../src/definitions/clauses.ts';
import { jsonSchemas, lintLibrary, loadLibrary } from '../../src/definitions/index.ts';
import { compileLibrary, lintForms } from '../../src/matching/index.ts';

const SHIPPED = fileURLToPath(new URL('../../indicators', import.meta.url));

describe('the shipped library', () => {
  const library = loadLibrary(SHIPPED);

  it('has no error that lint would find', () => {
    const errors = [...lintLibrary(library), ...lintForms(library)].filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors).toEqual([]);
  });

  it('gives every indicator examples that match and that must not, in English and Arabic', () => {
    for (const { id, examples } of library.problems.flatMap(({ indicators }) => indicators)) {
      for (const list of [examples.match, examples.noMatch]) {
        const languages = list.map(({ lang }) => lang);
        expect(languages, id).toContain('en');
        expect(languages, id).toContain('ar');
      }
    }
  });

  it('behaves on every embedded example and stays silent on clean news', () => {
    expect(testLibrary(library, compileLibrary(library), readBaseline()).failures).toEqual([]);
  });

  it('shows each event with a doer also with the roles exchanged, in each language of its own examples', () => {
    const lacking = library.problems
      .flatMap(({ indicators }) => indicators)
      .filter(({ condition }) => eventsIn(condition).some(hasDoer))
      .flatMap(({ id, examples }) => {
        const mirrored = examples.noMatch.filter(({ mirrors }) => mirrors === 'roles-swapped');
        const has = new Set(mirrored.map(({ lang }) => lang));
        const own = new Set(['en', 'ar', ...examples.match.map(({ lang }) => lang)]);
        return [...own].filter((lang) => !has.has(lang)).map((lang) => `${id}: ${lang}`);
      });
    expect(lacking).toEqual([]);
  });

  it('has its JSON Schemas as the code would write them (npx signpost schemas renews them)', () => {
    for (const [name, text] of jsonSchemas()) {
      expect(readFileSync(`${SHIPPED}/schemas/${name}`, 'utf8'), name).toBe(text);
    }
  });
});
