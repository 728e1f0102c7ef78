import type { Token } from './token.ts';
import { alternativeNorms } from './tokenise.ts';

/** Folded words that follow one another; with `prefix`, the last one is only a beginning. */
export interface Phrase {
  words: readonly string[];
  prefix: boolean;
}

const fits = (norm: string, word: string, prefix: boolean): boolean =>
  prefix ? norm.startsWith(word) : norm === word;

/**
 * Index behind the last token of `phrase` when it begins at token `at`, else -1. This is what "a term matches" means
 * everywhere, in the plain evaluator and in the engine:
 * - whole tokens, one after the other, inside one sentence; what lies in the gaps (hyphens, commas, quotes) does not matter;
 * - the first word also matches a token with Arabic clitics before it;
 * - every word also matches a token with a case ending behind an apostrophe.
 */
export function phraseEndAt(tokens: readonly Token[], at: number, phrase: Phrase): number {
  const { words } = phrase;
  const first = tokens[at];
  for (let i = 0; i < words.length; i += 1) {
    const token = tokens[at + i];
    const word = words[i];
    if (first === undefined || token === undefined || word === undefined) return -1;
    if (token.sentence !== first.sentence) return -1;
    const prefix = phrase.prefix && i === words.length - 1;
    if (fits(token.norm, word, prefix)) continue;
    if (token.base !== undefined && fits(token.base, word, prefix)) continue;
    if (i > 0 || !alternativeNorms(token).some((norm) => fits(norm, word, prefix))) return -1;
  }
  return at + words.length;
}
