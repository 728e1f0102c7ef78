import type { Term } from '../definitions/condition.ts';
import { alternativeNorms, asWritten, phraseEndAt, type Token, tokenise } from '../text/index.ts';
import type { TokenRange } from './events/reading.ts';

/** Beginning of a word under which wildcard terms are filed; no stem is shorter (the loader sees to it). */
const STEM_KEY = 3;
/** Units below are Latin, Greek, Cyrillic: no clitics to try. */
const FIRST_HEBREW_UNIT = 0x0590;

/** A term found: its token range and what it belongs to. */
export interface Found<Owner> extends TokenRange {
  owner: Owner;
}

interface Entry<Owner> {
  term: Term;
  /** The original words where capitals matter. */
  exact: string[] | undefined;
  owner: Owner;
}

/** Finds many terms in a text by the first word of each. `Owner` says what a term stands for. */
export class TermIndex<Owner> {
  private readonly byWord = new Map<string, Entry<Owner>[]>();
  private readonly byStem = new Map<string, Entry<Owner>[]>();

  add(term: Term, owner: Owner): void {
    const first = term.words[0] ?? '';
    const isStem = term.prefix && term.words.length === 1;
    const key = isStem ? first.slice(0, STEM_KEY) : first;
    const table = isStem ? this.byStem : this.byWord;
    const entry = { term, exact: term.exactCase ? lettersOf(term.text) : undefined, owner };
    const known = table.get(key);
    if (known) known.push(entry);
    else table.set(key, [entry]);
  }

  /** Every occurrence of every term, by position. Overlapping ones are all given. */
  find(text: string, tokens: readonly Token[]): Found<Owner>[] {
    const found: Found<Owner>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      let taken: Set<Entry<Owner>> | undefined;
      for (const norm of readings(token)) {
        for (const table of [this.byWord.get(norm), this.byStem.get(norm.slice(0, STEM_KEY))]) {
          for (const entry of table ?? []) {
            if (taken?.has(entry)) continue;
            const end = phraseEndAt(tokens, at, entry.term);
            if (end < 0 || !hasCase(entry, text, tokens, at)) continue;
            taken ??= new Set();
            taken.add(entry);
            found.push({ start: at, end, owner: entry.owner });
          }
        }
      }
    }
    return found;
  }
}

function readings(token: Token): string[] {
  const mayHaveClitic = token.norm.charCodeAt(0) >= FIRST_HEBREW_UNIT;
  if (!mayHaveClitic && token.base === undefined) return [token.norm];
  return [token.norm, ...alternativeNorms(token)];
}

function hasCase<Owner>(entry: Entry<Owner>, text: string, tokens: readonly Token[], at: number): boolean {
  return entry.exact?.every((word, index) => hasExactCase(word, text, tokens[at + index])) ?? true;
}

/** Whether a token is written with the capitals of `word`; points inside ("I.S.") and an ending behind an apostrophe do not matter. */
export function hasExactCase(word: string, text: string, token: Token | undefined): boolean {
  if (token === undefined) return false;
  return asWritten(text.slice(token.start, token.end)) === word;
}

/** The words of a term as written, points taken out. */
export const lettersOf = (text: string): string[] =>
  tokenise(text).map((token) => asWritten(text.slice(token.start, token.end)));
