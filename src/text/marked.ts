import type { Stretch } from './excerpt.ts';

/** A piece of a text; `terms` when it is one that matched. */
export interface Piece {
  text: string;
  terms?: string[];
}

/** The text cut where matched stretches begin and end; overlapping ones become one, so that no character comes twice. */
export function piecesOf(text: string, matched: readonly (Stretch & { term: string })[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end, terms } of merged(matched)) {
    if (start > from) pieces.push({ text: text.slice(from, start) });
    pieces.push({ text: text.slice(start, end), terms });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function merged(matched: readonly (Stretch & { term: string })[]): (Stretch & { terms: string[] })[] {
  const sorted = [...matched].sort((one, other) => one.start - other.start || one.end - other.end);
  const out: (Stretch & { terms: string[] })[] = [];
  for (const { start, end, term } of sorted) {
    const last = out.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      if (!last.terms.includes(term)) last.terms.push(term);
    } else out.push({ start, end, terms: [term] });
  }
  return out;
}

/**
 * One line of plain text in which *asterisks* stand around what matched; those of the text itself are left out.
 * `of` prepares each piece for where it goes.
 */
export const starred = (
  text: string,
  matched: readonly (Stretch & { term: string })[],
  of: (piece: string) => string = (piece) => piece,
): string =>
  piecesOf(text, matched)
    .map(({ text: piece, terms }) => {
      const clean = of(piece.replaceAll('*', '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' '));
      return terms === undefined || clean.trim() === '' ? clean : `*${clean}*`;
    })
    .join('');
