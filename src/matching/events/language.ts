import type { RoleLanguage } from './action.ts';

/** Letters that only Persian, or only Sorani, prints. */
const SORANI = /[ێۆڕڵە]/u;
const PERSIAN = /[پچژگی]/u;
const ARABIC_SCRIPT = /[\u0600-\u06ff]/u;
const KURMANJI = /[êîû]/iu;
const TURKISH = /[ığşçö]/u;

const BY_CODE: ReadonlyMap<string, RoleLanguage> = new Map([
  ['en', 'en'],
  ['ar', 'ar'],
  ['fa', 'fa'],
  ['tr', 'tr'],
  ['ckb', 'ckb'],
  ['kmr', 'kmr'],
]);

/** The rules to read a text by: its language, or what its letters say when none is given or `ku` leaves it open. */
export function languageOf(lang: string | undefined, text: string): RoleLanguage {
  const code = lang?.slice(0, lang.indexOf('-') === -1 ? undefined : lang.indexOf('-')).toLowerCase();
  const known = code === undefined ? undefined : BY_CODE.get(code);
  if (known !== undefined) return known;
  if (code === 'ku') return ARABIC_SCRIPT.test(text) ? 'ckb' : 'kmr';
  if (ARABIC_SCRIPT.test(text)) return SORANI.test(text) ? 'ckb' : PERSIAN.test(text) ? 'fa' : 'ar';
  if (code !== undefined) return 'en';
  return KURMANJI.test(text) ? 'kmr' : TURKISH.test(text) ? 'tr' : 'en';
}
