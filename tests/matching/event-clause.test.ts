import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLibrary } from '../../src/matching/index.ts';
import { libraryWith } from '../definitions/small-library.ts';
import { hitOf, hits, itemOf, words } from './words-matcher.ts';

const event = (inner: string) => `{ event: { action: actions.attack, ${inner} } }`;
const BY_BRIGADE = event('agent: actors.brigades');

describe('the event clause', () => {
  it('hits when the wanted actor did it, with who, what and whom', () => {
    const hit = hitOf(
      event('agent: actors.brigades, target: actors.norland'),
      'Falcon Brigade attacks Norland',
    );
    expect(hit?.event).toEqual({
      agent: 'actors.falcon',
      action: 'actions.attack',
      target: 'actors.norland',
    });
    expect(words(hit)).toEqual(['Falcon Brigade', 'attacks', 'Norland']);
    expect(hit?.demoted).toBe(false);
  });

  it.each([
    ['Norland attacks Falcon Brigade', false],
    ['Norland strikes Osprey Front', false],
    ['Osprey Front strikes Norland', true],
    ['لواء الصقر يهاجم نورلاند', true],
    ['نورلاند تهاجم لواء الصقر', false],
  ])('tells roles apart: "%s" %s', (text, expected) => {
    expect(hits(BY_BRIGADE, text)).toBe(expected);
  });

  it('vetoes a target that is ruled out', () => {
    const veto = event('agent: actors.brigades, not-target: actors.osprey');
    expect(hits(veto, 'Falcon Brigade attacks Norland')).toBe(true);
    expect(hits(veto, 'Falcon Brigade attacks Osprey Front')).toBe(false);
  });

  it('takes either side when asked who is involved', () => {
    const involved = event('involved: actors.brigades');
    expect(hits(involved, 'Norland attacks Falcon Brigade')).toBe(true);
    expect(hits(involved, 'Norland attacks Hawks')).toBe(false);
  });

  it('with agent none, wants that nobody is named in any field', () => {
    const nobody = event('agent: none');
    expect(hits(nobody, 'Mill attacked in Millbrook')).toBe(true);
    expect(hits(nobody, 'Falcon Brigade attacks mill')).toBe(false);
    expect(hits(nobody, { title: 'Mill attacked', summary: 'Falcon Brigade attacked the mill.' })).toBe(
      false,
    );
  });

  it('with agent none, tells an act apart from another whose doer and target are named', () => {
    const nobody = event('agent: none, target: actors.norland');
    expect(hits(nobody, 'Norland base attacked as Falcon Brigade attacks Osprey Front')).toBe(true);
    expect(hits(nobody, 'Norland base attacked as Falcon Brigade attacks Norland')).toBe(false);
    expect(hits(nobody, 'Norland base attacked, Falcon Brigade attacks again')).toBe(false);
  });

  it('leaves words near each other their marks, when they stand beside an event', () => {
    const either = `{ any: [${BY_BRIGADE}, { near: { within: 2, of: [rocket, mill] } }] }`;
    expect(hits(either, 'Rocket near mill')).toBe(true);
    expect(hits(either, 'Millbrook denies rocket at mill')).toBe(false);
  });

  it('lets the title win over the lead when both tell of it', () => {
    const both = {
      title: 'Norland attacks Falcon Brigade',
      summary: 'Falcon Brigade attacked Norland last week.',
    };
    expect(hits(BY_BRIGADE, both)).toBe(false);
    expect(
      hits(BY_BRIGADE, { title: 'Attack in Millbrook', summary: 'Falcon Brigade attacked a mill.' }),
    ).toBe(true);
  });

  it('drops, demotes or counts by the marks on the act', () => {
    expect(hits(BY_BRIGADE, 'Falcon Brigade threatens to attack Norland')).toBe(false);
    expect(hits(BY_BRIGADE, 'Falcon Brigade did not attack Norland')).toBe(false);
    const demote = event('agent: actors.brigades, marks: { hypothetical: demote }');
    expect(hitOf(demote, 'Falcon Brigade threatens to attack Norland')?.demoted).toBe(true);
  });

  it('can require a mark: a threat is the same act, only threatened', () => {
    const threat = event('agent: actors.brigades, require: [hypothetical]');
    const hit = hitOf(threat, 'Falcon Brigade threatens to attack Norland');
    expect(hit).toMatchObject({ demoted: false, marks: [{ mark: 'hypothetical' }] });
    expect(hits(threat, 'Falcon Brigade attacks Norland')).toBe(false);
    expect(hits(threat, 'Norland threatens to attack Falcon Brigade')).toBe(false);
  });

  it.each([
    ['Falcon Brigade vows to attack Norland', true],
    ['Falcon Brigade warns it will attack Norland', true],
    ['Norland warns of Falcon Brigade attack', false],
    ['Norland vows to attack Falcon Brigade', false],
    ['Norland urges Osprey Front to attack mill', false],
    ['Fears of Falcon Brigade attack on Norland', false],
    ['لواء الصقر يهدد بقصف نورلاند', true],
    ['نورلاند تحذر من هجوم لواء الصقر', false],
  ])('takes only the own word of the doer for its threat: "%s" %s', (text, expected) => {
    expect(hits(event('agent: actors.brigades, require: [hypothetical]'), text)).toBe(expected);
  });

  it('asks for an attribution where the definition does', () => {
    const claimed = event('agent: { any: actors.brigades, attribution: [claimed] }');
    expect(hits(claimed, 'Falcon Brigade claims attack on Norland')).toBe(true);
    expect(hits(claimed, 'Falcon Brigade attacks Norland')).toBe(false);
  });

  it('demotes an association by default', () => {
    const linked = 'Falcon Brigade-linked fighters attack Norland';
    expect(hitOf(BY_BRIGADE, linked)?.demoted).toBe(true);
    expect(hits(event('agent: actors.brigades, association: drop, unresolved: drop'), linked)).toBe(false);
  });

  it('demotes an actor whose part is unresolved by default, and never counts it silently', () => {
    const text = 'Falcon Brigade in the news after mill attack near Millbrook';
    expect(hitOf(BY_BRIGADE, text)?.demoted).toBe(true);
    expect(hitOf(event('agent: actors.brigades, unresolved: count'), text)?.demoted).toBe(false);
    expect(hits(event('agent: actors.brigades, unresolved: drop'), text)).toBe(false);
  });

  it('counts, demotes or drops a party to a clash as the definition says', () => {
    const clash = (parties: string) => event(`agent: actors.brigades, parties: ${parties}`);
    const text = 'Falcon Brigade and Norland trade attacks';
    expect(hitOf(clash('count'), text)?.demoted).toBe(false);
    expect(hitOf(clash('demote'), text)?.demoted).toBe(true);
    expect(hits(clash('drop'), text)).toBe(false);
  });

  it('is vetoed by an event that is excluded, marks or not', () => {
    const library = ['exclude: [{ event: { agent: actors.norland, action: actions.attack } }]'];
    expect(hits('truce', 'Truce after Norland attacks Millbrook', library)).toBe(false);
    expect(hits('truce', 'Truce after Falcon Brigade attacks Norland', library)).toBe(true);
  });
});

