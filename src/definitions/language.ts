import * as z from 'zod';

/** Codes of this project's region that the standard tables lack, or fold into a neighbour. */
const OWN: ReadonlySet<string> = new Set(['kmr', 'prs', 'azb', 'lki']);

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** Codes are few and stand at every alias. */
const asked = new Map<string, boolean>();

/** Whether a language bears this code, and no shorter one (`eng` is `en`): a scope of another would silently match nothing. */
export function isLanguage(code: string): boolean {
  const known = asked.get(code);
  if (known !== undefined) return known;
  const is = OWN.has(code) || (names.of(code) !== undefined && Intl.getCanonicalLocales(code)[0] === code);
  asked.set(code, is);
  return is;
}

const MEND = 'write a language code such as en, ar or ckb';

/** A language as definitions name it: ISO 639-1, or 639-3 where there is no shorter code. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}$/, { error: MEND, abort: true })
  .refine(isLanguage, MEND);

/** A feed's language, with a script or region if need be (`en-GB`, `zh-Hant`). */
export const taggedLanguageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: MEND, abort: true })
  .refine((tag) => isLanguage(tag.split('-', 1)[0] ?? ''), MEND);
