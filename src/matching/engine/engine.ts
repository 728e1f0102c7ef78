import type { IndicatorDefinition, Library } from '../../definitions/model.ts';
import type { Hit, IndicatorId, MatchableItem } from '../../evidence/index.ts';
import { findHit, hasEvent, type Question } from '../decide.ts';
import { gatherEvidence, type ReadRoles } from '../evidence.ts';
import { explainIndicator } from '../explain.ts';
import type { Explanation, IndicatorTrace } from '../explanation.ts';
import { buildHit } from '../hit.ts';
import type { Matcher } from '../matcher.ts';
import { lettersOf } from '../term-index.ts';
import { buildIndex, indicatorsInUse } from './build-index.ts';
import { membersOf, type WordFrequency } from './concepts.ts';
import { TermFinder } from './find-terms.ts';
import { FoundLeaves } from './found-leaves.ts';
import { type Index, LENGTH_SHIFT, RECORD_CONCEPT, RECORD_SHAPE } from './layout.ts';
import { LibraryTerms } from './library-terms.ts';
import { fieldMask, mayHold } from './program.ts';
import { type Pruner, prunerOf } from './prune.ts';
import { ScannedIndex } from './scanned-index.ts';
import { ItemScanner } from './scanned-item.ts';

const OUTCOMES: readonly IndicatorTrace['outcome'][] = ['hit', 'near-miss', 'no'];
const TEXT_FIELDS = ['title', 'summary', 'content'] as const;
const ALL_FIELDS = 0xff;

/** What an indicator shrinks to on an item, and whether its condition has an event. */
interface Pruners {
  condition: Pruner;
  exclude: readonly Pruner[];
  hasEvent: boolean;
}

/**
 * The matcher of production. One scan of an item finds every term of the library; the concepts that were found wake the
 * few indicators whose rarest required group they belong to; a program of presence alone sorts out most of those; what is
 * left is decided by the same functions as in the plain evaluator, on the terms already found.
 */
export class Engine implements Matcher {
  /** Indicators in the order of the library, each known by its position. */
  readonly indicators: readonly IndicatorDefinition[];
  readonly index: Index;

  readonly terms: LibraryTerms;
  private readonly found: ScannedIndex;
  private readonly leaves: FoundLeaves;
  /** Made when an indicator is decided first: most of a large library never are. */
  private readonly pruners = new Map<number, Pruners>();
  private readonly readRoles: ReadRoles;
  private readonly scanner: ItemScanner;
  /** Per concept the fields it was found in, as bits; cleared after each item through `touched`. */
  private readonly fieldsOf: Uint8Array;
  private touched = new Int32Array(1024);
  private touchedCount = 0;
  /** Per indicator 1 while it is among the candidates. */
  private readonly isCandidate: Uint8Array;
  private readonly candidates: Int32Array;
  private candidateCount = 0;

  /** @param index compiled from exactly this library, or made anew when absent. */
  constructor(
    library: Library,
    readRoles: ReadRoles,
    options: { index?: Index | undefined; frequency?: WordFrequency | undefined } = {},
  ) {
    this.indicators = indicatorsInUse(library);
    this.terms = new LibraryTerms(library, this.indicators);
    const members = membersOf(library.vocabulary);
    this.index = options.index ?? buildIndex(this.indicators, this.terms, members, options.frequency);
    this.leaves = new FoundLeaves(this.terms, members);
    this.readRoles = readRoles;
    const wanted = this.indicators.reduce((mask, { fields }) => mask | fieldMask(fields), 0);
    this.scanner = new ItemScanner(new TermFinder(this.index), exactTerms(this.terms), wanted);
    this.found = new ScannedIndex(this.scanner, this.terms, members);
    this.fieldsOf = new Uint8Array(conceptCount(this.index));
    this.isCandidate = new Uint8Array(this.indicators.length);
    this.candidates = new Int32Array(this.indicators.length);
  }

  match(item: MatchableItem): Hit[] {
    this.scanner.scan(item);
    this.wake();
    try {
      return this.candidateCount === 0 ? [] : this.decideCandidates(item);
    } finally {
      this.rest();
    }
  }

  private decideCandidates(item: MatchableItem): Hit[] {
    const hopeful: number[] = [];
    for (let i = 0; i < this.candidateCount; i += 1) {
      const id = this.candidates[i] ?? 0;
      if (this.mayHit(id)) hopeful.push(id);
    }
    if (hopeful.length === 0) return [];
    hopeful.sort((a, b) => a - b);
    const evidence = gatherEvidence(item, this.found, this.readRoles);
    this.findLeaves();
    const members = this.leaves.members();
    const hits: Hit[] = [];
    for (const id of hopeful) {
      const indicator = this.indicators[id];
      const question = indicator && this.whatMatters(indicator, id);
      if (indicator === undefined || question === undefined) continue;
      const hit = findHit(question, item, evidence, members);
      if (hit !== undefined) hits.push(buildHit(indicator, item, hit));
    }
    return hits;
  }

