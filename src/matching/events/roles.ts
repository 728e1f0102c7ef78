import type { RoleLanguage } from './action.ts';
import { readArabic } from './arabic/read.ts';
import { readEnglish } from './english/read.ts';
import { languageOf } from './language.ts';
import type { EventReading, RoleInput } from './reading.ts';

/** One reader per language; the next language is one more. */
const READERS: Readonly<Partial<Record<RoleLanguage, (input: RoleInput) => EventReading[]>>> = {
  en: readEnglish,
  ar: readArabic,
};

/**
 * Who did what to whom, in one field of an item. One reading per action form that is an act at its place; idioms and
 * nouns by shape ("strike a deal", "Falcon targets") give none.
 */
export function readRoles(input: RoleInput): EventReading[] {
  if (input.actions.length === 0) return [];
  return READERS[languageOf(input.lang, input.text)]?.(input) ?? [];
}
