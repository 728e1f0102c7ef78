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

/** What a catalogue says of a feed whose language nobody told (ISO 639-2). */
export const UNDETERMINED = 'und';

/** The language code of somebody else's list, such as `eng` or `EN-us`; what is no language is undetermined. */
export function languageFrom(code: string | undefined): string {
  const primary = /^[a-z]{2,3}\b/i.exec(code ?? '')?.[0].toLowerCase();
  const short = primary !== undefined && OWN.has(primary) ? primary : Intl.getCanonicalLocales(primary)[0];
  return short !== undefined && isLanguage(short) ? short : UNDETERMINED;
}

/** A feed's language, with a script or region if need be (`en-GB`, `zh-Hant`), or `und`. */
export const taggedLanguageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: MEND, abort: true })
  .refine((tag) => tag === UNDETERMINED || isLanguage(tag.split('-', 1)[0] ?? ''), MEND);
