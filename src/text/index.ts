/** Reading text of every script the feeds use: folding, tokens, sentences, and what it means that a phrase matches. */
export { type Excerpt, excerptOf, type Stretch } from './excerpt.ts';
export { type Piece, piecesOf, starred } from './marked.ts';
export { type Phrase, phraseEndAt } from './phrase.ts';
export type { Token } from './token.ts';
export {
  alternativeNorms,
  firstSentenceEnd,
  fold,
  type Sentence,
  sentencesOf,
  tokenise,
} from './tokenise.ts';
export { asWritten } from './written.ts';
