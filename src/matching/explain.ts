import { eventsIn } from '../definitions/clauses.ts';
import type { Condition, EventCondition } from '../definitions/condition.ts';
import type { IndicatorDefinition } from '../definitions/model.ts';
import type { MatchableItem } from '../evidence/index.ts';
import { type Decision, decide, hasEvent, type Members } from './decide.ts';
import { evaluate, type Judge, type Match, type Segment, segmentsOf } from './evaluate.ts';
import type { EventVerdict } from './event-clause.ts';
import { judgeEvent, judgeReadings, namesAnybody } from './event-clause.ts';
import type { TokenRange } from './events/reading.ts';
import type { FieldEvidence, ItemEvidence } from './evidence.ts';
import type { ClauseTrace, IndicatorTrace } from './explanation.ts';
import { marksOf, spansOf } from './hit.ts';

/** Explains one indicator on one item, clause by clause. */
export function explainIndicator(
  indicator: IndicatorDefinition,
  item: MatchableItem,
  evidence: ItemEvidence,
  members: Members,
): IndicatorTrace {
  const decision = decide(indicator, item, evidence, members);
  const segments = segmentsOf(evidence, indicator.fields);
  const judge: Judge = {
    strictness: 'demote',
    marks: hasEvent(indicator.condition) ? undefined : indicator.marks,
    nearMarks: indicator.marks,
    members,
  };
  const condition = trace(indicator.condition, segments, judge);
  const exclude = indicator.exclude.map((each) =>
    trace(each, segments, { ...judge, marks: undefined, strictness: 'exclude' }),
  );
  const match = 'match' in decision ? decision.match : undefined;
  return {
    indicator: indicator.id,
    problem: indicator.problem,
    title: indicator.title,
    outcome: outcomeOf(decision, condition),
    demoted: decision.outcome === 'hit' && decision.demoted,
    reasons: reasonsOf(decision, indicator, condition, exclude),
    marks: match ? marksOf(match) : [],
    readsEvent: eventsIn(indicator.condition).some((event) =>
      judgeReadings(
        event,
        segments.map(({ evidence: field }) => field),
        members,
      )
        .flat()
        .some(({ reading }) => namesAnybody(event, reading, members)),
    ),
    condition,
    exclude,
  };
}

/** A near miss holds but for an exclusion, a role or a mark, or lacks a single clause of several. */
function outcomeOf(decision: Decision, condition: ClauseTrace): IndicatorTrace['outcome'] {
  if (decision.outcome === 'hit') return 'hit';
  if (decision.because === 'excluded' || decision.because === 'dropped') return 'near-miss';
  if (decision.because === 'scope') return condition.holds ? 'near-miss' : 'no';
  const missing = condition.children.filter(({ holds }) => !holds);
  const found = condition.children.filter(({ holds, spans }) => holds && spans.length > 0);
  return missing.length === 1 && found.length > 0 ? 'near-miss' : 'no';
}

function reasonsOf(
  decision: Decision,
  indicator: IndicatorDefinition,
  condition: ClauseTrace,
  exclude: readonly ClauseTrace[],
): string[] {
  if (decision.outcome === 'hit') return decision.demoted ? whyWeakened(decision.match, indicator) : [];
  if (decision.because === 'scope') return ['the item is outside the sources this indicator is scoped to'];
  if (decision.because === 'excluded') {
    return exclude.filter(({ holds }) => holds).map(({ clause }) => `excluded by ${clause}`);
  }
  if (decision.because === 'dropped') return whyWeakened(decision.match, indicator);
  return condition.children.filter(({ holds }) => !holds).map(({ clause }) => `missing: ${clause}`);
}

function whyWeakened(match: Match, indicator: IndicatorDefinition): string[] {
  const fromMarks = match.proofs.flatMap(({ marks, term }) =>
    marks.map(({ mark, trigger }) => `${term} is ${mark} by "${trigger}": ${indicator.marks[mark]}`),
  );
  const fromEvents = match.events.flatMap(({ reasons }) => reasons);
  const reasons = [...new Set([...fromEvents, ...fromMarks])];
  return reasons.length > 0 ? reasons : ['a mark on its words leaves nothing of it'];
}

/** Decides a clause and everything below it, holding or not. */
export function trace(condition: Condition, segments: readonly Segment[], judge: Judge): ClauseTrace {
  const match = evaluate(condition, segments, judge);
  return {
    clause: describeClause(condition),
    holds: match !== undefined,
    spans: match ? spansOf(match) : [],
    notes: notesOf(condition, segments, judge, match),
    children: childrenOf(condition).map((each) => trace(each, segmentsFor(condition, segments), judge)),
  };
}

