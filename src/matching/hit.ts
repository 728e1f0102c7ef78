import type { IndicatorDefinition } from '../definitions/model.ts';
import type { EventRoles, Hit, Mark, MatchableItem, Span } from '../evidence/index.ts';
import type { FoundHit } from './decide.ts';
import type { Match } from './evaluate.ts';
import type { EventVerdict } from './event-clause.ts';
import type { TokenRange } from './events/reading.ts';
import type { FieldEvidence } from './evidence.ts';
import { passageOf } from './passage.ts';

/** The hit as it is printed and kept. */
export function buildHit(
  indicator: IndicatorDefinition,
  item: MatchableItem,
  { demoted, match, byTitle }: FoundHit,
): Hit {
  const { id, url, title } = item;
  const [spans, marks] = [spansOf(match), marksOf(match)];
  return {
    indicator: indicator.id,
    problem: indicator.problem,
    kind: indicator.says,
    demoted,
    item: { id, url, title },
    event: rolesOf(match.events[0]),
    spans,
    marks,
    passage: byTitle ? undefined : passageOf(spans, marks, fieldsOf(match)),
    rule: indicator.rule,
  };
}

const fieldsOf = ({ proofs, events }: Match): Set<FieldEvidence> =>
  new Set([...proofs, ...events].map(({ evidence }) => evidence));

function rolesOf(verdict: EventVerdict | undefined): EventRoles | undefined {
  if (!verdict) return undefined;
  const { agent, reading, target } = verdict;
  return {
    agent: agent?.mention.entry ?? null,
    action: reading.action,
    target: target?.mention.entry ?? null,
  };
}

/** Spans of everything the match rests on, in reading order, each once. */
export function spansOf(match: Match): Span[] {
  const proofs = match.proofs.map((proof) => toSpan(proof.evidence, proof, proof.term));
  return inOrder([...proofs, ...match.events.flatMap(eventSpans)]);
}

function eventSpans({ evidence, reading, agent, target }: EventVerdict): Span[] {
  const people = [agent, target].flatMap((each) => (each ? [each.mention] : []));
  return [
    toSpan(evidence, reading.anchor, reading.action),
    ...people.map((mention) => toSpan(evidence, mention, mention.entry)),
  ];
}

/** Context marks on what the match rests on. */
export function marksOf(match: Match): Mark[] {
  const onWords = match.proofs.flatMap(({ evidence, marks }) =>
    marks.map((each): Mark => ({ mark: each.mark, ...toSpan(evidence, each, each.trigger) })),
  );
  const onEvents = match.events.flatMap(({ evidence, reading }) =>
    reading.marks.map((each): Mark => ({ mark: each.mark, ...toSpan(evidence, each, each.trigger) })),
  );
  return inOrder([...onWords, ...onEvents]);
}

function toSpan(evidence: FieldEvidence, range: TokenRange, term: string): Span {
  const { start, end } = evidence.offsets(range);
  return { field: evidence.source, start, end, text: evidence.text.slice(start, end), term };
}

const SOURCES: readonly string[] = ['title', 'summary', 'content'];

/** In reading order, each once. */
function inOrder<T extends Span & Partial<Mark>>(spans: T[]): T[] {
  if (spans.length > 1) spans.sort(byPlace);
  return spans.filter((span, at) => {
    const before = spans[at - 1];
    return before === undefined || byPlace(before, span) !== 0;
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: Span & Partial<Mark>, b: Span & Partial<Mark>): number =>
  SOURCES.indexOf(a.field) - SOURCES.indexOf(b.field) ||
  a.start - b.start ||
  a.end - b.end ||
  byText(a.term, b.term) ||
  byText(a.mark ?? '', b.mark ?? '');
