import type { RoleLanguage } from './events/action.ts';

const ARABIC_SCRIPT = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/gu;
const LATIN = /\p{Script=Latin}/gu;
const SORANI = /[\u0695\u06b5\u06c6\u06ce\u06d5]/u;
const PERSIAN = /[\u067e\u0686\u0698\u06a9\u06af\u06cc]/u;
const TURKISH = /[ğıİ]/u;
const KURMANJI = /[êîûÊÎÛ]/u;

const OF_TAG: Readonly<Record<string, RoleLanguage>> = {
  ar: 'ar',
  fa: 'fa',
  prs: 'fa',
  tr: 'tr',
  ckb: 'ckb',
  sdh: 'ckb',
  kmr: 'kmr',
};
const ARABIC_WRITTEN: readonly RoleLanguage[] = ['ar', 'fa', 'ckb'];

/** Primary language of a BCP 47 tag, `en` of `en-GB`. */
export const primaryLanguage = (tag: string | undefined): string | undefined =>
  tag?.toLowerCase().split(/[-_]/, 1)[0] || undefined;

/**
 * Language whose action forms are tried on a text: the item's own when its script fits the text (titles of one language are
 * often filed under another), else a guess from the letters. Latin text of an unknown language is tried as English.
 */
export function readingLanguage(written: string, tag: string | undefined): RoleLanguage {
  // Presentation forms and decomposed letters are the same letters.
  const text = written.normalize('NFKC');
  const named = OF_TAG[primaryLanguage(tag) ?? ''];
  const inArabicScript = isArabicScript(text);
  if (named && ARABIC_WRITTEN.includes(named) === inArabicScript) return named;
  if (inArabicScript) {
    if (SORANI.test(text) || primaryLanguage(tag) === 'ku') return 'ckb';
    return PERSIAN.test(text) ? 'fa' : 'ar';
  }
  const isKurdish = primaryLanguage(tag) === 'ku';
  if (isKurdish || (tag === undefined && KURMANJI.test(text) && !TURKISH.test(text))) return 'kmr';
  return tag === undefined && TURKISH.test(text) ? 'tr' : 'en';
}

function isArabicScript(text: string): boolean {
  const arabic = text.match(ARABIC_SCRIPT)?.length ?? 0;
  if (arabic === 0) return false;
  return arabic > (text.match(LATIN)?.length ?? 0);
}
