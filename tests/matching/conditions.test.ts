import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/definitions/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { filesWith, libraryWith } from '../definitions/small-library.ts';
import { hitOf, hits, itemOf, words } from './words-matcher.ts';

describe('terms and phrases', () => {
  it.each([
    ['truce', 'The TRUCE holds', true],
    ['isis', 'Currency crisis in Westmark', false],
    ['"cease fire"', 'A cease-fire holds', true],
    ['"cease fire"', 'They cease to fire', false],
    ['"Kata\'ib"', 'Kataib parade', true],
    ['attack*', 'Two attackers seen', true],
    ['"rocket attack*"', 'Rocket attacks resume', true],
    ['"rocket attack"', 'Rocket. Attack follows', false],
    ['هدنة', 'والهدنة صامدة', true],
    ['هدنة', 'هُدْنَة جديدة', true],
    ['كتاب', 'الكتابة فن', false],
    ['چەکدار', 'چەكدار', true],
  ])('%s on "%s": %s', (term, text, expected) => {
    expect(hits(`{ any: [${term}] }`, text)).toBe(expected);
  });

  it('ask for capitals where the term says so', () => {
    const exact = '{ term: RAID, case: exact }';
    expect(hits(exact, 'RAID controller')).toBe(true);
    expect(hits(exact, 'Raid on a village')).toBe(false);
    expect(hits(exact, 'R.A.I.D. arrays')).toBe(true);
  });
});

describe('clauses', () => {
  it('all, any and at-least need what they say', () => {
    expect(hits('{ all: [a1, b2] }', 'a1 then b2')).toBe(true);
    expect(hits('{ all: [a1, b2] }', 'a1 then c3')).toBe(false);
    expect(hits('{ at-least: { count: 2, of: [a1, b2, c3] } }', 'c3 and a1')).toBe(true);
    expect(hits('{ at-least: { count: 2, of: [a1, b2, c3] } }', 'c3 and c3')).toBe(false);
  });

  it('none excludes in every field that is searched, whatever mark stands on the word', () => {
    const condition = '{ all: [a1, { none: [drill] }] }';
    expect(hits(condition, 'a1')).toBe(true);
    expect(hits(condition, { title: 'a1', summary: 'It was a drill. More.' })).toBe(false);
    expect(hits(condition, 'a1, and no drill')).toBe(false);
  });

  it('exclude vetoes whichever branch holds', () => {
    const either = '{ any: [a1, { all: [b2, c3] }] }';
    expect(hits(either, 'b2 c3 d4', ['exclude: [d4]'])).toBe(false);
    expect(hits(either, 'a1 d4', ['exclude: [d4]'])).toBe(false);
    expect(hits(either, 'a1', ['exclude: [d4]'])).toBe(true);
  });

  it('near counts the words between, in any order or in the order written', () => {
    const near = (within: number, ordered = false) =>
      `{ near: { within: ${within}, ordered: ${ordered}, of: [a1, "b2 c3"] } }`;
    expect(hits(near(2), 'a1 x y b2 c3')).toBe(true);
    expect(hits(near(1), 'a1 x y b2 c3')).toBe(false);
    expect(hits(near(2), 'b2 c3 x y a1')).toBe(true);
    expect(hits(near(2, true), 'b2 c3 x y a1')).toBe(false);
    expect(hits(near(0, true), 'a1 b2 c3')).toBe(true);
  });

  it('near does not join two fields and gives only what lies close as evidence', () => {
    const near = '{ near: { within: 1, of: [a1, b2] } }';
    expect(hits(near, { title: 'a1', summary: 'b2' })).toBe(false);
    expect(words(hitOf(near, 'a1 b2 and much later another a1'))).toEqual(['a1', 'b2']);
  });

  it('near lets words of a third member lie between the first two', () => {
    expect(hits('{ near: { within: 0, of: [a1, c3, "b2 b3 b4"] } }', 'a1 b2 b3 b4 c3')).toBe(true);
  });

  it('near does not use one word twice', () => {
    expect(hits('{ near: { within: 5, of: [attack*, attacks] } }', 'attacks')).toBe(false);
    expect(hits('{ near: { within: 5, of: [attack*, attacks] } }', 'attacks on attacks')).toBe(true);
  });

  it('sentence wants everything inside one sentence', () => {
    const both = '{ sentence: [a1, b2] }';
    expect(hits(both, { title: 'x', summary: 'a1 and b2. More.' })).toBe(true);
    expect(hits(both, { title: 'a1', summary: 'b2' })).toBe(false);
    expect(hits(both, 'a1 came. b2 went.')).toBe(false);
  });

  it('field searches only where it says', () => {
    const title = '{ field: { in: [title], that: a1 } }';
    expect(hits(title, 'a1')).toBe(true);
    expect(hits(title, { title: 'x', summary: 'a1' })).toBe(false);
  });

  it('weights add up, and those that speak against take away', () => {
    const condition =
      '{ weights: { threshold: 3, of: [{ weight: 2, when: a1 }, { weight: 1, when: b2 }, { weight: -1, when: c3 }] } }';
    expect(hits(condition, 'a1 b2')).toBe(true);
    expect(hits(condition, 'a1')).toBe(false);
    expect(hits(condition, 'a1 b2 c3')).toBe(false);
    expect(words(hitOf(condition, 'b2 a1'))).toEqual(['b2', 'a1']);
  });

  it('searches the lead and not the rest of the summary, and the content where there is no summary', () => {
    expect(hits('a1', { title: 'x', summary: 'First. Then a1.' })).toBe(false);
    expect(hits('a1', { title: 'x', summary: 'First. Then a1.' }, ['fields: [summary]'])).toBe(true);
    expect(hits('a1', { title: 'x', content: 'An a1 first. Then more.' })).toBe(true);
  });
});

