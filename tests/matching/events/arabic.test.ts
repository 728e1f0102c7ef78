import { describe, expect, it } from 'vitest';
import { swap, swapRoles } from './mirror.ts';
import { attributions, marks, roles } from './vocabulary.ts';

const F = 'لواء الصقر';
const O = 'جبهة العقاب';
const read = (text: string): string => roles(text, 'ar');

const RULES: readonly [id: string, text: string, expected: string][] = [
  ['A1', `${F} يقصف قاعدة ${O}`, 'Falcon agent, Osprey target'],
  ['A1', `مقاتلو ${F} هاجموا مقر ${O}`, 'Falcon agent, Osprey target'],
  ['A2', `قصف مقاتلو ${F} مواقع ${O}`, 'Falcon agent, Osprey target'],
  ['A2', `هاجم ${F} معسكر ${O}`, 'Falcon agent, Osprey target'],
  ['A4', `هجوم على مقر ${F}`, 'Falcon target'],
  ['A5', `هجوم ل${F} على معسكر ${O}`, 'Falcon agent, Osprey target'],
  ['A6', `هجمات ${F} على ${O}`, 'Falcon agent, Osprey target'],
  ['A6', `اغتيال قيادي في ${F}`, 'Falcon target'],
  ['A6', `استهداف ${F} قاعدة ${O}`, 'Falcon agent, Osprey target'],
  ['A7', `قصف مواقع ${F}`, 'Falcon target'],
  ['A8', `تعرض معسكر ${F} لهجوم من ${O}`, 'Falcon target, Osprey agent'],
  ['A8', `مقر ${F} يتعرض لقصف`, 'Falcon target'],
  ['A9', `مقتل قائد في ${F} على يد ${O}`, 'Falcon target, Osprey agent'],
  ['A9', `مقتل عناصر من ${F} في هجوم ل${O}`, 'Falcon target, Osprey agent'],
  ['A6', `مقتل مدنيين باستهداف ${F} لمدرسة`, 'Falcon agent'],
  ['A9', `قتلى من ${F} في غارة ${O}`, 'Falcon target, Osprey agent'],
  ['A9', `مقتل عناصر من ${F} برصاص من جانب ${O}`, 'Falcon target, Osprey agent'],
  ['A10', `${F} يشن هجوما على ${O}`, 'Falcon agent, Osprey target'],
  ['A10', `${F} ينفذ ضربة ضد ${O}`, 'Falcon agent, Osprey target'],
  ['A11', `هجوم نفذه ${F} على ${O}`, 'Falcon agent, Osprey target'],
  ['A12', `${F} يتبنى الهجوم على ${O}`, 'Falcon agent, Osprey target'],
  ['A12', `تفجير يهز ويستمارك، و${F} يتبنى`, 'Falcon agent'],
  ['A12', `${F} يعلن استهداف قاعدة ${O}`, 'Falcon agent, Osprey target'],
  ['A13', `${O} تتهم ${F} بقصف ويستمارك`, 'Falcon agent'],
  ['A13', `هجوم يحمل بصمات ${F} على ${O}`, 'Falcon agent, Osprey target'],
  ['A14', `اشتباكات بين ${F} و${O}`, 'Falcon party, Osprey party'],
  ['A14', `${F} يخوض معارك مع ${O}`, 'Falcon party, Osprey party'],
  ['A15', `تم استهداف مقر ${F}`, 'Falcon target'],
  ['A15', `قتل 5 عناصر من ${F} برصاص ${O}`, 'Falcon target, Osprey agent'],
];

describe('Arabic rules', () => {
  it.each(RULES)('%s reads "%s"', (_id, text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it.each(RULES)('%s reads the mirror image of "%s" with the roles exchanged', (_id, text, expected) => {
    expect(read(swap(text, F, O))).toBe(swapRoles(expected));
  });

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
  it('keeps claims and accusations apart', () => {
    expect(attributions(`${F} يتبنى الهجوم على ${O}`, 'ar')).toEqual(['Falcon claimed']);
    expect(attributions(`${O} تتهم ${F} بقصف ويستمارك`, 'ar')).toEqual(['Falcon accused']);
  });
});

describe('trap 25: what Arabic leaves unwritten', () => {
  it.each([
    [`${F} يهاجم المغيرين و${O}`, 'Falcon agent, Osprey target, Raiders target'],
    [`ضربة قاصمة ل${F}`, 'Falcon target'],
    [`هجوم على قرية يسيطر عليها ${F} نفذه ${O}`, 'Osprey agent'],
    [`قُتل 5 مسلحين من ${F} في هجوم ${O}`, 'Falcon target, Osprey agent'],
    [`استهداف ${F} بغارة ${O}`, 'Falcon target, Osprey agent'],
    [`اغتيال ${F} قياديا في ${O}`, 'Falcon agent, Osprey target'],
    [`هجوم ${F} ومقتل قائد في ${O}`, 'Falcon agent, Osprey target'],
    [`هل هاجم ${F} قاعدة ${O}؟`, 'Falcon agent, Osprey target'],
    [`${F} يتهم ${O} بخرق الهدنة`, ''],
    [`أنصار ${F} يهاجمون معسكر ${O}`, 'Osprey target'],
  ])('reads "%s" and its mirror image', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(swap(text, F, O))).toBe(swapRoles(expected));
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
