import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  buildLibrary,
  DefinitionError,
  type Finding,
  jsonSchemas,
  loadLibrary,
  loadSources,
} from '../../src/definitions/index.ts';
import { filesWith, libraryWith, onlyIndicator, PLACES, problemWith, VOCABULARY } from './small-library.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-definitions-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function findingsOf(build: () => unknown): readonly Finding[] {
  try {
    build();
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings;
    throw error;
  }
  return [];
}

const faults = (condition: string, extra: readonly string[] = [], others: Record<string, string> = {}) =>
  findingsOf(() => buildLibrary(filesWith(condition, extra, others)));
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

describe('a library that is sound', () => {
  it('loads with conditions built, defaults filled in and places known', () => {
    const library = libraryWith('{ all: [actors.brigades, { place: places.westmark }, "truce talk*"] }');
    const indicator = onlyIndicator(library);
    expect(indicator.condition).toMatchObject({
      type: 'all',
      of: [
        { type: 'list', list: 'actors.brigades' },
        { type: 'place', place: 'places.westmark' },
        { type: 'term', term: { words: ['truce', 'talk'], prefix: true } },
      ],
    });
    expect(indicator).toMatchObject({
      fields: ['title', 'lead'],
      lifetime: 14 * 86_400_000,
      delta: 2,
      diagnosticity: { calm: -2, storm: 2 },
      place: { file: 'problems/problem.yaml', line: 16 },
    });
    expect(indicator.examples.match[0]?.place.line).toBe(32);
  });

  it('resolves lists through other lists, and places through what lies in them', () => {
    const { lists, entries } = libraryWith('truce').vocabulary;
    expect(lists.get('actors.everybody')).toEqual(['actors.falcon', 'actors.norland', 'actors.osprey']);
    expect(lists.get('places.westmark')).toEqual(['places.millbrook', 'places.westmark']);
    expect(entries.get('actors.falcon')?.lists).toEqual(['actors.brigades', 'actors.everybody']);
    expect(entries.get('places.millbrook')?.ancestors).toEqual(['places.westmark']);
  });

  it('keeps one of two aliases that are the same after folding', () => {
    const { entries } = libraryWith('truce').vocabulary;
    const texts = entries.get('actors.falcon')?.aliases.map(({ term }) => term.words.join(' '));
    expect(texts).toEqual(['falcon brigade', 'fb', 'لواء الصقر']);
  });
});