describe('vocabulary', () => {
  it('finds every alias of every entry of a list, and names the entry as the term', () => {
    const hit = hitOf('actors.brigades', 'لواء الصقر and Osprey Front');
    expect(hit?.spans.map(({ term, text }) => [term, text])).toEqual([
      ['actors.falcon', 'لواء الصقر'],
      ['actors.osprey', 'Osprey Front'],
    ]);
  });

  it('takes a place with everything inside it', () => {
    expect(hits('{ place: places.westmark }', 'Rain in Millbrook')).toBe(true);
    expect(hits('{ place: places.millbrook }', 'Rain in Westmark')).toBe(false);
  });

  it('does not see a name inside a longer name of somebody else', () => {
    expect(hits('actors.hawks', 'Night Hawks win')).toBe(false);
    expect(hits('actors.hawks', 'Night Hawks and Hawks win')).toBe(true);
    expect(hits('actors.night-hawks', 'Night Hawks win')).toBe(true);
  });

  it('does not see a second site in the last words of one, and sees the place it stands in', () => {
    const files = filesWith('{ any: [sites.quarry, sites.any-base, { place: places.millbrook }] }');
    const sites =
      'kind: sites\nreferences: [own invention]\nentries:\n' +
      '  quarry: { title: Quarry base, aliases: { en: [Quarry base] } }\n' +
      '  any-base: { title: Some base, aliases: { en: [base in Millbrook] } }\n';
    const library = buildLibrary(new Map([...files, ['vocabulary/sites.yaml', sites]]));
    const terms = (title: string) =>
      compileLibrary(library)
        .match(itemOf(title))[0]
        ?.spans.map(({ term }) => term);
    expect(terms('Shots at Quarry base in Millbrook')).toEqual(['sites.quarry', 'places.millbrook']);
    expect(terms('Shots at a base in Millbrook')).toEqual(['sites.any-base']);
  });

  it('counts an ambiguous alias only with support nearby, or in the title', () => {
    expect(hits('actors.falcon', 'FB falls on the stock market')).toBe(false);
    expect(hits('actors.falcon', 'FB brigade falls back')).toBe(true);
    expect(hits('actors.falcon', 'fb brigade falls back')).toBe(false);
    expect(hits('actors.falcon', 'FB one two three four five six Osprey Front')).toBe(false);
    expect(hits('actors.falcon', 'FB one two three four five Osprey Front')).toBe(true);
    expect(
      hits('actors.falcon', {
        title: 'Osprey Front in town',
        summary: 'There FB one two three four five six.',
      }),
    ).toBe(true);
  });

  it('takes no support from an alias that needs support itself, not even where two lean on each other', () => {
    const leaning = `kind: actors
references: [own invention]
entries:
  kite: { title: Kites, aliases: { en: [{ term: KT, needs: { any: [actors.gull], within: 5 } }] } }
  gull: { title: Gulls, aliases: { en: [Gull Company, { term: GL, needs: { any: [actors.kite], within: 5 } }] } }
`;
    const matcher = compileLibrary(
      buildLibrary(
        filesWith('{ any: [actors.kite, actors.gull] }', [], { 'vocabulary/birds.yaml': leaning }),
      ),
    );
    expect(matcher.match(itemOf('KT and GL fall on the market'))).toEqual([]);
    expect(words(matcher.match(itemOf('KT and Gull Company fall back'))[0])).toEqual(['KT', 'Gull Company']);
  });

  it('takes everyday words of Turkish and Kurmanji for words in texts of theirs only', () => {
    const everyday = `kind: words
references: [own invention]
entries:
  harvest: { title: Harvest, aliases: { en: [harvest], tr: [hasat, pay, uret], kmr: [dirû, ban, ûret] } }
`;
    const matcher = compileLibrary(
      buildLibrary(filesWith('words.harvest', [], { 'vocabulary/farm.yaml': everyday })),
    );
    const isHit = (title: string, lang: string): boolean => matcher.match(itemOf({ title, lang })).length > 0;
    expect([isHit('Farmers pay for seed', 'en'), isHit('Court lifts ban on seed', 'en')]).toEqual([
      false,
      false,
    ]);
    expect([isHit('Köylüler pay istiyor', 'tr'), isHit('Gundî li ban in', 'kmr')]).toEqual([true, true]);
    expect(isHit('Köylüler ban istiyor', 'tr')).toBe(false);
    // Folded alike in both: each language keeps its own.
    const uret = ['tr', 'kmr', 'en'].map((lang) => isHit('Uret', lang));
    expect(uret).toEqual([true, true, false]);
  });

  it('finds actions by their forms, in the language of the text', () => {
    expect(words(hitOf('actions.attack', 'They attacked at dawn'))).toEqual(['attacked']);
    expect(words(hitOf('actions.attack', 'قصفت المدينة'))).toEqual(['قصفت']);
  });
});