  explain(item: MatchableItem, only?: IndicatorId): Explanation {
    this.scanner.scan(item);
    const evidence = gatherEvidence(item, this.found, this.readRoles);
    const traces = this.indicators
      .filter(({ id }) => only === undefined || id === only)
      .map((each) => explainIndicator(each, item, evidence, this.found.members));
    traces.sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
    return { title: item.title, indicators: traces };
  }

  /** What of the indicator the words found can bear on; undefined when it cannot hit. */
  private whatMatters(indicator: IndicatorDefinition, id: number): Question | undefined {
    const { fields, sources, marks } = indicator;
    const pruners = this.prunersOf(indicator, id);
    const condition = pruners.condition(this.leaves);
    if (condition === undefined) return undefined;
    const exclude = pruners.exclude.flatMap((each) => each(this.leaves) ?? []);
    return { condition, exclude, fields, sources, marks, hasEvent: pruners.hasEvent };
  }

  private prunersOf(indicator: IndicatorDefinition, id: number): Pruners {
    let pruners = this.pruners.get(id);
    if (pruners === undefined) {
      pruners = {
        condition: prunerOf(indicator.condition, this.leaves),
        exclude: indicator.exclude.map((each) => prunerOf(each, this.leaves)),
        hasEvent: hasEvent(indicator.condition),
      };
      this.pruners.set(id, pruners);
    }
    return pruners;
  }

  /** Notes everything found in the item at hand. */
  private findLeaves(): void {
    this.leaves.begin();
    for (const field of TEXT_FIELDS) {
      const { found } = this.scanner.texts[field];
      for (let i = 0; i < found.count; i += 1) this.leaves.add(found.term[i] ?? 0);
    }
  }

  /** Marks the concepts that were found and gathers the indicators that wait for them. */
  private wake(): void {
    for (let i = 0; i < this.index.always.length; i += 1) this.addCandidate(this.index.always[i] ?? 0);
    for (const field of TEXT_FIELDS) {
      const { found } = this.scanner.texts[field];
      for (let i = 0; i < found.count; i += 1) {
        const concept = found.concept[i] ?? -1;
        if (concept === -1) continue;
        const fields = this.scanner.bitsOf(field, found.end[i] ?? 0);
        if (concept >= 0) this.wakeConcept(concept, fields);
        else this.wakeConcepts(-2 - concept, fields);
      }
    }
  }

  /** The concepts of the list at `list`. */
  private wakeConcepts(list: number, fields: number): void {
    const { concepts } = this.index;
    const last = list + (concepts[list] ?? 0);
    for (let i = list + 1; i <= last; i += 1) this.wakeConcept(concepts[i] ?? 0, fields);
  }

  private wakeConcept(concept: number, fields: number): void {
    const before = this.fieldsOf[concept] ?? 0;
    this.fieldsOf[concept] = before | fields;
    if (before !== 0) return;
    if (this.touchedCount === this.touched.length) {
      const { touched } = this;
      this.touched = new Int32Array(touched.length * 2);
      this.touched.set(touched);
    }
    this.touched[this.touchedCount] = concept;
    this.touchedCount += 1;
    const { wakes, triggers } = this.index;
    if (concept >= wakes.length) return;
    const waiting = wakes[concept] ?? 0;
    if (waiting >= 0) {
      this.addCandidate(waiting);
      return;
    }
    const list = -2 - waiting;
    const last = list + (triggers[list] ?? 0);
    for (let at = list + 1; at <= last; at += 1) this.addCandidate(triggers[at] ?? 0);
  }

  private addCandidate(indicator: number): void {
    if (this.isCandidate[indicator] === 1) return;
    this.isCandidate[indicator] = 1;
    this.candidates[this.candidateCount] = indicator;
    this.candidateCount += 1;
  }

  private mayHit(indicator: number): boolean {
    return mayHold(this.index.program, this.index.programStart[indicator] ?? 0, ALL_FIELDS, this.fieldsOf);
  }

  /** Makes ready for the next item. */
  private rest(): void {
    for (let i = 0; i < this.touchedCount; i += 1) this.fieldsOf[this.touched[i] ?? 0] = 0;
    for (let i = 0; i < this.candidateCount; i += 1) this.isCandidate[this.candidates[i] ?? 0] = 0;
    this.touchedCount = 0;
    this.candidateCount = 0;
  }
}

/** Concepts that any term belongs to are numbered below this. */
function conceptCount({ terms, concepts }: Index): number {
  let highest = -1;
  for (let record = 0; record < terms.length; ) {
    highest = Math.max(highest, terms[record + RECORD_CONCEPT] ?? -1);
    record += (terms[record + RECORD_SHAPE] ?? 0) >>> LENGTH_SHIFT;
  }
  // The lists' lengths are among them, which costs a few bytes at most.
  for (const concept of concepts) highest = Math.max(highest, concept);
  return highest + 1;
}

/** The original words of the terms that ask for their capitals, by term. */
function exactTerms({ terms }: LibraryTerms): ReadonlyMap<number, readonly string[]> {
  const exact = new Map<number, readonly string[]>();
  terms.forEach((term, id) => {
    if (term.exactCase) exact.set(id, lettersOf(term.text));
  });
  return exact;
}
