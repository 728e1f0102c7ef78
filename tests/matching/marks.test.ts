import { describe, expect, it } from 'vitest';
import { findScopedMarks, governing } from '../../src/matching/marks.ts';
import { tokenise } from '../../src/text/index.ts';
import { hitOf, hits } from './words-matcher.ts';

/** Marks that govern `word` in `text`. */
function marksOn(word: string, text: string, published?: string): string[] {
  const tokens = tokenise(text);
  const start = tokens.findIndex((token) => text.slice(token.start, token.end) === word);
  expect(start, `"${word}" stands in "${text}"`).toBeGreaterThanOrEqual(0);
  return governing(findScopedMarks(text, tokens, published), { start, end: start + 1 }).map(
    ({ mark }) => mark,
  );
}

describe('context marks on words', () => {
  it.each([
    ['negated', 'truce', 'Army denies any truce with the brigade'],
    ['negated', 'الهدنة', 'الجيش ينفي الهدنة مع اللواء'],
    ['hypothetical', 'attack', 'Brigade threatens to attack the port'],
    ['hypothetical', 'attack', 'Warns of attack on the port'],
    ['hypothetical', 'هجوم', 'اللواء يهدد بشن هجوم على الميناء'],
    ['historical', 'attack', 'Town marks anniversary of attack'],
    ['historical', 'attack', 'The attack, two years ago, shook the town'],
    ['historical', 'هجوم', 'إحياء ذكرى هجوم على الميناء'],
    ['exercise', 'attack', 'Joint exercise rehearses attack on port'],
    ['exercise', 'هجوم', 'مناورات تحاكي هجوم على ميناء'],
    ['thwarted', 'attack', 'Police foiled attack on port'],
    ['thwarted', 'attack', 'An attack on the port was foiled'],
    ['thwarted', 'هجوم', 'إحباط هجوم على الميناء'],
    ['repelled', 'attack', 'Guards repelled attack on port'],
    ['suspended', 'attacks', 'Brigade suspends attacks on port'],
    ['suspended', 'هجمات', 'اللواء يعلن تعليق هجمات على الميناء'],
    ['inspired', 'attack', 'Shooter inspired by attack abroad'],
    ['inspired', 'هجوم', 'رجل يستوحي فعلته من هجوم في الخارج'],
    ['inspired', 'هجوم', 'فعل مستوحى من هجوم في الخارج'],
    ['repelled', 'هجوم', 'الحراس يصدون هجوم على الميناء'],
    ['repelled', 'attack', 'Guards intercepted attack on port'],
    ['negated', 'attack', 'No evidence of attack on port'],
    ['hypothetical', 'attack', 'If attack comes, the port closes'],
    ['hypothetical', 'attack', 'Brigade plans to attack the port'],
    ['exercise', 'attack', 'Port holds drill against attack'],
  ])('%s governs "%s" in "%s"', (mark, word, text) => {
    expect(marksOn(word, text)).toContain(mark);
  });

  it.each([
    ['a clause that follows', 'attack', 'Army denies losses, but attack goes on'],
    ['what stands before the trigger', 'attack', 'After attack the army denies losses'],
    ['another sentence', 'attack', 'Army denies losses. The attack goes on'],
    ['what follows a semicolon', 'attack', 'No talks; attack goes on'],
    ['what follows a month', 'attack', 'Since May attack follows attack'],
    ['what follows a date', 'attack', 'On May 5 attack shook the port'],
    ['what follows a number', 'attack', 'No. 2 of the brigade leads attack'],
    ['what follows a colon', 'attack', 'No talks: attack goes on'],
  ])('does not reach %s', (_name, word, text) => {
    expect(marksOn(word, text)).toEqual([]);
  });

  it('takes a year before the one of publication for history, and the same year not', () => {
    expect(marksOn('attack', 'The attack in 2019 changed much', '2030-01-01T00:00:00Z')).toEqual([
      'historical',
    ]);
    expect(marksOn('attack', 'The attack in 2030 changed much', '2030-05-01T00:00:00Z')).toEqual([]);
    expect(marksOn('هجوم', 'هجوم عام 2014 على المدينة', '2030-05-01T00:00:00Z')).toEqual(['historical']);
  });

  it('takes no year for history that only says how rare the news is', () => {
    const now = '2030-05-01T00:00:00Z';
    expect(marksOn('attack', 'The worst attack since 2019 shook the port', now)).toEqual([]);
    expect(marksOn('هجوم', 'أكبر هجوم منذ عام 2014 على المدينة', now)).toEqual([]);
    expect(marksOn('attack', 'The gang was hunted since 2019 for an attack', now)).toEqual(['historical']);
    expect(marksOn('هجوم', 'مطلوب منذ عام 2014 بعد هجوم', now)).toEqual(['historical']);
  });
});

describe('what an indicator makes of a mark', () => {
  const effect = (does: string) => [`marks: { negated: ${does} }`];
  const text = 'No truce in Westmark';

  it('drops, demotes or counts as the indicator says, and keeps the mark with its trigger', () => {
    expect(hits('truce', text, effect('drop'))).toBe(false);
    const demoted = hitOf('truce', text, effect('demote'));
    expect(demoted?.demoted).toBe(true);
    expect(demoted?.marks).toMatchObject([{ mark: 'negated', text: 'No', start: 0, end: 2 }]);
    const counted = hitOf('truce', text, effect('count'));
    expect(counted).toMatchObject({ demoted: false, marks: [{ mark: 'negated' }] });
  });

  it('rests on the mention that is free of marks when there is one', () => {
    const hit = hitOf('truce', 'Truce holds, but there is no truce in Westmark', effect('drop'));
    expect(hit?.demoted).toBe(false);
    expect(hit?.spans).toHaveLength(1);
    expect(hit?.marks).toEqual([]);
  });

  it('leaves an unmarked hit alone', () => {
    expect(hitOf('truce', 'Truce holds')).toMatchObject({ demoted: false, marks: [] });
  });

  it('lets a threat indicator count what is only threatened by default', () => {
    const threat = ['marks: { negated: drop }'];
    expect(hits('attack', 'Brigade threatens to attack', threat)).toBe(false);
    expect(hitOf('attack', 'Brigade threatens to attack', ['marks: { hypothetical: count }'])?.demoted).toBe(
      false,
    );
  });
});
