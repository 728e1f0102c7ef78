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
    return scanned ? inPlainOrder(scanned.found, count, (id) => this.terms.ownerOf(id)) : [];
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
      return sign;
    });
  }
}

let signs: SignFinder | undefined;

/** What was found among the first words, in the order of the plain index. */
function inPlainOrder<Owner>(
  found: Occurrences,
  words: number,
  ownerOf: (term: number) => Owner,
): Found<Owner>[] {
  const rows: number[] = [];
  for (let i = 0; i < found.count; i += 1) if ((found.end[i] ?? 0) <= words) rows.push(i);
  const by = (column: Int32Array, a: number, b: number): number => (column[a] ?? 0) - (column[b] ?? 0);
  rows.sort((a, b) => by(found.start, a, b) || by(found.rank, a, b) || by(found.term, a, b));
  return rows.map((i) => ({
    start: found.start[i] ?? 0,
    end: found.end[i] ?? 0,
    owner: ownerOf(found.term[i] ?? 0),
  }));
}
