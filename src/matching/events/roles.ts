import type { RoleLanguage } from './action.ts';
import { readArabic } from './arabic/read.ts';
import { KURMANJI } from './cues/kurmanji.ts';
import { PERSIAN } from './cues/persian.ts';
import { readByCues } from './cues/read.ts';
import { SORANI } from './cues/sorani.ts';
import { TURKISH } from './cues/turkish.ts';
import { readEnglish } from './english/read.ts';
import { languageOf } from './language.ts';
import type { EventReading, RoleInput } from './reading.ts';

/** One reader per language; the next language is one more. */
const READERS: Readonly<Record<RoleLanguage, (input: RoleInput) => EventReading[]>> = {
  en: readEnglish,
  ar: readArabic,
  fa: (input) => readByCues(input, PERSIAN),
  tr: (input) => readByCues(input, TURKISH),
  ckb: (input) => readByCues(input, SORANI),
  kmr: (input) => readByCues(input, KURMANJI),
};

/**
 * Who did what to whom, in one field of an item. One reading per action form that is an act at its place; idioms and
 * nouns by shape ("strike a deal", "Falcon targets") give none.
 */
export function readRoles(input: RoleInput): EventReading[] {
  if (input.actions.length === 0) return [];
  return READERS[languageOf(input.lang, input.text)](input);
}
