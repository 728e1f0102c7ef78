import { cliticReadings, mayCarryClitic, newReadings } from './clitics.ts';
import { HAS_BASE, newNearScan, normOf, POSSESSIVE, type Scan, scanText, unitsOf } from './scan.ts';
import { numberSentences } from './sentences.ts';
import type { Token } from './token.ts';

const scan = newNearScan();
let sentences = new Int32Array(1024);

function tokenOf(from: Scan, index: number): Token {
  const token: Token = {
    start: from.start[index] ?? 0,
    end: from.end[index] ?? 0,
    norm: normOf(from, index),
    sentence: sentences[index] ?? 0,
  };
  const flags = from.flags[index] ?? 0;
  if ((flags & POSSESSIVE) !== 0) token.suffix = 's';
  if ((flags & HAS_BASE) !== 0) {
    const cut = (from.baseEnd[index] ?? 0) - (from.unitStart[index] ?? 0);
    token.base = token.norm.slice(0, cut);
    token.suffix = token.norm.slice(cut);
  }
  return token;
}

/** Words and numbers of a text, in order, with their sentences. Any string will do; broken surrogates separate words. */
export function tokenise(text: string): Token[] {
  scanText(text, scan);
  return tokensOf(scan);
}

/** The tokens of a text that was scanned already. */
export function tokensOf(from: Scan): Token[] {
  if (sentences.length < from.count) sentences = new Int32Array(from.count * 2);
  numberSentences(from, sentences);
  const tokens: Token[] = [];
  for (let index = 0; index < from.count; index += 1) tokens.push(tokenOf(from, index));
  return tokens;
}

/** Norms of a text's tokens with one space between them; empty when the text has no word. */
export function fold(text: string): string {
  scanText(text, scan);
  return Array.from({ length: scan.count }, (_, index) => normOf(scan, index)).join(' ');
}

/** A sentence of a text: UTF-16 offsets from its first word to the end of its last, and its tokens' indices, ends exclusive. */
export interface Sentence {
  start: number;
  end: number;
  firstToken: number;
  endToken: number;
}

/** The sentences of a tokenised text. */
export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const found: Sentence[] = [];
  tokens.forEach((token, index) => {
    const last = found.at(-1);
    if (last === undefined || tokens[index - 1]?.sentence !== token.sentence)
      found.push({ start: token.start, end: token.end, firstToken: index, endToken: index + 1 });
    else {
      last.end = token.end;
      last.endToken = index + 1;
    }
  });
  return found;
}

/** Offset just behind the first sentence of a text, its closing marks included; the whole length when there is only one. */
export function firstSentenceEnd(text: string): number {
  const second = tokenise(text).find((token) => token.sentence > 0);
  if (second === undefined) return text.length;
  return text.slice(0, second.start).trimEnd().length;
}

/**
 * Norms a token can be read as besides its own: without Arabic clitics (و ف ب ل ك ال) and without a case ending behind an
 * apostrophe. No repetitions; the token's own norm is not among them.
 */
export function alternativeNorms(token: Token): string[] {
  const readings = new Set<string>();
  if (token.base !== undefined) readings.add(token.base);
  if (mayCarryClitic(token.norm.charCodeAt(0))) {
    const units = unitsOf(token.norm);
    const found = newReadings();
    cliticReadings(units, 0, units.length, found);
    for (let i = 0; i < found.count; i += 1)
      readings.add((found.article[i] === 1 ? 'ال' : '') + token.norm.slice(found.start[i]));
  }
  readings.delete(token.norm);
  return [...readings];
}
