import { describe, expect, it } from 'vitest';
import { buildLibrary, DefinitionError, describeFinding, type Finding } from '../../src/definitions/index.ts';
import { filesWith, problemWith } from './small-library.ts';

function findingsOf(files: ReadonlyMap<string, string>): readonly Finding[] {
  try {
    buildLibrary(files);
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings;
    throw error;
  }
  return [];
}

const spoilt = (from: string, to: string, condition = 'truce') =>
  findingsOf(filesWith(condition, [], { 'problems/problem.yaml': problemWith(condition).replace(from, to) }));
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code).sort();

/** The condition stands on line 23, from column 16 on. */
const AT = 'problems/problem.yaml:23:';
const TWICE =
  'kind: actors\nreferences: [x]\nentries: { falcon: { title: F, aliases: { en: [Falconry] } } }\n';
const HOLLOW = 'kind: words\nreferences: [x]\nlists: { hollow: { title: Hollow } }\n';

describe('a fault is told with file, line, column and mend', () => {
  const faults: [name: string, condition: string, others: Record<string, string>, line: string][] = [
    [
      'an unknown vocabulary name',
      '{ any: [truce, actors.falcom] }',
      {},
      `${AT}31: error: nothing is named "actors.falcom"; did you mean actors.falcon? [unknown-vocabulary]`,
    ],
    [
      'an empty list of clauses',
      '{ any: [] }',
      {},
      `${AT}18: error: nothing is written in "indicators.condition.any"; fill it or delete the key [empty]`,
    ],
    [
      'an empty list of the vocabulary',
      'truce',
      { 'vocabulary/more.yaml': HOLLOW },
      'vocabulary/more.yaml:3:10: error: list "words.hollow" has no members; name it in an entry, or delete it [empty-list]',
    ],
    [
      'a duplicate id',
      'truce',
      { 'vocabulary/more.yaml': TWICE },
      'vocabulary/more.yaml:3:12: error: "actors.falcon" is already defined at vocabulary/actors.yaml:7; give one of them another name [duplicate-id]',
    ],
    [
      'an unreachable clause',
      '{ any: [attack*, attacks] }',
      {},
      `${AT}33: error: "attacks" decides nothing: "attack*" covers it; delete the narrower one [unreachable]`,
    ],
    [
      'a term that normalises to nothing',
      '{ any: [truce, "—"] }',
      {},
      `${AT}31: error: "—" normalises to nothing, so it could never match; write at least one word or number in it [empty-term]`,
    ],
    [
      'a catastrophic wildcard',
      '{ any: [truce, a*] }',
      {},
      `${AT}31: error: "a*" would match far too many words; write at least 3 letters before the * [wildcard]`,
    ],
  ];
  it.each(faults)('%s', (_name, condition, others, line) => {
    expect(findingsOf(filesWith(condition, [], others)).map(describeFinding)).toEqual([line]);
  });

  it('a duplicate indicator id, at the second one', () => {
    const twin = problemWith('truce').replace('id: test-problem', 'id: other-problem');
    const [finding] = findingsOf(filesWith('truce', [], { 'problems/twin.yaml': twin }));
    expect(finding && describeFinding(finding)).toMatch(
      /^problems\/twin\.yaml:16:\d+: error: indicator "test-indicator" is already defined at problems\/problem\.yaml:16; /,
    );
  });
});

describe('one slip does not hide another', () => {
  const CONDITION = '{ all: [{ any: [truce, actors.nobody] }, { sentence: [at*] }] }';

  it('in the shape of an indicator and in its condition', () => {
    expect(codes(spoilt('severity: high', 'severty: high', CONDITION))).toEqual([
      'unknown-key',
      'unknown-vocabulary',
      'wildcard',
    ]);
  });

  it('in the shape of the problem and in the condition of an indicator', () => {
    expect(codes(spoilt('region: Westmark\n', '', CONDITION))).toEqual([
      'missing-key',
      'unknown-vocabulary',
      'wildcard',
    ]);
  });

  it.each([
    '{ all: [{ al: [truce] }, actors.nobody] }',
    '{ any: [{ near: { within: many, of: [actors.nobody, truce] } }, rain] }',
    '{ weights: { threshold: lots, of: [{ weight: 1, when: actors.nobody }] } }',
    '{ field: { in: [nowhere], that: actors.nobody } }',
    '{ at-least: { count: none, of: [actors.nobody, truce] } }',
    '{ event: { agent: actors.nobody, action: actions.attack, parties: maybe } }',
    '{ event: { agent: { any: [actors.nobody] }, actoin: actions.attack } }',
  ])('in one clause and in the next: %s', (condition) => {
    const found = findingsOf(filesWith(condition));
    expect(codes(found)).toContain('unknown-vocabulary');
    expect(found.length).toBeGreaterThan(1);
    expect(found.map(({ line }) => line)).toEqual(found.map(() => 23));
  });

  it('in one entry of a vocabulary file and in the next, and the names of both stay known', () => {
    const more = `kind: actors
references: [x]
entries:
  kestrels: { title: Kestrels, alias: { en: [Kestrels] } }
  herons: { title: Herons, aliases: { en: ["—"] } }
  plovers: { title: Plovers, aliases: { en: [Plovers] } }
`;
    const found = findingsOf(
      filesWith('{ any: [actors.kestrels, actors.plovers] }', [], { 'vocabulary/more.yaml': more }),
    );
    expect(found.map(({ code, line }) => [code, line])).toEqual([
      ['unknown-key', 4],
      ['empty-term', 5],
    ]);
  });

  it.each([
    ['YAML that does not parse', 'kind: actors\nentries: { a: [\n', ['yaml']],
    ['a kind that does not exist', 'kind: actor\nreferences: [x]\nentries: {}\n', ['bad-value', 'bad-value']],
  ])('%s makes no name unknown that may stand in that file', (_name, text, expected) => {
    const found = findingsOf(filesWith('actors.somebody', [], { 'vocabulary/more.yaml': text }));
    expect(new Set(codes(found))).toEqual(new Set(expected));
  });

  it('a feed that is wrong makes no family unknown', () => {
    const found = findingsOf(
      filesWith('truce', ['sources: { only: { families: [tide] } }'], {
        'sources/feeds.yaml': '- id: tide-en\n  family: tide\n',
      }),
    );
    expect(codes(found)).not.toContain('unknown-family');
    expect(codes(found)).toContain('missing-key');
  });
});

describe('a language', () => {
  it.each(['xx', 'zz', 'eng', 'ara', 'english'])('%s is no code, in a scope', (code) => {
    const found = findingsOf(filesWith('truce', [`sources: { only: { languages: [${code}] } }`]));
    expect(found).toMatchObject([{ code: 'bad-value', mend: 'write a language code such as en, ar or ckb' }]);
  });

  it('that does not exist is refused in aliases and examples too', () => {
    const aliases = 'kind: words\nreferences: [x]\nentries: { w: { title: W, aliases: { xx: [word] } } }\n';
    expect(codes(findingsOf(filesWith('truce', [], { 'vocabulary/w.yaml': aliases })))).toEqual([
      'bad-value',
    ]);
    expect(codes(spoilt('text: truce, lang: en', 'text: truce, lang: xx'))).toEqual(['bad-value']);
  });

  it.each(['en', 'ar', 'fa', 'tr', 'he', 'ku', 'ckb', 'kmr', 'prs', 'sdh', 'azb'])('%s is one', (code) => {
    expect(findingsOf(filesWith('truce', [`sources: { only: { languages: [${code}] } }`]))).toEqual([]);
  });
});