describe('loud failure', () => {
  const cases: [name: string, code: string, condition: string, extra?: string[]][] = [
    ['an unknown vocabulary name', 'unknown-vocabulary', '{ all: [actors.falcom, truce] }'],
    ['an empty list of clauses', 'empty', '{ any: [] }'],
    ['an operator that does not exist', 'unknown-key', '{ al: [truce] }'],
    ['a term that normalises to nothing', 'empty-term', '{ any: ["—", truce] }'],
    ['a wildcard alone', 'empty-term', '{ any: ["*", truce] }'],
    ['a wildcard after two letters', 'wildcard', '{ any: [at*, truce] }'],
    ['a wildcard after two letters of the last word of a phrase', 'wildcard', '{ any: ["lays at*", truce] }'],
    ['a wildcard inside a word', 'wildcard', '{ any: [at*ck, truce] }'],
    ['a wildcard standing alone behind a phrase', 'wildcard', '{ any: ["attack *", truce] }'],
    ['a clause that stands twice', 'duplicate-clause', `{ any: [Truce, "TRUCE"] }`],
    ['an alternative that a wildcard covers', 'unreachable', '{ any: [attack*, attacks] }'],
    ['more clauses asked for than there are', 'unreachable', '{ at-least: { count: 3, of: [a1, b2] } }'],
    [
      'a threshold that no weights reach',
      'unreachable',
      '{ weights: { threshold: 5, of: [{ weight: 4, when: a1 }] } }',
    ],
    [
      'a weight of nothing',
      'unreachable',
      '{ weights: { threshold: 1, of: [{ weight: 1, when: a1 }, { weight: 0, when: b2 }] } }',
    ],
    ['a field that is not searched', 'unreachable', '{ field: { in: [content], that: truce } }'],
    [
      'the same name with and without its capitals',
      'unreachable',
      '{ any: [{ term: IS, case: exact }, IS] }',
    ],
    ['a name beside the list it is in', 'unreachable', '{ any: [actors.falcon, actors.brigades] }'],
    [
      'a place beside the one it lies in',
      'unreachable',
      '{ any: [{ place: places.westmark }, places.millbrook] }',
    ],
    ['an exclusion that stands twice', 'duplicate-clause', '{ all: [truce, { none: [rain, rain] }] }'],
    ['a requirement that stands twice', 'duplicate-clause', '{ all: [truce, truce] }'],
    [
      'a weight that is given twice',
      'duplicate-clause',
      '{ weights: { threshold: 1, of: [{ weight: 1, when: a1 }, { weight: 1, when: a1 }] } }',
    ],
    [
      'a word required deeper and excluded',
      'unreachable',
      '{ all: [{ sentence: [{ all: [truce, b2] }] }, { none: [truce] }] }',
    ],
    [
      'a phrase required whose word is excluded',
      'unreachable',
      '{ all: ["peace talks", { none: [talk*] }] }',
    ],
    [
      'words near each other, one of them excluded',
      'unreachable',
      '{ all: [{ near: { within: 2, of: [truce, a1] } }, { none: [truce] }] }',
    ],
    [
      'an alternative that is always excluded',
      'unreachable',
      '{ all: [{ any: [a1, { all: [truce, b2] }] }, { none: [truce] }] }',
    ],
    ['an alternative that is always vetoed', 'unreachable', '{ any: [a1, truce] }', ['exclude: [truce]']],
    [
      'fewer clauses left than are asked for',
      'unreachable',
      '{ all: [{ at-least: { count: 2, of: [a1, truce] } }, { none: [truce] }] }',
    ],
    [
      'weights that fall short without what is excluded',
      'unreachable',
      '{ all: [{ weights: { threshold: 2, of: [{ weight: 1, when: a1 }, { weight: 1, when: b2 }] } }, { none: [b2] }] }',
    ],
    [
      'an event whose doer is excluded',
      'unreachable',
      '{ all: [{ event: { agent: actors.falcon, action: actions.attack } }, { none: [actors.brigades] }] }',
    ],
    [
      'a target that is wanted and ruled out',
      'unreachable',
      '{ event: { action: actions.attack, target: actors.falcon, not-target: actors.brigades } }',
    ],
    ['a slip in the kind of a name', 'unknown-vocabulary', '{ any: [actor.falcon, truce] }'],
    ['a slip in the capitals of a name', 'unknown-vocabulary', '{ any: [Actors.Falcon, truce] }'],
    ['a wildcard over common words', 'wildcard', '{ any: [the*, truce] }'],
    ['a short wildcard over words of all news', 'wildcard', '{ any: [con*, truce] }'],
    ['a wildcard after the Arabic article', 'wildcard', '{ any: ["وال*", truce] }'],
    ['a wildcard after the Arabic article and two letters', 'wildcard', '{ any: ["المد*", truce] }'],
    ['a scope that says nothing', 'bad-value', 'truce', ['sources: { only: {} }']],
    ['something required and excluded', 'unreachable', '{ all: [truce, { none: [truce] }] }'],
    [
      'a list required whose every entry is excluded',
      'unreachable',
      '{ all: [actors.brigades, { none: [actors.everybody] }] }',
    ],
    ['something required and vetoed', 'unreachable', 'truce', ['exclude: [truce]']],
    ['only exclusions', 'no-positive-clause', '{ all: [{ none: [truce] }] }'],
    ['an exclusion beside an alternative', 'weak-exclusion', '{ any: [truce, { none: [rain] }] }'],
    ['an exclusion alone', 'weak-exclusion', '{ none: [rain] }'],
    [
      'something without position in near',
      'unreachable',
      '{ near: { within: 3, of: [truce, { all: [a1, b2] }] } }',
    ],
    [
      'an event inside a sentence',
      'unreachable',
      '{ sentence: [{ event: { action: actions.attack } }, truce] }',
    ],
    ['an action that is an actor', 'bad-value', '{ event: { action: actors.falcon } }'],
    ['a place that is no place', 'bad-value', '{ place: actors.falcon }'],
    [
      'a required mark that is dropped',
      'unreachable',
      '{ event: { action: actions.attack, require: [negated], marks: { negated: drop } } }',
    ],
    ['an unknown key', 'unknown-key', 'truce', ['severty: high']],
    ['a mark that does not exist', 'unknown-key', 'truce', ['marks: { maybe: drop }']],
    [
      'a scope that leaves nothing',
      'unreachable',
      'truce',
      ['sources: { only: { languages: [en] }, never: { languages: [en, ar] } }'],
    ],
    ['a newsroom that no feed has', 'unknown-family', 'truce', ['sources: { only: { families: [nobody] } }']],
  ];
  it.each(cases)('%s is an error', (_name, code, condition, extra) => {
    const findings = faults(condition, extra ?? []);
    expect(codes(findings)).toContain(code);
    for (const finding of findings) {
      expect(finding).toMatchObject({ file: expect.stringMatching(/\.yaml$/), severity: 'error' });
      expect(finding.line).toBeGreaterThan(0);
      expect(finding.mend).not.toBe('');
    }
  });

  it.each([
    ['a word excluded that a required phrase does not have', '{ all: ["peace talks", { none: [pea] }] }'],
    ['an exclusion that leaves an entry', '{ all: [actors.brigades, { none: [actors.falcon] }] }'],
    ['an exclusion with capitals', '{ all: [truce, { none: [{ term: Truce, case: exact }] }] }'],
    ['a phrase beside its first word', '{ any: [truce, "truce talks"] }'],
    ['a word near itself', '{ near: { within: 4, of: [truce, truce] } }'],
    ['a wildcard behind another word', '{ any: ["truce tho*"] }'],
    ['words with a point between', '{ any: [{ term: actor.falcon }, example.org] }'],
  ])('%s is none', (_name, condition) => {
    expect(faults(condition)).toEqual([]);
  });

  it('names the line of the clause, the nearest known name and the mend', () => {
    const [finding] = faults('{ all: [truce, actors.falcom] }');
    expect(finding).toMatchObject({
      file: 'problems/problem.yaml',
      line: 23,
      mend: 'did you mean actors.falcon?',
    });
  });

  it('names a missing condition, and the line of the indicator', () => {
    const file = problemWith('truce').replace(/ {4}condition: .*\n/, '');
    const findings = faults('truce', [], { 'problems/problem.yaml': file });
    expect(findings).toMatchObject([{ code: 'missing-key', line: 16, reason: '"condition" is missing' }]);
  });

  it('gives all findings of all files at once', () => {
    const findings = faults('{ any: [actors.nobody, at*] }', [], {
      'vocabulary/more.yaml': 'kind: words\nreferences: [x]\nlists: { hollow: { title: Hollow } }\n',
    });
    expect(codes(findings).sort()).toEqual(['empty-list', 'unknown-vocabulary', 'wildcard']);
  });

  it('names the place where a file stops being YAML once, not everything behind it', () => {
    const file = problemWith('truce').replace(/^title: /m, '<<<<<<< mine\ntitle: ');
    const lines = file.split('\n');
    const findings = faults('truce', [], { 'problems/problem.yaml': file });
    expect(findings).toMatchObject([{ code: 'yaml', line: lines.indexOf('<<<<<<< mine') + 1 }]);
  });

  it('refuses a name that is defined twice, with both places', () => {
    const [finding] = faults('truce', [], {
      'vocabulary/more.yaml':
        'kind: actors\nreferences: [x]\nentries: { falcon: { title: F, aliases: { en: [Falconry] } } }\n',
    });
    expect(finding).toMatchObject({ code: 'duplicate-id', file: 'vocabulary/more.yaml', line: 3 });
    expect(finding?.reason).toContain('vocabulary/actors.yaml:7');
  });

  it('refuses an indicator id that another problem has', () => {
    const twin = problemWith('truce').replace('id: test-problem', 'id: other-problem');
    expect(codes(faults('truce', [], { 'problems/twin.yaml': twin }))).toEqual(['duplicate-id']);
  });

  it('refuses an entry without aliases, an action without words, and words of an action elsewhere', () => {
    const more = `kind: actors
references: [x]
entries:
  bare: { title: Bare }
  odd: { title: Odd, aliases: { en: [Oddity] }, verbs: { en: [march] } }
`;
    const acts = 'kind: actions\nreferences: [x]\nentries: { mute: { title: Mute } }\n';
    const findings = faults('truce', [], { 'vocabulary/m.yaml': more, 'vocabulary/n.yaml': acts });
    expect(codes(findings).sort()).toEqual(['bad-value', 'empty', 'empty']);
  });

  it('refuses a parent that is no place, and aliases of an action', () => {
    const site =
      'kind: sites\nreferences: [x]\nentries: { depot: { title: D, parent: actors.falcon, aliases: { en: [Depot] } } }\n';
    const act =
      'kind: actions\nreferences: [x]\nentries: { march: { title: M, nouns: { en: [march] }, aliases: { en: [parade] } } }\n';
    const findings = faults('truce', [], { 'vocabulary/s.yaml': site, 'vocabulary/t.yaml': act });
    expect(codes(findings)).toEqual(['bad-value', 'bad-value']);
  });

  it('refuses a place that lies inside itself', () => {
    const circle = PLACES.replace('title: Westmark,', 'title: Westmark, parent: places.millbrook,');
    expect(new Set(codes(faults('truce', [], { 'vocabulary/places.yaml': circle })))).toEqual(
      new Set(['circular']),
    );
  });

  it.each([
    ['a rating outside the scale', 'storm: 2', 'storm: 3', 'bad-value'],
    ['a rating for an unknown scenario', 'storm: 2', 'storm: 2, flood: 1', 'unknown-scenario'],
    ['a scenario without a rating', ', storm: 2', '', 'missing-rating'],
    ['a level rule nobody can satisfy', 'at-least: 1', 'at-least: 2', 'unreachable'],
    ['a level rule for what is never expected', '[corroborated]', '[overdue]', 'unreachable'],
    ['a lifetime without unit', 'lifetime: 14d', 'lifetime: 14', 'bad-value'],
    ['a lifetime that is text without unit', 'lifetime: 14d', 'lifetime: "14"', 'bad-value'],
    [
      'a date that does not exist',
      'date: 2030-01-01\n    version',
      'date: 2030-02-30\n    version',
      'bad-value',
    ],
    ['a missing key', 'region: Westmark\n', '', 'missing-key'],
    ['a status that does not exist', 'status: test', 'status: final', 'bad-value'],
    ['a key written twice', 'region: Westmark\n', 'region: Westmark\nregion: Westmark\n', 'yaml'],
    ['YAML that does not parse', 'title: A problem', 'title: [A problem', 'yaml'],
  ])('%s is an error', (_name, from, to, code) => {
    const file = problemWith('truce').replace(from, to);
    expect(codes(faults('truce', [], { 'problems/problem.yaml': file }))).toContain(code);
  });

  it.each([
    ['vocabulary/actors.yaml.bak', 'text'],
    ['vocabulary/more.json', '{}'],
    ['vocabulary/deeper/more.yaml', 'kind: words'],
    ['vocabularies/more.yaml', 'kind: words'],
  ])('refuses %s, which would never be read', (path, text) => {
    const dir = mkdtempSync(join(scratch, 'strange-'));
    for (const [name, content] of [
      ...filesWith('truce'),
      [path, text] as const,
      ['README.md', 'notes'] as const,
    ]) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), content);
    }
    expect(codes(findingsOf(() => loadLibrary(dir)))).toEqual(['not-read']);
  });

  it('refuses a vocabulary file without entries', () => {
    const hollow = 'kind: words\nreferences: [x]\nentries: {}\n';
    expect(codes(faults('truce', [], { 'vocabulary/hollow.yaml': hollow }))).toEqual(['bad-value']);
  });

  it('refuses an empty file and a missing folder', () => {
    expect(codes(faults('truce', [], { 'vocabulary/empty.yaml': '# nothing\n' }))).toEqual(['empty-file']);
    expect(codes(findingsOf(() => loadLibrary(join(scratch, 'nowhere'))))).toEqual(['no-folder']);
    expect(codes(findingsOf(() => loadLibrary('package.json')))).toEqual(['no-folder']);
  });
});

