import type { Mark, Passage, Span } from '../evidence/index.ts';
import { excerptOf } from '../text/index.ts';
import type { FieldEvidence } from './evidence.ts';

/** Bound on a quoted passage, in UTF-16 units: three lines of a page, and room for most sentences that newsrooms write. */
export const LONGEST_PASSAGE = 240;

/**
 * The words below the title that a hit rests on, in their sentence; those that the title has, too, decide least where to look. Without
 * them a reader is shown a title that says nothing of the kind, or the opposite. Undefined when nothing stands below.
 * @param fields the fields the match was decided on.
 */
export function passageOf(
  spans: readonly Span[],
  marks: readonly Mark[],
  fields: Iterable<FieldEvidence>,
): Passage | undefined {
  const inTitle = new Set(spans.filter(({ field }) => field === 'title').map(({ term }) => term));
  const below = spans.filter(({ field }) => field !== 'title');
  const onlyBelow = below.filter(({ term }) => !inTitle.has(term));
  const own = onlyBelow.length > 0 ? onlyBelow : below;
  const field = own[0]?.field;
  const evidence = field === undefined ? undefined : longest(fields, field);
  if (evidence === undefined) return undefined;
  const { start, end } = sentencesAround(
    evidence,
    own.filter((span) => span.field === field),
  );
  const matched = [...spans, ...marks]
    .filter((span) => span.field === field && span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start - start, end: span.end - start, term: span.term }));
  const { text, kept } = excerptOf(evidence.text.slice(start, end), matched, LONGEST_PASSAGE);
  return { text, matched: kept };
}

/** The lead is the beginning of another field: the one that reads on knows where sentences end. */
function longest(fields: Iterable<FieldEvidence>, source: Span['field']): FieldEvidence | undefined {
  let found: FieldEvidence | undefined;
  for (const one of fields) if (one.source === source && one.count > (found?.count ?? 0)) found = one;
  return found;
}

/** From the beginning of the first span's sentence to the end of the last one's, closing marks included. */
function sentencesAround(
  { text, tokens }: FieldEvidence,
  spans: readonly Span[],
): { start: number; end: number } {
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const opening = tokens.find(({ end }) => end > first);
  const closing = tokens.findLast(({ start }) => start < last);
  const begin = tokens.find(({ sentence }) => sentence === opening?.sentence)?.start ?? 0;
  const finish = tokens.findLast(({ sentence }) => sentence === closing?.sentence)?.end ?? text.length;
  const before = /[^\s\p{L}\p{N}]{0,4}$/u.exec(text.slice(Math.max(0, begin - 4), begin))?.[0] ?? '';
  const after = /^[^\s\p{L}\p{N}]{0,4}/u.exec(text.slice(finish, finish + 4))?.[0] ?? '';
  return { start: begin - before.length, end: finish + after.length };
}
