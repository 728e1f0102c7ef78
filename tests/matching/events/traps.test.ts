import { describe, expect, it } from 'vitest';
import { expectRoles, swap } from './mirror.ts';
import { TRAPS, type TrapCases } from './trap.ts';
import { ENGLISH } from './trap-cases.ts';
import { ARABIC } from './trap-cases-arabic.ts';
import { CUE_NAMES, CUES, type CueTag } from './trap-cases-cues.ts';
import { attributions, marks, read, roles } from './vocabulary.ts';

const F = 'Falcon Brigade';
const O = 'Osprey Front';

interface Language {
  lang: string;
  names: readonly [falcon: string, osprey: string];
  cases: TrapCases;
}

const tags: readonly CueTag[] = ['fa', 'tr', 'ckb', 'kmr'];
const LANGUAGES: readonly Language[] = [
  { lang: 'en', names: [F, O], cases: ENGLISH },
  { lang: 'ar', names: ['لواء الصقر', 'جبهة العقاب'], cases: ARABIC },
  ...tags.map((lang) => ({ lang, names: CUE_NAMES[lang], cases: CUES[lang] })),
];

const PAIRS = LANGUAGES.flatMap(({ lang, names: [falcon, osprey], cases }) =>
  Object.entries(cases).flatMap(([trap, list]) =>
    list.map(([text, expected]) => ({
      trap: Number(trap),
      lang,
      falcon,
      osprey,
      text: text.replaceAll('{F}', falcon).replaceAll('{O}', osprey),
      expected,
    })),
  ),
);

describe('sentences of every trap class', () => {
  it.each(PAIRS)('trap $trap, $lang: "$text" ($expected)', ({ text, expected, lang }) => {
    expectRoles(text, expected, lang);
  });
  it.each(PAIRS)(
    'trap $trap, $lang: the mirror image of "$text" has the roles exchanged',
    ({ text, expected, lang, falcon, osprey }) => {
      expectRoles(swap(text, falcon, osprey), swap(expected, 'Falcon', 'Osprey'), lang);
    },
  );
});

describe('the catalogue of traps', () => {
  const pairsOf = (trap: number, lang: string) =>
    PAIRS.filter((pair) => pair.trap === trap && pair.lang === lang).length;
  const numbers = Object.keys(TRAPS).map(Number);
  /** Built of articles, stacks and prepositions that only English has. */
  const ENGLISH_ONLY = [4, 5, 13, 14, 23, 27];
  /** What is written onto words; English writes nothing onto them. */
  const WRITING = 25;

  it('has 28 classes', () => {
    expect(numbers).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  });
  it.each(numbers.filter((trap) => trap !== WRITING))('has mirror pairs of class %i in English', (trap) => {
    expect(pairsOf(trap, 'en')).toBeGreaterThanOrEqual(2);
  });
  it.each(numbers.filter((trap) => !ENGLISH_ONLY.includes(trap)))(
    'has mirror pairs of class %i in Arabic',
    (trap) => {
      expect(pairsOf(trap, 'ar')).toBeGreaterThanOrEqual(2);
    },
  );
  it.each(tags)(
    'has mirror pairs of what %s writes onto words, of its acts, claims and clashes, and of its marks',
    (lang) => {
      expect(pairsOf(WRITING, lang)).toBeGreaterThanOrEqual(3);
      for (const trap of [1, 2, 7, 10, 18, 19, 20, 21, 22, 24, 28])
        expect(pairsOf(trap, lang)).toBeGreaterThanOrEqual(1);
    },
  );
});

describe('trap 7: claims', () => {
  it('marks the word that attributes the act', () => {
    expect(marks(`${F} claims attack on ${O} camp`)).toEqual(['attributed']);
    expect(marks(`${O} blames ${F} for attack`)).toEqual(['attributed']);
    expect(marks(`${F} attacks ${O} camp`)).toEqual([]);
  });
  it('tells a claim from a plain report', () => {
    expect(attributions(`${F} claims attack on ${O} camp`)).toEqual(['Falcon claimed']);
    expect(attributions(`${F} attacks ${O} camp`)).toEqual(['Falcon asserted']);
    expect(attributions(`${F} says it hit ${O} camp`)).toEqual(['Falcon claimed']);
  });
});

describe('trap 9: blame', () => {
  it('takes nobody for the agent when both sides blame each other', () => {
    expect(roles(`Two killed in attack as ${F}, ${O} trade blame`)).not.toContain('agent');
  });
  it('says that the agent is accused or suspected', () => {
    expect(attributions(`${O} blames ${F} for attack`)).toEqual(['Falcon accused']);
    expect(attributions(`Suspected ${F} attack on village`)).toEqual(['Falcon suspected']);
  });
});

describe('trap 13, 14, 26: metaphor, idiom, weather, labour', () => {
  it.each([
    `Norland, ${F} strike deal`,
    `Norland strikes a new agreement with ${F}`,
    `Norland hit by sanctions over ${F}`,
    `Heat strikes Norland`,
    `Norland nurses strike over pay, ${F} silent`,
    `Norland hits out at ${F}`,
    `${F} cease-fire holds in Norland`,
    `Norland buys attack drones`,
    `Norland fires back at critics`,
    `Norland hit by storm`,
  ])('finds no attack in "%s"', (text) => {
    expect(roles(text)).not.toMatch(/agent|party|target/);
  });
});

