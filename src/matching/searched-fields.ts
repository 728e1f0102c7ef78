import type { Field, MatchableItem } from '../evidence/index.ts';
import { type Token, tokenise } from '../text/index.ts';

/** Where a field's offsets point: the lead is the beginning of the summary (or of the content, when there is no summary). */
export type TextField = Exclude<Field, 'lead'>;

/**
 * Words of each field that are read. No newsroom writes longer ones; what does is a list, a page by mistake, or meant to
 * make us slow, since roles and distances are looked for between words.
 */
export const LONGEST: Readonly<Record<Field, number>> = {
  title: 200,
  lead: 200,
  summary: 2_000,
  content: 20_000,
};

/** The words of one text. Where they stand is known; what they are may be made only when somebody asks. */
export interface Words {
  readonly count: number;
  /** Where word `at` begins, and where it ends, in UTF-16 units of the text. */
  startOf(at: number): number;
  endOf(at: number): number;
  /** Words of the first sentence. */
  firstSentence(): number;
  tokens(): readonly Token[];
}

/** The words of a text that nobody has read yet. */
export const readWords = (text: string): Words => {
  const tokens = tokenise(text);
  return {
    count: tokens.length,
    startOf: (at) => tokens[at]?.start ?? 0,
    endOf: (at) => tokens[at]?.end ?? 0,
    firstSentence: () => {
      const second = tokens.findIndex(({ sentence }) => sentence > 0);
      return second < 0 ? tokens.length : second;
    },
    tokens: () => tokens,
  };
};

/** A field of an item with its words: the first `count` of the text's. */
export class SearchedField {
  readonly field: Field;
  /** The field whose original text the offsets count in. */
  readonly source: TextField;
  readonly text: string;
  readonly words: Words;
  readonly count: number;
  private made: readonly Token[] | undefined;

  constructor(field: Field, source: TextField, text: string, words: Words, count: number) {
    this.field = field;
    this.source = source;
    this.text = text;
    this.words = words;
    this.count = count;
  }

  get tokens(): readonly Token[] {
    if (this.made === undefined) {
      const all = this.words.tokens();
      this.made = all.length > this.count ? all.slice(0, this.count) : all;
    }
    return this.made;
  }
}

/** Gives an item's fields, each text read once and only when somebody asks for it. */
export class ItemFields {
  private readonly item: MatchableItem;
  private readonly read: (text: string) => Words;
  private readonly known = new Map<Field, SearchedField | undefined>();

  constructor(item: MatchableItem, read: (text: string) => Words) {
    this.item = item;
    this.read = read;
  }

  /** The field, or undefined when the item has no words there. */
  get(field: Field): SearchedField | undefined {
    const known = this.known.get(field);
    if (known !== undefined || this.known.has(field)) return known;
    const made = field === 'lead' ? this.lead() : this.whole(field);
    this.known.set(field, made);
    return made;
  }

  private whole(field: TextField): SearchedField | undefined {
    const text = this.item[field];
    if (!text) return undefined;
    const words = this.read(text);
    const count = Math.min(words.count, LONGEST[field]);
    return count > 0 ? new SearchedField(field, field, text, words, count) : undefined;
  }

  private lead(): SearchedField | undefined {
    const body = this.get('summary') ?? this.get('content');
    if (!body) return undefined;
    const { source, text, words } = body;
    return new SearchedField('lead', source, text, words, Math.min(words.firstSentence(), LONGEST.lead));
  }
}