describe('source scope', () => {
  const scope = (text: string) => [`sources: ${text}`];
  it('keeps to the languages named, guessing from the script where the item does not say', () => {
    const arabic = scope('{ only: { languages: [ar] } }');
    expect(hits('truce*', { title: 'truce', lang: 'en' }, arabic)).toBe(false);
    expect(hits('هدنة', { title: 'هدنة', lang: 'ar-IQ' }, arabic)).toBe(true);
    expect(hits('هدنة', { title: 'هدنة' }, arabic)).toBe(true);
    expect(hits('truce', { title: 'truce', lang: 'en' }, scope('{ never: { languages: [en] } }'))).toBe(
      false,
    );
  });
});

describe('scope by newsroom', () => {
  const feed = (family: string) => `- id: ${family}-en
  title: ${family}
  url: https://${family}.example/rss
  family: ${family}
  publisher: ${family}
  language: en
  country: IQ
  reliability: { letter: B, reason: careful }
  state-affiliated: false
  interval: 10m
  tags: []
`;
  const hitsFrom = (family: string | undefined, scope: string): boolean => {
    const sources = { 'sources/feeds.yaml': feed('tide') + feed('reed') };
    const library = buildLibrary(filesWith('truce', [`sources: ${scope}`], sources));
    return compileLibrary(library).match(itemOf({ title: 'truce', family })).length > 0;
  };

  it('keeps to the families named, or away from them', () => {
    expect(hitsFrom('tide', '{ only: { families: [tide] } }')).toBe(true);
    expect(hitsFrom('reed', '{ only: { families: [tide] } }')).toBe(false);
    expect(hitsFrom(undefined, '{ only: { families: [tide] } }')).toBe(false);
    expect(hitsFrom('tide', '{ never: { families: [tide] } }')).toBe(false);
    expect(hitsFrom('reed', '{ never: { families: [tide] } }')).toBe(true);
  });
});

describe('a deprecated indicator', () => {
  it('is not matched any more', () => {
    const library = libraryWith('truce');
    const [problem] = library.problems;
    const retired = problem?.indicators.map((each) => ({ ...each, status: 'deprecated' as const })) ?? [];
    const problems = problem ? [{ ...problem, indicators: retired }] : [];
    expect(compileLibrary({ ...library, problems }).match(itemOf('truce'))).toEqual([]);
  });
});

