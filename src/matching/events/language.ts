import type { RoleLanguage } from './action.ts';

/** Letters that only Persian, or only Sorani, prints. */
const SORANI = /[ێۆڕڵە]/u;
const PERSIAN = /[پچژگی]/u;
const ARABIC_SCRIPT = /[\u0600-\u06ff]/u;
const KURMANJI = /[êîû]/iu;
const TURKISH = /[ığşçö]/u;

const LATIN: ReadonlySet<RoleLanguage> = new Set(['en', 'tr', 'kmr']);

const BY_CODE: ReadonlyMap<string, RoleLanguage> = new Map([
  ['en', 'en'],
  ['ar', 'ar'],
  ['fa', 'fa'],
  ['tr', 'tr'],
  ['ckb', 'ckb'],
  ['kmr', 'kmr'],
]);

/**
 * The rules to read a text by: its language, or what its letters say when none is given, when `ku` leaves it open, or when
 * the feed's language is of another script.
 */
export function languageOf(lang: string | undefined, written: string): RoleLanguage {
  // Presentation forms and decomposed letters are the same letters.
  const text = written.normalize('NFKC');
  const code = lang?.split('-')[0]?.toLowerCase();
  const known = code === undefined ? undefined : BY_CODE.get(code);
  if (ARABIC_SCRIPT.test(text))
    return known !== undefined && !LATIN.has(known) ? known : byArabicLetters(code, text);
  if (known !== undefined && LATIN.has(known)) return known;
  if (code === 'ku' || KURMANJI.test(text)) return 'kmr';
  return TURKISH.test(text) && code === undefined ? 'tr' : 'en';
}

function byArabicLetters(code: string | undefined, text: string): RoleLanguage {
  if (code === 'ku' || SORANI.test(text)) return 'ckb';
  return PERSIAN.test(text) ? 'fa' : 'ar';
}
