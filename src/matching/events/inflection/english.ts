import type { FormKind } from '../action.ts';

const VOWELS = new Set('aeiou');
const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.has(letter);

/** Consonant, vowel, consonant in a word of one syllable: "stab", "hit". The last letter doubles before -ed and -ing. */
function doublesLast(word: string): boolean {
  const [last, middle, first] = [word.at(-1), word.at(-2), word.at(-3)];
  if (last === undefined || isVowel(last) || 'wxy'.includes(last)) return false;
  if (!isVowel(middle) || isVowel(first)) return false;
  return [...word].filter(isVowel).length === 1;
}

const endsInConsonantY = (word: string): boolean => word.endsWith('y') && !isVowel(word.at(-2));

/** "attack" -> "attacks", "ambush" -> "ambushes", "carry" -> "carries". Verbs and nouns alike. */
export function addS(word: string): string {
  if (endsInConsonantY(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function addEd(word: string): string {
  if (word.endsWith('e')) return `${word}d`;
  if (endsInConsonantY(word)) return `${word.slice(0, -1)}ied`;
  return doublesLast(word) ? `${word}${word.at(-1)}ed` : `${word}ed`;
}

function addIng(word: string, past: string): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  if (word.endsWith('e') && !word.endsWith('ee')) return `${word.slice(0, -1)}ing`;
  const doubled = doublesLast(word) || past === `${word}${word.at(-1)}ed`;
  return doubled ? `${word}${word.at(-1)}ing` : `${word}ing`;
}

/** Forms of `attack` or `strike~struck~struck`; in "open fire" the first word is inflected, the rest stays. */
export function inflectEnglishVerb(entry: string): [text: string, kind: FormKind][] {
  const [lemma = '', givenPast, givenParticiple] = entry.split('~').map((part) => part.trim());
  const [head = '', ...rest] = lemma.split(/\s+/);
  const tail = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const past = givenPast?.split(/\s+/)[0] ?? addEd(head);
  const participle = givenParticiple?.split(/\s+/)[0] ?? past;
  return [
    [head + tail, 'finite'],
    [addS(head) + tail, 'finite'],
    [past + tail, 'past'],
    [participle + tail, 'participle'],
    [addIng(head, past) + tail, 'ing'],
  ];
}

/** Singular and plural; the last word takes the plural: "car bombing" -> "car bombings". */
export function inflectEnglishNoun(entry: string): string[] {
  const [singular = '', plural] = entry.split('~').map((part) => part.trim());
  if (plural !== undefined) return [singular, plural];
  const words = singular.split(/\s+/);
  const last = words.pop() ?? '';
  return [singular, [...words, addS(last)].join(' ')];
}
