import { tokenise } from '../text/index.ts';
import { commonWordUnder, stemAfterArticle } from './common-words.ts';
import type { Term } from './condition.ts';
import type { Findings } from './finding.ts';
import type { Place } from './model.ts';

/**
 * Letters a word must have before its `*`: fewer would match a good part of the dictionary, and the engine files beginnings
 * under three letters, so that it would never find them.
 */
const SHORTEST_STEM = 3;

/** Builds a term from the analyst's words; what cannot be searched for becomes a finding. */
export function buildTerm(
  text: string,
  options: { exactCase: boolean },
  place: Place,
  findings: Findings,
): Term | undefined {
  const prefix = text.endsWith('*');
  const body = prefix ? text.slice(0, -1) : text;
  if (body.includes('*')) {
    const mend = 'put one * at the end of the last word, or list the words';
    findings.error(place, 'wildcard', `"${text}" has a * that is not at its end`, mend);
    return undefined;
  }
  const words = tokenise(body).map((token) => token.norm);
  const last = words.at(-1);
  if (last === undefined || words.includes('')) {
    const mend = 'write at least one word or number in it';
    findings.error(place, 'empty-term', `"${text}" normalises to nothing, so it could never match`, mend);
    return undefined;
  }
  const stray = prefix ? wildcardFault(words, last) : undefined;
  if (stray) {
    findings.error(place, 'wildcard', `"${text}" would match far too many words${stray.such}`, stray.mend);
    return undefined;
  }
  if (prefix && /\s$/.test(body)) {
    findings.error(place, 'wildcard', `"${text}" has a * standing alone`, 'join the * to the last word');
    return undefined;
  }
  return { text, words, prefix, exactCase: options.exactCase };
}

/** Why a wildcard would match a good part of the language; undefined when it is narrow enough. */
function wildcardFault(words: readonly string[], last: string): { such: string; mend: string } | undefined {
  if ([...stemAfterArticle(last)].length < SHORTEST_STEM) {
    const after = stemAfterArticle(last) === last ? '' : ', the article not counted';
    return { such: '', mend: `write at least ${SHORTEST_STEM} letters before the *${after}` };
  }
  const common = words.length > 1 ? undefined : commonWordUnder(last);
  if (common === undefined) return undefined;
  return { such: `, "${common}" among them`, mend: 'write more letters before the *, or list the words' };
}

/** Same words, same matching: one of two such terms is superfluous. */
export const termKey = (term: Term): string =>
  `${term.words.join(' ')}${term.prefix ? '*' : ''}${term.exactCase ? `=${term.text}` : ''}`;

/** Every text that has `a` has `b` somewhere inside it: the phrase "peace talks" includes "peace". */
export function includes(a: Term, b: Term): boolean {
  if (b.exactCase) return termKey(a) === termKey(b);
  const beyond = a.words.length - b.words.length;
  return Array.from({ length: Math.max(0, beyond + 1) }, (_, from) => from).some((from) => {
    const words = a.words.slice(from, from + b.words.length);
    return covers(b, { ...a, words, exactCase: false, prefix: a.prefix && from === beyond });
  });
}

/** Every text that has `b` has `a` at the same place. */
export function covers(a: Term, b: Term): boolean {
  if (a.exactCase || a.words.length !== b.words.length) return termKey(a) === termKey(b);
  const last = a.words.length - 1;
  return a.words.every((word, index) => {
    const other = b.words[index] ?? '';
    return index === last && a.prefix
      ? other.startsWith(word)
      : word === other && !(index === last && b.prefix);
  });
}
