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

/** A field of an item, tokenised. */
export interface SearchedField {
  field: Field;
  /** The field whose original text the offsets count in. */
  source: TextField;
  text: string;
  tokens: readonly Token[];
}

/** Gives an item's fields, each text tokenised once and only when somebody asks for it. */
export class ItemFields {
  private readonly item: MatchableItem;
  private readonly known = new Map<Field, SearchedField | undefined>();

  constructor(item: MatchableItem) {
    this.item = item;
  }

  /** The field, or undefined when the item has no words there. */
  get(field: Field): SearchedField | undefined {
    if (!this.known.has(field)) this.known.set(field, field === 'lead' ? this.lead() : this.whole(field));
    return this.known.get(field);
  }

  private whole(field: TextField): SearchedField | undefined {
    const text = this.item[field];
    if (!text) return undefined;
    const tokens = firstOf(tokenise(text), LONGEST[field]);
    return tokens.length > 0 ? { field, source: field, text, tokens } : undefined;
  }

  private lead(): SearchedField | undefined {
    const body = this.get('summary') ?? this.get('content');
    if (!body) return undefined;
    const end = body.tokens.findIndex((token) => token.sentence > 0);
    const sentence = end < 0 ? body.tokens : body.tokens.slice(0, end);
    return { ...body, field: 'lead', tokens: firstOf(sentence, LONGEST.lead) };
  }
}

const firstOf = (tokens: readonly Token[], count: number): readonly Token[] =>
  tokens.length > count ? tokens.slice(0, count) : tokens;
