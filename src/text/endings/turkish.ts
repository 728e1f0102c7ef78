/**
 * Case endings that Turkish (and Kurmanji) write behind an apostrophe after a name: "Irak'ta", "ABD'nin", "PKK'ê".
 * Transliterated Arabic writes apostrophes inside names too ("Kata'ib", "Qa'im"), so only these endings count, and those
 * that begin with a vowel only behind a consonant, as vowel harmony's buffer letters demand.
 */
const BEHIND_CONSONANT = 'a e i u in un im um inda inde inin unun undan inden indan iyla iyle'.split(' ');
const BEHIND_ANY = (
  'ya ye yi yu na ne ni nu nin nun da de ta te dan den tan ten daki deki taki teki nda nde ndan nden ndaki ndeki ' +
  'la le yla yle dir dur tir tur ki ca ce ler lar lerin larin lere lara leri lari li lu lik luk iyan iyen yan yen'
).split(' ');

/** "DEAŞ'lı", "PKK'lıların": belonging to it, with number and case. */
const BELONGING = ['li', 'lu'].flatMap((base) => [
  ...['yi', 'yu', 'ya', 'ye', 'nin', 'nun', 'da', 'de', 'dan', 'den', 'yla', 'yle'].map((end) => base + end),
  ...['lar', 'ler'].flatMap((many) =>
    ['', 'i', 'a', 'e', 'in', 'da', 'de', 'dan', 'den', 'la', 'le'].map((end) => base + many + end),
  ),
]);

const behindConsonant = new Set(BEHIND_CONSONANT);
const behindAny = new Set([...BEHIND_ANY, ...BELONGING]);
const VOWEL = /[aeiou]$/;

/** Shortest name that can carry an ending: "Sa'da" is a town, not "Sa" with an ending. Abbreviations may be shorter: "BM'ye". */
const SHORTEST_BASE = 3;
const SHORTEST_ABBREVIATION = 2;

/** Whether `ending` can be a case ending of `base` (both folded); `inCapitals` when the base is written so. */
export function isCaseEnding(base: string, ending: string, inCapitals: boolean): boolean {
  if (base.length < (inCapitals ? SHORTEST_ABBREVIATION : SHORTEST_BASE)) return false;
  return behindAny.has(ending) || (behindConsonant.has(ending) && !VOWEL.test(base));
}
