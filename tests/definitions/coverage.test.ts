import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../shipped-library.ts';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The table's rows: paragraph, statement, and the `problem/indicator` names of the last column. */
const rows = [...readFileSync(here('docs/coverage.md'), 'utf8').matchAll(/^\| (\d+) \|(.*)\|(.*)\|$/gm)].map(
  ([, paragraph = '', statement = '', cell = '']) => ({
    paragraph: Number(paragraph),
    statement: statement.trim(),
    indicators: [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  }),
);

/** Sentences in each paragraph of the article. */
const SENTENCES = [2, 1, 2, 3, 3, 3, 3, 3, 3, 2, 1, 1];
/** Rows of the second table: a sentence, and the statements it gave rise to. */
const sentences = [
  ...readFileSync(here('docs/coverage.md'), 'utf8').matchAll(/^\| (\d+\.\d+) \|[^|]*\|([^|]*)\|$/gm),
].map(([, sentence = '', cell = '']) => ({
  sentence,
  statements: cell.split(' / ').map((each) => each.trim()),
}));
const namedInTable = (): string[] => rows.flatMap(({ indicators }) => indicators);

const { problems } = shippedLibrary();

describe('the coverage table', () => {
  const shipped = problems.flatMap(({ id, indicators }) =>
    indicators.map((indicator) => `${id}/${indicator.id}`),
  );

  it('names only indicators that exist', () => {
    expect(namedInTable().filter((name) => !shipped.includes(name))).toEqual([]);
  });

  it('leaves no paragraph of the article out and no statement unwatched', () => {
    expect([...new Set(rows.map(({ paragraph }) => paragraph))].sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(
      rows.filter(({ indicators }) => indicators.length === 0).map(({ statement }) => statement),
    ).toEqual([]);
  });

  it('leads from every sentence of the article to statements of the table, and to each of them', () => {
    const all = SENTENCES.flatMap((count, paragraph) =>
      Array.from({ length: count }, (_, n) => `${paragraph + 1}.${n + 1}`),
    );
    expect(sentences.map(({ sentence }) => sentence)).toEqual(all);
    const led = new Set(sentences.flatMap(({ statements }) => statements));
    expect([...led].sort()).toEqual(rows.map(({ statement }) => statement).sort());
  });

  it('names every shipped indicator', () => {
    const named = namedInTable();
    expect(shipped.filter((name) => !named.includes(name))).toEqual([]);
  });
});

/** English and Arabic are asked of every indicator (shipped.test.ts). */
const OTHER_LANGUAGES = ['fa', 'tr', 'ckb', 'kmr'];

describe('the table of languages', () => {
  const table = problems.flatMap(({ id, indicators }) =>
    indicators.map(({ id: indicator, examples }) => {
      const speaks = (lang: string) =>
        [examples.match, examples.noMatch].every((list) => list.some((example) => example.lang === lang));
      const cells = OTHER_LANGUAGES.map((lang) => (speaks(lang) ? lang : '-'));
      return `| \`${id}/${indicator}\` | ${cells.join(' | ')} |`;
    }),
  );

  it('says of each indicator in which languages its examples show what hits and what must not', () => {
    const written = readFileSync(here('docs/coverage.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(written).toEqual(table);
  });
});