function segmentsFor(condition: Condition, segments: readonly Segment[]): readonly Segment[] {
  if (condition.type !== 'field') return segments;
  return segments.filter(({ evidence }) => condition.fields.includes(evidence.field));
}

function childrenOf(condition: Condition): readonly Condition[] {
  switch (condition.type) {
    case 'term':
    case 'list':
    case 'place':
    case 'event':
      return [];
    case 'sentence':
    case 'field':
      return [condition.that];
    case 'weights':
      return condition.of.map(({ when }) => when);
    default:
      return condition.of;
  }
}

/** A clause in words, one line. */
export function describeClause(condition: Condition): string {
  switch (condition.type) {
    case 'term':
      return `"${condition.term.text}"`;
    case 'list':
      return condition.list;
    case 'place':
      return `place ${condition.place}`;
    case 'any':
      return `any of ${condition.of.length}`;
    case 'all':
      return `all of ${condition.of.length}`;
    case 'none':
      return `none of ${condition.of.length}`;
    case 'atLeast':
      return `at least ${condition.count} of ${condition.of.length}`;
    case 'near':
      return `near, within ${condition.within} words${condition.ordered ? ', in this order' : ''}`;
    case 'sentence':
      return 'in one sentence';
    case 'field':
      return `in ${condition.fields.join(' or ')}`;
    case 'weights':
      return `weights reaching ${condition.threshold}`;
    case 'event':
      return describeEvent(condition);
  }
}

function describeEvent({ agent, action, target, require }: EventCondition): string {
  const who = agent === undefined ? 'anybody' : agent === 'none' ? 'nobody named' : agent.any.join(' or ');
  const whom = target ? ` to ${target.any.join(' or ')}` : '';
  const marked = require.length > 0 ? ` (${require.join(', ')})` : '';
  return `event: ${who} does ${action.join(' or ')}${whom}${marked}`;
}

function notesOf(
  condition: Condition,
  segments: readonly Segment[],
  judge: Judge,
  match: Match | undefined,
): string[] {
  if (condition.type === 'event') return eventNotesOf(condition, segments, judge);
  const isWords = condition.type === 'term' || condition.type === 'list' || condition.type === 'place';
  if (!isWords || match) return [];
  const marked = evaluate(condition, segments, { ...judge, strictness: 'near' });
  return (marked?.proofs ?? []).map(({ term, marks }) =>
    marks.length > 0
      ? `${term} is ${marks.map(({ mark, trigger }) => `${mark} by "${trigger}"`).join(', ')}`
      : `${term} is not here`,
  );
}

function eventNotesOf(condition: EventCondition, segments: readonly Segment[], judge: Judge): string[] {
  const fields = segments.map(({ evidence }) => evidence);
  const verdict = judgeEvent(condition, fields, judge.members);
  if (!verdict) return ['no such act in the searched fields'];
  const others = judgeReadings(condition, fields, judge.members)
    .flat()
    .filter((each) => each.reading !== verdict.reading || each.evidence !== verdict.evidence);
  return [...eventNotes(verdict), ...others.map(losingReading)];
}

/** A reading that did not decide, in one line. */
function losingReading({ reading, evidence, effect, reasons }: EventVerdict): string {
  const why = reasons.length > 0 ? reasons.join('; ') : 'another reading decides';
  return `also read: "${quote(reading.anchor, evidence)}" in the ${evidence.field} (${reading.rule}), ${effect}: ${why}`;
}

const quote = (range: TokenRange, { text, tokens }: FieldEvidence): string =>
  text.slice(tokens[range.start]?.start, tokens[range.end - 1]?.end);

function eventNotes({ reading, evidence, reasons, effect }: EventVerdict): string[] {
  const words = (range: TokenRange) => quote(range, evidence);
  const people = reading.participants.map((each) => {
    const speaker = each.speaker ? ` by ${each.speaker.entry}` : '';
    const linked = each.association ? ', only linked' : '';
    return `${each.role}: "${words(each.mention)}" -> ${each.mention.entry} (${each.rule}; ${each.attribution}${speaker}${linked})`;
  });
  const marks = reading.marks.map(({ mark, trigger }) => `mark: ${mark} by "${trigger}"`);
  const others = reading.bystanders.map(
    ({ mention, why }) => `no part: "${words(mention)}" -> ${mention.entry} (${why})`,
  );
  return [
    `${reading.action}: "${words(reading.anchor)}" in the ${evidence.field} (${reading.rule}${reading.time === 'prior' ? '; background' : ''})`,
    ...people,
    ...others,
    ...(marks.length > 0 ? marks : ['marks: none']),
    ...(effect === 'count' ? [] : [`${effect}: ${reasons.join('; ')}`]),
  ];
}
