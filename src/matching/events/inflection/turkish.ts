import type { FormKind } from '../action.ts';

const CLOSED: ReadonlyMap<string, string> = new Map([
  ['a', 'ı'],
  ['ı', 'ı'],
  ['e', 'i'],
  ['i', 'i'],
  ['o', 'u'],
  ['u', 'u'],
  ['ö', 'ü'],
  ['ü', 'ü'],
]);
const isVowel = (letter: string | undefined): boolean => letter !== undefined && CLOSED.has(letter);

/** The closed vowel that follows the word in harmony. */
const closedVowel = (word: string): string => CLOSED.get([...word].findLast(isVowel) ?? 'e') ?? 'i';
const openVowel = (word: string): string => ('ıu'.includes(closedVowel(word)) ? 'a' : 'e');
const dentalOf = (word: string): string => ('fstkçşhp'.includes(word.at(-1) ?? '') ? 't' : 'd');

function passiveStem(stem: string): string {
  if (isVowel(stem.at(-1))) return `${stem}n`;
  return `${stem}${closedVowel(stem)}${stem.endsWith('l') ? 'n' : 'l'}`;
}

/** Past, reported past, present, aorist and future, singular and plural; `soft` is the stem before a vowel (katlet, katled). */
function tenses(stem: string, soft: string, kind: FormKind): [string, FormKind][] {
  const closed = closedVowel(stem);
  const open = openVowel(stem);
  const plural = open === 'a' ? 'lar' : 'ler';
  const progressiveBase = isVowel(stem.at(-1)) ? stem.slice(0, -1) : soft;
  const future = isVowel(stem.at(-1)) ? `${stem}y` : soft;
  const singular = [
    `${stem}${dentalOf(stem)}${closed}`,
    `${stem}m${closed}ş`,
    `${progressiveBase}${closed}yor`,
    `${future}${open}c${open}k`,
  ];
  // What a speaker says of his own side: saldırdık, saldıracağız.
  const own =
    kind === 'past'
      ? [`${stem}${dentalOf(stem)}${closed}k`, `${future}${open}c${open}ğ${open === 'a' ? 'ı' : 'i'}z`]
      : [];
  return [
    ...singular.flatMap((form): [string, FormKind][] => [
      [form, kind],
      [form + plural, kind],
    ]),
    ...own.map((form): [string, FormKind] => [form, 'finite']),
  ];
}

/** Forms of a stem such as `saldır`, `katlet~katled` or `hedef al`, whose last word is inflected. */
export function inflectTurkishVerb(entry: string): [text: string, kind: FormKind][] {
  const [lemma = '', givenSoft] = entry.split('~').map((part) => part.trim());
  const words = lemma.split(/\s+/);
  const stem = words.pop() ?? '';
  const soft = givenSoft ?? stem;
  const front = words.length === 0 ? '' : `${words.join(' ')} `;
  const passive = passiveStem(soft);
  const open = openVowel(stem);
  // "vurmakla tehdit etti": the verb as a thing.
  const infinitives = [`${stem}m${open}k`, `${stem}m${open}kl${open}`].map((form): [string, FormKind] => [
    form,
    'finite',
  ]);
  const forms = [...tenses(stem, soft, 'past'), ...tenses(passive, passive, 'passive'), ...infinitives];
  return forms.map(([form, kind]) => [front + form, kind]);
}
