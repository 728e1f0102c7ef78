import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { testLibrary } from '../../src/cli/test-examples.ts';
import { buildLibrary, defaultMarkEffects, jsonSchemas, lintLibrary } from '../../src/definitions/index.ts';
import { FIELDS, KINDS, MARK_NAMES, SIGNALS } from '../../src/evidence/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';

const page = readFileSync('docs/language.md', 'utf8');

/** The part of the page under headings with these numbers. */
const sections = (...numbers: number[]): string =>
  page
    .split(/^## /m)
    .filter((section) => numbers.includes(Number.parseInt(section, 10)))
    .join('\n');

/** What stands in backquotes: `a`, and the words of `{ a: b }`. */
const quoted = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => [
      code,
      ...(code.match(/[a-z][a-z-]*/g) ?? []),
    ]),
  );

const node = z.record(z.string(), z.unknown());

/** Names of properties anywhere in a JSON Schema. */
function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  const read = node.safeParse(schema);
  if (!read.success) return [];
  return Object.entries(read.data).flatMap(([key, value]) => {
    const own = key === 'properties' ? Object.keys(node.parse(value)) : [];
    return [...own, ...keysOf(value)];
  });
}

const schemaKeys = (name: string): string[] => [
  ...new Set(keysOf(JSON.parse(jsonSchemas().get(name) ?? '{}'))),
];

describe('the page of the definition language', () => {
  it.each([
    ['problem.schema.json', [2, 3, 4, 5]],
    ['vocabulary.schema.json', [7]],
    ['sources.schema.json', [8]],
  ])('documents every key of %s', (name, numbers) => {
    const documented = quoted(sections(...numbers));
    const keys = schemaKeys(name);
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !documented.has(key))).toEqual([]);
  });

  it('documents every field, kind, mark and signal', () => {
    const documented = quoted(page);
    for (const word of [...FIELDS, ...KINDS, ...MARK_NAMES, ...SIGNALS])
      expect([...documented]).toContain(word);
  });

  it('tells what marks do by default as it is', () => {
    const rows = sections(6).matchAll(/^\| `([a-z]+)` \|[^|]*\| (\w+) \| (\w+) \| (\w+) \|$/gm);
    const told = [...rows].map(([, mark, ...effects]) => [mark, effects]);
    const actual = MARK_NAMES.map((mark) => [mark, KINDS.map((kind) => defaultMarkEffects(kind)[mark])]);
    expect(told).toEqual(actual);
  });

  it('explains every code of a message, and none that does not exist', () => {
    const folder = 'src/definitions';
    const sources = [...readdirSync(folder).map((name) => join(folder, name)), 'src/matching/lint-forms.ts'];
    const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    const told = [...sections(9).matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell = '']) => [
      ...quoted(cell),
    ]);
    expect(told.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
    const raised = [
      ...text.matchAll(/(?:error|warn|call|problemWith)\(\s*[^;]*?\s'([a-z]+(?:-[a-z]+)*)'\s*,/g),
    ];
    const codes = new Set(raised.map(([, code = '']) => code));
    expect(codes.size).toBeGreaterThan(25);
    const severities = ['error', 'warning'];
    expect([...codes].filter((code) => !told.includes(code) && !severities.includes(code))).toEqual([]);
  });

  it('has examples that load, pass lint without error and behave as they say', () => {
    const blocks = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)];
    const files = new Map(blocks.map(([, path = '', text = '']) => [path, text]));
    expect(files.size).toBe(3);
    const library = buildLibrary(files);
    expect(lintLibrary(library).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(testLibrary(library, compileLibrary(library), []).failures).toEqual([]);
  });
});
