import { readEnglish } from './english/read.ts';
import type { EventReading, RoleInput } from './reading.ts';

/**
 * Who did what to whom, in one field of an item. One reading per action form that is an act at its place; idioms and
 * nouns by shape ("strike a deal", "Falcon targets") give none.
 */
export function readRoles(input: RoleInput): EventReading[] {
  if (input.actions.length === 0) return [];
  return readEnglish(input);
}