describe('trap 15: actors that are named and take no part', () => {
  it('says why they take no part', () => {
    const [reading] = read(`Anti-${F} fighters attack ${O} camp`);
    expect(reading?.bystanders.map(({ why }) => why)).toEqual(['void: anti-']);
  });
});

describe('trap 18: threat by, warning about, call on', () => {
  it('does not take who warns A against an attack for its agent', () => {
    expect(roles(`Norland warns ${F} against attacking ${O}`)).not.toContain('Norland agent');
    expect(roles(`Norland warns ${O} against attacking ${F}`)).not.toContain('Norland agent');
  });
});

describe('trap 21: foiled, intercepted, repelled', () => {
  it.each([
    ['foils', ['thwarted']],
    ['repels', ['repelled']],
    ['intercepts', ['repelled']],
  ])('"%s" gives the mark, whoever does it', (verb, expected) => {
    expect(marks(`${F} ${verb} ${O} attack`)).toEqual(expected);
    expect(marks(`${O} ${verb} ${F} attack`)).toEqual(expected);
  });
});

describe('trap 18 to 23: marks leave the roles as they are', () => {
  it('records the speaker of a warning, who is no agent', () => {
    const text = `Norland warns of ${F} attack`;
    expect(marks(text)).toContain('hypothetical');
    expect(roles(text)).toBe('Falcon agent');
  });
  it('keeps the word of the doer where others speak of it too', () => {
    for (const [one, other] of [
      [F, O],
      [O, F],
    ] as const) {
      const [reading] = read(`Norland fears ${one} vows to attack ${other}`);
      expect(reading?.marks.map(({ trigger, byOthers }) => [trigger, byOthers])).toEqual([
        ['vows', undefined],
      ]);
      const [foretold] = read(`Norland fears ${one} could attack ${other}`);
      expect(foretold?.marks[0]?.byOthers).toBe(true);
    }
  });
  it('knows an attack that disrupts from one that is disrupted', () => {
    expect(marks(`${F} attacks disrupt exports of Westmark`)).toEqual([]);
    expect(marks(`${F} attack disrupted in Westmark`)).toEqual(['thwarted']);
    expect(marks(`Police disrupt ${O} attack in Westmark`)).toEqual(['thwarted']);
  });
  it('leaves a real attack unmarked when only the answer to it is planned', () => {
    expect(marks(`Norland will act against ${F} attacks`)).toEqual([]);
    expect(marks(`Norland vows response to ${F} attack`)).toEqual([]);
  });
  it('does not take a count for a year', () => {
    expect(marks(`${F} killed 2000 men of ${O}`)).toEqual([]);
    expect(marks(`${F} attacked ${O} in 2014`)).toEqual(['historical']);
    expect(marks(`${F} attacked ${O} in 2014`, 'en', { year: 2014 })).toEqual([]);
  });
  it('does not let a mark reach over "but" or a semicolon', () => {
    expect(marks(`No one was hurt but ${F} attacked ${O}`)).toEqual([]);
    expect(marks(`Norland threatens to leave; ${F} attacked ${O}`)).toEqual([]);
  });
  it('tells an act of the same days from one further back', () => {
    expect(read(`Norland hits town after ${F} attack`).map(({ time }) => time)).toContain('recent');
    expect(read(`Norland arrests man over ${F} attack`).map(({ time }) => time)).toContain('prior');
    expect(read(`Two killed after ${F} attack`).every(({ time }) => time === 'current')).toBe(true);
  });
});

describe('trap 22 to 23: contrast, association, inspiration', () => {
  it('keeps a linked group and says that it is only linked', () => {
    const [reading] = read(`${F}-linked gunmen attack village`);
    expect(reading?.participants.map(({ role, association }) => [role, association])).toEqual([
      ['agent', true],
    ]);
  });
  it('reads "linked to" behind the people as it reads it before them', () => {
    const [reading] = read(`Rebels linked to ${F} attack village`);
    expect(reading?.participants.map(({ role, association }) => [role, association])).toEqual([
      ['agent', true],
    ]);
    expect(reading?.marks).toEqual([]);
  });
  it('takes "A-backed B" for B', () => {
    expect(roles(`Norland-backed ${F} attacks ${O}`)).toBe('Falcon agent, Osprey target');
  });
  it('gives an inspired attack no agent, and the mark', () => {
    expect(roles(`${F}-inspired attack on village`)).toBe('');
    expect(marks(`${F}-inspired attack on village`)).toContain('inspired');
  });
});

describe('trap 24: typography', () => {
  it.each([
    `‘${F}’ strikes ‘${O}’ base`,
    `“${F}” strikes ${O} base`,
    `LIVE: ${F} strikes ${O} base`,
    `🔴 ${F} strikes ${O} base`,
    `${F.toUpperCase()} STRIKES ${O.toUpperCase()} BASE`,
    `Falcon\u00a0Brigade strikes ${O} base`,
    `${F} strikes ${O} base | Norland Wire`,
    `${F} strikes ${O} base (VIDEO)`,
    `${F} (FB) strikes ${O} (OF) base`,
  ])('reads "%s" as the plain title', (text) => {
    expect(roles(text)).toBe('Falcon agent, Osprey target');
    const upper = (name: string) => name.toUpperCase();
    const other = swap(swap(text, F, O), upper(F), upper(O)).replace('Falcon\u00a0Brigade', O);
    const mirrored =
      other.includes(F) || other.includes(upper(F)) ? other : other.replace(`${O} base`, `${F} base`);
    expect(roles(mirrored)).toBe('Falcon target, Osprey agent');
  });
});
