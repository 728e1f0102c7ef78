import type { FormKind } from '../action.ts';

/** The imperfect without its person letter: the perfect, less the alef that a prefix replaces (أطلق -> يطلق). */
const imperfectStem = (perfect: string): string => perfect.replace(/^[أاإآ]/u, '');

/** A noun as printed, its indefinite accusative (هجوما) and its dual (هجومان, ضربتين). */
export function inflectArabicNoun(entry: string): string[] {
  const words = entry.trim().split(/\s+/);
  const head = words.shift() ?? '';
  const tail = words.length === 0 ? '' : ` ${words.join(' ')}`;
  if (/(?:ات|ين|ون|ى|ا|ء)$/u.test(head) || head.startsWith('ال')) return [head + tail];
  const stem = head.replace(/ة$/u, 'ت');
  const accusative = head.endsWith('ة') ? [] : [`${head}ا`];
  return [head, ...accusative, `${stem}ان`, `${stem}ين`].map((form) => form + tail);
}

/** Weak last letter falls before an ending: تبنى -> تبنت, تبنوا. */
const beforeEnding = (verb: string): string => verb.replace(/[ىاي]$/u, '');

/**
 * Third persons and the first person plural (the dual of two subjects too: يعتقلان) of perfect, imperfect and future of `قصف` or `قال~يقول`. Perfect and imperfect passive look the
 * same without vowels; the rules tell them apart. In أطلق النار the first word is inflected.
 */
export function inflectArabicVerb(entry: string): [text: string, kind: FormKind][] {
  const [perfectPhrase = '', givenImperfect] = entry.split('~').map((part) => part.trim());
  const [perfect = '', ...rest] = perfectPhrase.split(/\s+/);
  const tail = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const stem = givenImperfect === undefined ? imperfectStem(perfect) : givenImperfect.slice(1);
  const imperfects = [`ي${stem}`, `ت${stem}`, `ي${beforeEnding(stem)}ون`, `ي${stem}ان`, `ت${stem}ان`];
  const perfects = [perfect, `${beforeEnding(perfect)}ت`, `${beforeEnding(perfect)}وا`];
  // What a speaker says of his own side: استهدفنا, سنستهدف. A weak verb (دعونا, دككنا) is left to its third persons.
  const isSound = /^[^\sاىيو]{3,}$|^است\S{3}$|^هاجم$/u.test(perfect);
  const own: [string, FormKind][] = isSound
    ? [
        [`${perfect}نا${tail}`, 'past'],
        [`سن${stem}${tail}`, 'finite'],
      ]
    : [];
  // "التي قصفها A": the perfect with its object written onto it, as relative clauses have it. A phrase keeps its own object.
  const onObject =
    rest.length > 0 || /[ىاي]$/u.test(perfect) ? [] : ['ه', 'ها', 'ته', 'تها'].map((end) => perfect + end);
  return [
    ...perfects.map((form): [string, FormKind] => [form + tail, 'past']),
    ...imperfects.map((form): [string, FormKind] => [form + tail, 'finite']),
    ...imperfects.map((form): [string, FormKind] => [`س${form}${tail}`, 'finite']),
    ...own,
    ...onObject.map((form): [string, FormKind] => [form, 'past']),
  ];
}
