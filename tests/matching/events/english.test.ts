import { describe, expect, it } from 'vitest';
import { swap, swapRoles } from './mirror.ts';
import { ENGLISH_LEADS, ENGLISH_RULES } from './rule-cases.ts';
import { roles } from './vocabulary.ts';

const mirrored = (text: string): string => swap(text, 'Falcon Brigade', 'Osprey Front');

describe('a country behind "in"', () => {
  it('says where it happened and leaves nobody open who may have done it', () => {
    expect(roles('Ten killed in attack in northeast Kuwait')).toBe('');
    expect(roles('Ten killed in Falcon Brigade attack in Kuwait')).toBe('Falcon agent');
  });
});

describe('English rules', () => {
  it.each(ENGLISH_RULES)('%s reads "%s"', (_id, text, expected) => {
    expect(roles(text)).toBe(expected);
  });
  it.each(ENGLISH_RULES)(
    '%s reads the mirror image of "%s" with the roles exchanged',
    (_id, text, expected) => {
      expect(roles(mirrored(text))).toBe(swapRoles(expected));
    },
  );
});

describe('English first sentences', () => {
  const inLead = { field: 'lead' } as const;
  it.each(ENGLISH_LEADS)('reads "%s"', (text, expected) => {
    expect(roles(text, 'en', inLead)).toBe(expected);
  });
  it.each(ENGLISH_LEADS)('reads the mirror image of "%s" with the roles exchanged', (text, expected) => {
    expect(roles(mirrored(text), 'en', inLead)).toBe(swapRoles(expected));
  });
});
