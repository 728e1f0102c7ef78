import { expect } from 'vitest';
import type { RoleInput } from '../../../src/matching/events/index.ts';
import { marks, roles } from './vocabulary.ts';

/** Exchanges two names, in a text or in what is expected of it. */
export const swap = (text: string, a: string, b: string): string =>
  text.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b);

/** "Falcon agent, Osprey target" with the two exchanged, in the order `roles` prints. */
export const swapRoles = (expected: string): string =>
  swap(expected, 'Falcon', 'Osprey').split(', ').sort().join(', ');

/**
 * Checks what a sentence says: roles as `roles` prints them; `mark: NAME`, one of the two being agent of an act so marked; or
 * `silent`, nobody having a part in an act.
 */
export function expectRoles(
  text: string,
  expected: string,
  lang = 'en',
  extra: Partial<RoleInput> = {},
): void {
  const found = roles(text, lang, extra);
  const [, mark] = /^mark: (.*)$/.exec(expected) ?? [];
  if (expected === 'silent') expect(found).not.toMatch(/agent|party|target/);
  else if (mark === undefined) expect(found).toBe(expected.split(', ').sort().join(', '));
  else {
    expect(marks(text, lang, extra)).toContain(mark);
    expect(found).toMatch(/agent/);
  }
}
