import { describe, expect, it } from 'vitest';
import type { MatchableItem, Passage } from '../../src/evidence/index.ts';
import { LONGEST_PASSAGE } from '../../src/matching/passage.ts';
import { starred } from '../../src/text/index.ts';
import { hitOf } from './words-matcher.ts';

const shown = (passage: Passage | undefined): string | undefined =>
  passage && starred(passage.text, passage.matched);
const passageFor = (condition: string, fields: Partial<MatchableItem>): string | undefined =>
  shown(hitOf(condition, fields)?.passage);

const BRIGADE_ATTACKS = '{ event: { action: actions.attack, agent: actors.brigades } }';

describe('a hit that rests on words below the title', () => {
  it('quotes their sentence with the words marked', () => {
    expect(
      passageFor('{ any: [refused] }', {
        title: 'Ferry crews will respect the truce',
        summary: 'Their spokesman said they had refused the offer. The port was calm.',
      }),
    ).toBe('Their spokesman said they had *refused* the offer.');
  });

  it('quotes who did it to whom where the lead tells it', () => {
    expect(
      passageFor(BRIGADE_ATTACKS, {
        title: 'Calm night on the coast',
        summary: '“Falcon Brigade attacks Norland.”',
      }),
    ).toBe('“*Falcon Brigade* *attacks* *Norland*.”');
  });

  it('quotes Arabic as it stands', () => {
    expect(
      passageFor(BRIGADE_ATTACKS, {
        title: 'ليلة هادئة',
        summary: 'لواء الصقر يهاجم نورلاند. لا أنباء أخرى.',
        lang: 'ar',
      }),
    ).toBe('*لواء الصقر* *يهاجم* *نورلاند*.');
  });

  it('quotes the content where there is no summary', () => {
    expect(
      passageFor('{ any: [refused] }', { title: 'Truce', content: 'Crews refused it. They went home.' }),
    ).toBe('Crews *refused* it.');
  });

  it('marks what made it count less as well', () => {
    const summary = 'Falcon Brigade may attack Norland.';
    const hit = hitOf(BRIGADE_ATTACKS, { title: 'Norland', summary }, ['marks: { hypothetical: demote }']);
    expect(hit?.demoted).toBe(true);
    expect(shown(hit?.passage)).toBe('*Falcon Brigade* *may* *attack* *Norland*.');
  });

  it('stays short however long the sentence is', () => {
    const filler = 'and so on and so forth '.repeat(25);
    const passage = hitOf('{ any: [refused] }', {
      title: 'Truce',
      summary: `Crews ${filler}refused it ${filler}`,
    })?.passage;
    expect(passage?.text.length).toBeLessThanOrEqual(LONGEST_PASSAGE);
    expect(shown(passage)).toContain('*refused*');
  });
});

describe('a title that says it all', () => {
  it('is quoted alone', () => {
    expect(hitOf('{ any: [refused] }', 'Crews refused the offer')?.passage).toBeUndefined();
  });

  it('is quoted alone also when the lead names more of what is looked for', () => {
    const fields = { title: 'Crews refused the offer', summary: 'Crews declined the offer on Monday.' };
    const hit = hitOf('{ any: [refused, declined] }', fields);
    expect(hit?.spans.map(({ text }) => text)).toEqual(['refused', 'declined']);
    expect(hit?.passage).toBeUndefined();
  });

  it('does not when it has only half of what is looked for', () => {
    const fields = { title: 'Crews hear the offer', summary: 'They refused the offer.' };
    expect(passageFor('{ all: [offer, refused] }', fields)).toBe('They *refused* the *offer*.');
  });

  it('does not when its own words count less', () => {
    const fields = { title: 'Crews may have refused the offer', summary: 'They refused it on Monday.' };
    const hit = hitOf('{ any: [refused] }', fields, ['marks: { hypothetical: demote }']);
    expect(hit?.demoted).toBe(false);
    expect(shown(hit?.passage)).toBe('They *refused* it on Monday.');
  });

  it('is quoted alone also when the lead repeats it', () => {
    const fields = { title: 'Crews refused the offer', summary: 'Ferry crews refused the offer on Monday.' };
    expect(hitOf('{ any: [refused] }', fields)?.passage).toBeUndefined();
  });
});
