import { describe, expect, it } from 'vitest';
import { swap, swapRoles } from './mirror.ts';
import { ARABIC_RULES } from './rule-cases-arabic.ts';
import { attributions, marks, roles } from './vocabulary.ts';

const F = 'لواء الصقر';
const O = 'جبهة العقاب';
const read = (text: string): string => roles(text, 'ar');

describe('Arabic rules', () => {
  it.each(ARABIC_RULES)('%s reads "%s"', (_id, text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it.each(ARABIC_RULES)(
    '%s reads the mirror image of "%s" with the roles exchanged',
    (_id, text, expected) => {
      expect(read(swap(text, F, O))).toBe(swapRoles(expected));
    },
  );

  it('takes the sound plural in -un as subject and the one in -in as object (A3)', () => {
    expect(read('قصف المغيرون قاعدة')).toBe('Raiders agent');
    expect(read('قتل المغيرين في ويستمارك')).toBe('Raiders target');
    expect(read(`هاجم المغيرون معسكر ${F}`)).toBe('Falcon target, Raiders agent');
    expect(read(`هاجم ${F} معسكر المغيرين`)).toBe('Falcon agent, Raiders target');
  });
  it('reads a blow with li- as falling on its complement', () => {
    expect(read(`ضربة ل${F}`)).toBe('Falcon target');
  });
  it('takes a loose li- before a quoted name for one written onto it', () => {
    expect(read(`هجوم ل «${F}» على ${O}`)).toBe('Falcon agent, Osprey target');
  });
  it('splits at a fused "and" before a new act', () => {
    expect(read(`قصف مواقع ${O} ومقتل قائد في ${F}`)).toBe('Falcon target, Osprey target');
  });
  it('gives the holder of a village no part in the attack on it', () => {
    expect(read(`هجوم على قرية يسيطر عليها ${F}`)).toBe('');
  });
  it('does not make an actor of the country a bomb went off in', () => {
    expect(read('تفجير نورلاند يقتل عشرة')).not.toContain('agent');
  });
  it('begins a new clause with a name fused to "and"', () => {
    expect(read(`تفجير في سوق و${F} المسلح يتبنى`)).toBe('Falcon agent');
  });
  it('keeps the adjective of an attack apart from its agent', () => {
    expect(read(`الهجوم الإرهابي على ${F}`)).toBe('Falcon target');
  });
  it('gives prisoners and supporters of an actor no part', () => {
    expect(read(`هجوم على أنصار ${F}`)).toBe('');
  });
  it('gives no part in an act to whom it was inspired by', () => {
    expect(read(`هجوم مستوحى من ${F}`)).toBe('');
    expect(read(`هجوم مستوحى من ${F} على ${O}`)).toBe('Osprey target');
  });
  it('does not make a doer of him who says that it was done to him', () => {
    expect(read(`${F} يقول إنه تعرض لهجوم من ${O}`)).toBe('Osprey agent');
    expect(read(`${F} يعلن أنه قتل في هجوم`)).toBe('');
  });
  it('keeps claims and accusations apart', () => {
    expect(attributions(`${F} يتبنى الهجوم على ${O}`, 'ar')).toEqual(['Falcon claimed']);
    expect(attributions(`${O} تتهم ${F} بقصف ويستمارك`, 'ar')).toEqual(['Falcon accused']);
  });
});

describe('Arabic marks (A16)', () => {
  it.each([
    [`${F} يهدد بقصف قاعدة ${O}`, 'hypothetical'],
    [`${F} سيهاجم ${O}`, 'hypothetical'],
    [`إحباط هجوم ل${F}`, 'thwarted'],
    [`${F} لم يهاجم ${O}`, 'negated'],
    [`ذكرى هجوم ${F}`, 'historical'],
    [`هجوم ${F} عام 2014`, 'historical'],
    [`نورلاند تتصدى لهجوم ${F}`, 'repelled'],
    [`نورلاند ترفض التفاوض على خلفية هجوم ${F}`, 'background'],
  ])('marks "%s" as %s', (text, mark) => {
    expect(marks(text, 'ar')).toContain(mark);
    expect(read(text)).toContain('Falcon agent');
    expect(marks(swap(text, F, O), 'ar')).toContain(mark);
    expect(read(swap(text, F, O))).toContain('Osprey agent');
  });
});
