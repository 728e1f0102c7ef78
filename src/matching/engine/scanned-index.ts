import { tokensOf } from '../../text/tokenise.ts';
import type { LibraryIndex, Owner } from '../library-index.ts';
import { type Sign, signTerms } from '../marks.ts';
import { readWords, type SearchedField, type Words } from '../searched-fields.ts';
import type { Found } from '../term-index.ts';
import { buildTerms } from './build-terms.ts';
import type { Members } from './concepts.ts';
import { newOccurrences, type Occurrences, TermFinder } from './find-terms.ts';
import type { LibraryTerms } from './library-terms.ts';
import { firstSentence, type ItemScanner, type ScannedText } from './scanned-item.ts';

/** The words of a scanned text; good until the scanner takes the next item. */
class ScannedWords implements Words {
  private readonly scanned: ScannedText;
  private made: ReturnType<typeof tokensOf> | undefined;

  constructor(scanned: ScannedText) {
    this.scanned = scanned;
  }

  get count(): number {
    return this.scanned.scan.count;
  }

  startOf(at: number): number {
    return this.scanned.scan.start[at] ?? 0;
  }

  endOf(at: number): number {
    return this.scanned.scan.end[at] ?? 0;
  }

  firstSentence(): number {
    return firstSentence(this.scanned.scan);
  }

  tokens(): ReturnType<typeof tokensOf> {
    this.made ??= tokensOf(this.scanned.scan);
    return this.made;
  }
}

/** What the scanner found in the item at hand, as the evaluator asks for it: nothing is read or looked for again. */
export class ScannedIndex implements LibraryIndex {
  readonly members: Members;
  private readonly scanner: ItemScanner;
  private readonly terms: LibraryTerms;

  constructor(scanner: ItemScanner, terms: LibraryTerms, members: Members) {
    this.scanner = scanner;
    this.terms = terms;
    this.members = members;
  }

  read(text: string): Words {
    const scanned = this.scanner.textOf(text);
    return scanned ? new ScannedWords(scanned) : readWords(text);
  }

  find({ text, count }: SearchedField): readonly Found<Owner>[] {
    const scanned = this.scanner.textOf(text);
    return scanned ? inPlainOrder(scanned.found, count, (id) => this.terms.ownersOf(id)) : [];
  }

  findSigns({ text, count }: SearchedField): readonly Found<Sign>[] {
    const scanned = this.scanner.textOf(text);
    if (scanned === undefined) return [];
    signs ??= new SignFinder();
    return signs.find(scanned, count);
  }
}

/** Finds the phrases of context marks in a scanned text; they are the same for every library. */
class SignFinder {
  private readonly signs: readonly Sign[];
  private readonly finder: TermFinder;
  private readonly found = newOccurrences();

  constructor() {
    const terms = signTerms();
    this.signs = terms.map(({ sign }) => sign);
    this.finder = new TermFinder(buildTerms(terms.map(({ term }) => term)));
  }

  find({ scan }: ScannedText, count: number): Found<Sign>[] {
    this.finder.find(scan, this.found);
    return inPlainOrder(this.found, count, (id) => {
      const sign = this.signs[id];
      if (sign === undefined) throw new RangeError(`there is no sign ${id}`);
      return [{ order: id, owner: sign }];
    });
  }
}

let signs: SignFinder | undefined;

/** What was found among the first words, in the order of the plain index. */
function inPlainOrder<Owner>(
  found: Occurrences,
  words: number,
  ownersOf: (term: number) => readonly { order: number; owner: Owner }[],
): Found<Owner>[] {
  const rows: { start: number; end: number; rank: number; order: number; owner: Owner }[] = [];
  for (let i = 0; i < found.count; i += 1) {
    const end = found.end[i] ?? 0;
    if (end > words) continue;
    const start = found.start[i] ?? 0;
    const rank = found.rank[i] ?? 0;
    for (const { order, owner } of ownersOf(found.term[i] ?? 0))
      rows.push({ start, end, rank, order, owner });
  }
  return rows.sort((a, b) => a.start - b.start || a.rank - b.rank || compared(a.order, b.order));
}

/** Own terms stand last, in whatever order: they are asked for one by one. */
const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
