import type { Field, MatchableItem } from '../evidence/index.ts';
import { type Token, tokenise } from '../text/index.ts';

/** Where a field's offsets point: the lead is the beginning of the summary (or of the content, when there is no summary). */
export type TextField = Exclude<Field, 'lead'>;

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
    const tokens = tokenise(text);
    return tokens.length > 0 ? { field, source: field, text, tokens } : undefined;
  }

  private lead(): SearchedField | undefined {
    const body = this.get('summary') ?? this.get('content');
    if (!body) return undefined;
    const end = body.tokens.findIndex((token) => token.sentence > 0);
    return { ...body, field: 'lead', tokens: end < 0 ? body.tokens : body.tokens.slice(0, end) };
  }
}