describe('spans', () => {
  const library = libraryWith(
    '{ any: [truce, هدنة, actors.everybody, { place: places.westmark }, actions.attack, "peace talk*"] }',
    ['fields: [title, lead, summary, content]'],
  );
  const matcher = compileLibrary(library);
  const piece = fc.oneof(
    fc.constantFrom(
      'Truce',
      'والهدنة',
      'Falcon’s Brigade',
      'Westmark',
      'attacks',
      'peace talks',
      '. ',
      ' – ',
      '\u200f',
      'é',
      '𝒳',
      '\ud800',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' '));

  it('point into the original text of their field, whatever the text holds', () => {
    fc.assert(
      fc.property(text, text, text, (title, summary, content) => {
        const item = itemOf({ title, summary, content });
        for (const { spans, marks } of matcher.match(item)) {
          for (const { field, start, end, text: quoted } of [...spans, ...marks]) {
            const source = field === 'lead' ? undefined : item[field];
            expect(source?.slice(start, end)).toBe(quoted);
            expect(quoted).not.toBe('');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same under another normal form and other case, up to their offsets', () => {
    fc.assert(
      fc.property(text, (title) => {
        const terms = (variant: string) =>
          matcher.match(itemOf(variant)).flatMap((hit) => hit.spans.map(({ term }) => term));
        expect(terms(title.normalize('NFD')).length).toBe(terms(title.normalize('NFC')).length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('an item without words', () => {
  it.each([{ title: '' }, { title: '…' }, { title: '', summary: '!!!' }])(
    'gives no hit and no failure: %o',
    (fields) => {
      expect(hitOf('truce', fields)).toBeUndefined();
    },
  );
});

describe('near against its definition', () => {
  const alphabet = ['a1', 'b2', 'c3', 'x', 'y'];

  /** Every choice of one place per member, tried by brute force. */
  function holds(
    tokens: readonly string[],
    members: readonly string[],
    within: number,
    ordered: boolean,
  ): boolean {
    const places = members.map((word) => tokens.flatMap((token, at) => (token === word ? [at] : [])));
    const choices = places.reduce<number[][]>(
      (sofar, options) => sofar.flatMap((each) => options.map((at) => [...each, at])),
      [[]],
    );
    return choices.some((choice) => {
      const sorted = [...choice].sort((a, b) => a - b);
      if (new Set(choice).size < choice.length || (ordered && sorted.some((at, i) => at !== choice[i])))
        return false;
      return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1 - choice.length <= within;
    });
  }

  it('gives the same answer as trying every choice', () => {
    const matchers = new Map(
      [0, 1, 2, 3].flatMap((within) =>
        [true, false].map((ordered) => {
          const condition = `{ near: { within: ${within}, ordered: ${ordered}, of: [a1, b2, c3] } }`;
          return [`${within} ${ordered}`, compileLibrary(libraryWith(condition))] as const;
        }),
      ),
    );
    const tokens = fc.array(fc.constantFrom(...alphabet), { maxLength: 12 });
    fc.assert(
      fc.property(tokens, fc.integer({ min: 0, max: 3 }), fc.boolean(), (words, within, ordered) => {
        const found = matchers.get(`${within} ${ordered}`)?.match(itemOf(words.join(' '))) ?? [];
        expect(found.length > 0).toBe(holds(words, ['a1', 'b2', 'c3'], within, ordered));
      }),
      { numRuns: 400 },
    );
  });
});

describe('an item meant to make us slow', () => {
  it('is read in bounded time, its first words only', () => {
    const condition =
      '{ any: [{ near: { within: 30, of: [a1, b2, c3] } }, { all: [actors.falcon, { none: [d4] }] }] }';
    const matcher = compileLibrary(
      libraryWith(condition, [
        'fields: [title, lead, summary, content]',
        'marks: { negated: count, hypothetical: count }',
      ]),
    );
    const text = 'no a1 b2 FB Falcon Brigade would attack '.repeat(5_000);
    const [hit] = matcher.match(itemOf({ title: text, summary: text, content: text }));
    expect(hit?.spans.length).toBeGreaterThan(0);
    expect(matcher.match(itemOf({ title: `${'x '.repeat(500)} a1 b2 c3` }))).toEqual([]);
  });
});