describe('rule hashes', () => {
  const ruleOf = (condition: string, vocabulary = VOCABULARY) =>
    onlyIndicator(buildLibrary(filesWith(condition, [], { 'vocabulary/actors.yaml': vocabulary }))).rule;

  it('are the same for the same meaning and change with what decides a hit', () => {
    expect(ruleOf('{ any: [truce] }')).toBe(ruleOf('{any: ["truce"]}'));
    expect(ruleOf('{ any: [truce] }')).not.toBe(ruleOf('{ any: [truces] }'));
    expect(ruleOf('truce')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('change with the vocabulary a condition reaches, and with no other', () => {
    const spelt = VOCABULARY.replace('Osprey Front]', 'Osprey Front, Osprey Army]');
    expect(ruleOf('actors.brigades', spelt)).not.toBe(ruleOf('actors.brigades'));
    expect(ruleOf('actors.norland', spelt)).toBe(ruleOf('actors.norland'));
    const supported = VOCABULARY.replace('within: 5', 'within: 6');
    expect(ruleOf('actors.falcon', supported)).not.toBe(ruleOf('actors.falcon'));
  });
});

describe('a catalogue of feeds', () => {
  const FEED = `- id: tide-en
  title: Tide
  url: https://tide.example/rss
  family: tide
  publisher: Tide
  language: en
  country: IQ
  reliability: { letter: B, reason: careful }
  state-affiliated: false
  interval: 10m
  tags: [local]
`;
  const load = (text: string) => {
    const file = join(scratch, 'feeds.yaml');
    writeFileSync(file, text);
    return loadSources(file);
  };

  it('is read with milliseconds, letters and lines', () => {
    expect(load(FEED)).toMatchObject([
      { id: 'tide-en', interval: 600_000, reliability: 'B', stateAffiliated: false, place: { line: 1 } },
    ]);
  });

  it.each([
    ['an address that is no web address', 'https://tide.example/rss', 'ftp://tide.example/rss', 'bad-value'],
    ['a letter outside A to F', 'letter: B', 'letter: G', 'bad-value'],
    ['an interval without unit', 'interval: 10m', 'interval: 10', 'bad-value'],
    ['an unknown key', 'tags: [local]', 'tags: [local]\n  colour: red', 'unknown-key'],
  ])('refuses %s', (_name, from, to, code) => {
    expect(codes(findingsOf(() => load(FEED.replace(from, to))))).toEqual([code]);
  });

  it('refuses the same id or address twice, and what is no list', () => {
    expect(codes(findingsOf(() => load(FEED + FEED)))).toEqual(['duplicate-id', 'duplicate-id']);
    expect(codes(findingsOf(() => load('feeds: []\n')))).toEqual(['bad-value']);
  });

  it('is part of a library folder, and its families can be named in a scope', () => {
    const dir = join(scratch, 'library');
    const files = filesWith('truce', ['sources: { never: { families: [tide] } }'], {
      'sources/feeds.yaml': FEED,
    });
    for (const [path, text] of files) {
      mkdirSync(join(dir, path.split('/')[0] ?? ''), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    expect(loadLibrary(dir).sources.map(({ id }) => id)).toEqual(['tide-en']);
  });
});

describe('JSON Schemas', () => {
  it('describe problem, vocabulary and sources files', () => {
    expect([...jsonSchemas().keys()]).toEqual([
      'problem.schema.json',
      'vocabulary.schema.json',
      'sources.schema.json',
    ]);
  });
});

describe('a problem that is part of another', () => {
  const text = filesWith('truce').get('problems/problem.yaml') ?? '';
  const part = (id: string, of: string) =>
    text
      .replace(/^id: .*$/m, `id: ${id}\npart-of: ${of}`)
      .replace(/^( *- )id: (?!calm|storm)/gm, `$1id: ${id}-`);
  const build = (files: Record<string, string>) =>
    buildLibrary(
      new Map([
        ...filesWith('truce'),
        ...Object.entries(files).map(([id, of]) => [`problems/${id}.yaml`, part(id, of)] as const),
      ]),
    );

  it('knows the other', () => {
    const [parent] = buildLibrary(filesWith('truce')).problems;
    const { problems } = build({ lesser: parent?.id ?? '' });
    expect(problems.find(({ id }) => id === 'lesser')?.partOf).toBe(parent?.id);
  });

  it('is refused when the other is not there, or leads back to it', () => {
    expect(codes(findingsOf(() => build({ lesser: 'nowhere' })))).toContain('unknown-parent');
    const circle = codes(findingsOf(() => build({ lesser: 'least', least: 'lesser' })));
    expect(circle.filter((code) => code === 'circular-parent')).toHaveLength(2);
  });
});
