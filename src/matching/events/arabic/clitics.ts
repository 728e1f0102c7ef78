import { alternativeNorms, fold, tokenise } from '../../../text/index.ts';
import type { Token } from '../../../text/token.ts';
import type { ActionMention, Mention } from '../reading.ts';
import type { Clitics } from '../unit.ts';

/** First folded word of aliases and lemmas, so that each is folded once in the life of the process. */
const firstWords = new Map<string, string>();
/** Vocabularies are finite; texts never get in here. */
function firstWordOf(text: string): string {
  let word = firstWords.get(text);
  if (word === undefined) {
    word = tokenise(text)[0]?.norm ?? fold(text);
    firstWords.set(text, word);
  }
  return word;
}

/** و + س + ي, or و + ب + ال. */
const LONGEST_PREFIX = 4;

/** What stands before `base` in `norm`; "لل" before a name with the article is ل + ال. */
function before(norm: string, base: string): string {
  const at = norm.indexOf(base);
  if (at >= 0 && at <= LONGEST_PREFIX) return norm.slice(0, at);
  if (!base.startsWith('ال')) return '';
  const bare = base.slice(2);
  return norm.endsWith(`لل${bare}`) ? `${norm.slice(0, norm.length - bare.length - 2)}ل` : '';
}

function prefixOf(token: Token, covering: Mention | ActionMention): string {
  return before(token.norm, firstWordOf('entry' in covering ? covering.alias : covering.lemma));
}

/** و ف ب ل ك ال on Arabic words. */
export const ARABIC_CLITICS: Clitics = { readings: alternativeNorms, prefixOf };

/** ل written onto the word: "to", "of". */
export const hasLam = (prefix: string): boolean => prefix.endsWith('ل') && !prefix.endsWith('ال');
/** و or ف begins something new. */
export const opensWithAnd = (prefix: string): boolean => prefix.startsWith('و') || prefix.startsWith('ف');
/** ب, ل or ال: only a noun can carry them. */
export const isNominalPrefix = (prefix: string): boolean => /[بلك]/.test(prefix);
