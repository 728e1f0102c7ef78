import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ARABIC_RULES,
  ENGLISH_RULES,
  REAL_TEXTS,
  type RoleRule,
  type RuleFigure,
} from '../../../src/matching/events/rules.ts';
import { swap } from './mirror.ts';
import { ENGLISH_RULES as ENGLISH_CASES, ENGLISH_LEADS } from './rule-cases.ts';
import { ARABIC_RULES as ARABIC_CASES } from './rule-cases-arabic.ts';
import { read } from './vocabulary.ts';

/** Rules named by the reading's participants: `E6+E5` was decided by E6 and shared by E5. */
function rulesOf(text: string, lang: string): Set<string> {
  const named = read(text, lang).flatMap(({ participants }) => participants.map(({ rule }) => rule));
  return new Set(named.flatMap((rule) => rule.split('+')));
}

const CATALOGUE: readonly [lang: string, rule: RoleRule][] = [
  ...ENGLISH_RULES.map((rule): [string, RoleRule] => ['en', rule]),
  ...ARABIC_RULES.map((rule): [string, RoleRule] => ['ar', rule]),
];

/** A rule of which fewer parts were read has no figure worth quoting, unless no more were met. */
const FEW = 10;

const figureText = (figure: RuleFigure | undefined): string =>
  figure === undefined ? '-' : `${figure.wrong} of ${figure.decided}`;

function row(lang: string, { id, pattern, unseen, lines, read: inSample }: RoleRule): string {
  const of = (lang === 'en' ? REAL_TEXTS.en : REAL_TEXTS.ar).toLocaleString('en');
  const met = lines === 0 ? `no line in ${of}` : `${lines} of ${of}`;
  return `| ${id} | ${pattern} | ${figureText(unseen)} | ${met} | ${figureText(inSample)} |`;
}

describe('the catalogue of rules', () => {
  it.each(CATALOGUE.map(([lang, rule]) => [rule.id, rule.example, lang] as const))(
    'has in %s a rule that reads its example "%s"',
    (id, example, lang) => {
      expect([...rulesOf(example, lang)]).toContain(id);
    },
  );
  it('names every rule once', () => {
    const ids = CATALOGUE.map(([, { id }]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds every rule that the code decides by, and none besides', () => {
    const folders = ['english', 'arabic'].map((name) => `src/matching/events/${name}`);
    const sources = folders.flatMap((folder) =>
      readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const decided = sources.flatMap((text) => [...text.matchAll(/'([EA]\d+(?:-[a-z]+)?)'/g)]);
    const named = new Set(decided.map(([, id = '']) => id));
    expect([...named].sort()).toEqual(CATALOGUE.map(([, { id }]) => id).sort());
  });

  it.each(CATALOGUE.map(([, rule]) => [rule.id, rule] as const))(
    'says what %s is worth in real text, or that no line met it',
    (_, { lines, read: inSample, unseen }) => {
      const readParts = (inSample?.decided ?? 0) + (unseen?.decided ?? 0);
      if (lines === 0) expect(inSample).toBeUndefined();
      else expect(readParts).toBeGreaterThanOrEqual(Math.min(lines, FEW));
      for (const figure of [inSample, unseen])
        expect(figure?.wrong ?? 0).toBeLessThanOrEqual(figure?.decided ?? 0);
    },
  );

  it('stands with its figures in the documentation, rule by rule', () => {
    const page = readFileSync('docs/evaluation.md', 'utf8');
    const told = page.split('\n').filter((line) => /^\| [EA]\d+(?:-[a-z]+)? \|/.test(line));
    expect(told).toEqual(CATALOGUE.map(([lang, rule]) => row(lang, rule)));
  });
});

const ENGLISH_NAMES = ['Falcon Brigade', 'Osprey Front'] as const;
const ARABIC_NAMES = ['لواء الصقر', 'جبهة العقاب'] as const;
const numbered = (letter: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** Rules that read both a sentence and its mirror image, of all pairs in a language. */
function rulesWithPairs(texts: readonly string[], [falcon, osprey]: readonly [string, string], lang: string) {
  const both = texts.flatMap((text) => {
    const mirrored = rulesOf(swap(text, falcon, osprey), lang);
    return [...rulesOf(text, lang)].filter((rule) => mirrored.has(rule));
  });
  return new Set(both);
}

describe('mirror pairs', () => {
  const english = [...ENGLISH_CASES.map(([, text]) => text), ...ENGLISH_LEADS.map(([text]) => text)];
  const arabic = ARABIC_CASES.map(([, text]) => text);

  it.each([
    ...ENGLISH_RULES.map(({ id }) => [id, 'en'] as const),
    ...ARABIC_RULES.map(({ id }) => [id, 'ar'] as const),
  ])('are read by the rule %s of the catalogue (%s)', (id, lang) => {
    const found =
      lang === 'en'
        ? rulesWithPairs(english, ENGLISH_NAMES, lang)
        : rulesWithPairs(arabic, ARABIC_NAMES, lang);
    expect([...found]).toContain(id);
  });

  it('stand for every rule of the method: E1 to E24, A1 to A15 (A16 are the marks)', () => {
    const shown = (cases: readonly (readonly [string, string, string])[]) =>
      new Set(cases.flatMap(([id]) => id.split('+')));
    expect(numbered('E', 24).filter((id) => !shown(ENGLISH_CASES).has(id))).toEqual([]);
    expect(numbered('A', 15).filter((id) => !shown(ARABIC_CASES).has(id))).toEqual([]);
  });
});