describe('the explanation of an event', () => {
  const explain = (text: string) =>
    compileLibrary(libraryWith(BY_BRIGADE)).explain(itemOf(text)).indicators[0];

  it('names the act, the rule, everybody with role and attribution, and the marks looked for', () => {
    const trace = explain('Mill attacked by Falcon Brigade');
    expect(trace?.outcome).toBe('hit');
    expect(trace?.condition.notes.join('\n')).toMatch(/actions\.attack: "attacked" in the title \(E3/);
    expect(trace?.condition.notes.join('\n')).toMatch(
      /agent: "Falcon Brigade" -> actors\.falcon \(E3.*; asserted\)/,
    );
    expect(trace?.condition.notes).toContain('marks: none');
  });

  it('calls the same actor on the other side a near miss and gives the losing reading', () => {
    const trace = explain('Norland attacks Falcon Brigade');
    expect(trace).toMatchObject({ outcome: 'near-miss', demoted: false });
    expect(trace?.reasons.join('\n')).toMatch(/actors\.falcon is the target \(E1.*\), wanted as agent/);
  });

  it('gives the readings that did not decide as well', () => {
    const trace = explain('Falcon Brigade attacks Norland; Norland attacks Osprey Front');
    expect(trace?.outcome).toBe('hit');
    expect(trace?.condition.notes.join('\n')).toMatch(
      /also read: "attacks" in the title \(E1.*\), drop: .*actors\.osprey is the target/,
    );
  });

  it('says what a mark did', () => {
    const trace = explain('Falcon Brigade threatens to attack Norland');
    expect(trace?.outcome).toBe('near-miss');
    expect(trace?.reasons).toContain('it is hypothetical');
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Falcon Brigade',
      'Osprey Front',
      'Norland',
      'attacks',
      'attacked',
      'attack',
      'on',
      'by',
      'says',
      ',',
      ':',
      ';',
      '.',
      '“',
      '’s',
    ),
    fc.constantFrom(
      'لواء الصقر',
      'نورلاند',
      'هجوم',
      'يهاجم',
      'على',
      'و',
      'لم',
      'not',
      'threatens to',
      'after',
      'blames',
      '\u200f',
      '-',
      '1',
    ),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );
  const text = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(' '));

  it('is read without failure, and its spans and marks point to what they quote', () => {
    const matcher = compileLibrary(libraryWith(BY_BRIGADE));
    fc.assert(
      fc.property(text, text, (title, summary) => {
        const item = itemOf({ title, summary });
        matcher.explain(item);
        for (const { spans, marks } of matcher.match(item)) {
          for (const { field, start, end, text: quoted } of [...spans, ...marks]) {
            expect((field === 'title' ? title : summary).slice(start, end)).toBe(quoted);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
