import { FIELDS, type MatchableItem } from '../../evidence/index.ts';
import { MAY_START_SENTENCE, newNearScan, type Scan, scanText } from '../../text/scan.ts';
import { startsSentence } from '../../text/sentences.ts';
import type { TextField } from '../searched-fields.ts';
import { hasExactCase } from '../term-index.ts';
import { newOccurrences, type Occurrences, type TermFinder } from './find-terms.ts';

const MAY_START = MAY_START_SENTENCE;

/** One text of the item at hand: its tokens and the terms found in it. */
export interface ScannedText {
  readonly scan: Scan;
  readonly found: Occurrences;
  /** Tokens of the first sentence when this text has the item's lead, else 0. */
  leadTokens: number;
}

const bit = (field: (typeof FIELDS)[number]): number => 1 << FIELDS.indexOf(field);
export const LEAD_BIT: number = bit('lead');
export const FIELD_BITS: Readonly<Record<TextField, number>> = {
  title: bit('title'),
  summary: bit('summary'),
  content: bit('content'),
};

const TEXT_FIELDS: readonly TextField[] = ['title', 'summary', 'content'];

const newText = (): ScannedText => ({ scan: newNearScan(), found: newOccurrences(), leadTokens: 0 });

/** One set for all engines: an item is done with when its hits are given. */
const TEXTS: Readonly<Record<TextField, ScannedText>> = {
  title: newText(),
  summary: newText(),
  content: newText(),
};

/** Scans an item's texts into buffers that are kept for the next item. */
export class ItemScanner {
  readonly texts: Readonly<Record<TextField, ScannedText>> = TEXTS;

  private readonly finder: TermFinder;
  private readonly exact: ReadonlyMap<number, readonly string[]>;
  /** 1 for the terms of `exact`, which most of what is found is not. */
  private readonly isExact: Uint8Array;
  /** Fields that any indicator searches, as bits. */
  private readonly wanted: number;

  constructor(finder: TermFinder, exact: ReadonlyMap<number, readonly string[]>, wanted: number) {
    this.finder = finder;
    this.exact = exact;
    this.isExact = new Uint8Array(Math.max(0, ...exact.keys()) + 1);
    for (const term of exact.keys()) this.isExact[term] = 1;
    this.wanted = wanted;
  }

  /** Scans what is searched of the item. The lead is the first sentence of the summary, or of the content without one. */
  scan(item: MatchableItem): void {
    const { title, summary, content } = this.texts;
    const wantsLead = (this.wanted & LEAD_BIT) !== 0;
    // Support for an ambiguous alias may stand in the title, whatever the indicator searches.
    this.scanText(item.title, title);
    const wantsSummary = wantsLead || (this.wanted & FIELD_BITS.summary) !== 0;
    this.scanText(wantsSummary ? item.summary : undefined, summary);
    const leadInContent = wantsLead && summary.scan.count === 0;
    const wantsContent = leadInContent || (this.wanted & FIELD_BITS.content) !== 0;
    this.scanText(wantsContent ? item.content : undefined, content);
    summary.leadTokens = wantsLead ? leadOf(summary) : 0;
    content.leadTokens = leadInContent ? leadOf(content) : 0;
  }

  /** Fields of `FIELDS`, as bits, in which an occurrence of `field` stands. */
  bitsOf(field: TextField, end: number): number {
    return end <= this.texts[field].leadTokens ? FIELD_BITS[field] | LEAD_BIT : FIELD_BITS[field];
  }

  /** The scanned field with exactly this text. */
  textOf(text: string): ScannedText | undefined {
    for (const field of TEXT_FIELDS) if (this.texts[field].scan.text === text) return this.texts[field];
    return undefined;
  }

  private scanText(text: string | undefined, into: ScannedText): void {
    if (text === undefined || text === '') {
      empty(into);
      return;
    }
    scanText(text, into.scan);
    this.finder.find(into.scan, into.found);
    if (this.exact.size > 0) this.dropOtherCase(into.scan, into.found);
  }

  private dropOtherCase(scan: Scan, found: Occurrences): void {
    let kept = 0;
    for (let i = 0; i < found.count; i += 1) {
      const term = found.term[i] ?? 0;
      if (term < this.isExact.length && this.isExact[term] === 1) {
        const words = this.exact.get(term);
        if (words !== undefined && !isWrittenSo(words, scan, found.start[i] ?? 0)) continue;
      }
      if (kept === i) {
        kept += 1;
        continue;
      }
      found.term[kept] = found.term[i] ?? 0;
      found.concept[kept] = found.concept[i] ?? -1;
      found.start[kept] = found.start[i] ?? 0;
      found.end[kept] = found.end[i] ?? 0;
      found.rank[kept] = found.rank[i] ?? 0;
      kept += 1;
    }
    found.count = kept;
  }
}

function empty({ scan, found }: ScannedText): void {
  scan.text = '';
  scan.count = 0;
  found.count = 0;
}

const isWrittenSo = (words: readonly string[], scan: Scan, at: number): boolean =>
  words.every((word, i) =>
    hasExactCase(word, scan.text, {
      start: scan.start[at + i] ?? 0,
      end: scan.end[at + i] ?? 0,
      norm: '',
      sentence: 0,
    }),
  );

/** Where nothing was found nobody asks whether it stands in the lead. */
const leadOf = ({ scan, found }: ScannedText): number => (found.count === 0 ? 0 : firstSentence(scan));

/** Tokens of the first sentence of a scanned text. */
export function firstSentence(scan: Scan): number {
  const { flags, count } = scan;
  for (let token = 1; token < count; token += 1)
    if (((flags[token] ?? 0) & MAY_START) !== 0 && startsSentence(scan, token)) return token;
  return count;
}
