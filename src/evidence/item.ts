import * as z from 'zod';
import type { FamilyId, FeedId, IsoInstant, ItemId } from './units.ts';

/** Source reliability of the Admiralty code (STANAG 2511): A completely reliable ... E unreliable, F cannot be judged. */
export const reliabilitySchema = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export type Reliability = z.infer<typeof reliabilitySchema>;

/** Fields of an item that a condition can search, in the order they are read. `lead` is the summary's first sentence. */
export const FIELDS = ['title', 'lead', 'summary', 'content'] as const;
export type Field = (typeof FIELDS)[number];

/** What matching needs of an item; all texts are plain (tags and entities already resolved). */
export interface MatchableItem {
  id: ItemId;
  url: string;
  title: string;
  summary?: string | undefined;
  content?: string | undefined;
  published?: IsoInstant | undefined;
  source?: string | undefined;
  /** BCP 47 language, e.g. `en`, `ar`, `ckb`; absent when unknown. */
  lang?: string | undefined;
  family?: FamilyId | undefined;
}

/** An item as collection hands it on. */
export interface Item extends MatchableItem {
  feed: FeedId;
  family: FamilyId;
  source: string;
  reliability: Reliability;
  /** When we first saw it. */
  observed: IsoInstant;
  /** `published` is absent because the feed gave no date, or none that can be true. */
  undated: boolean;
  /** Came with the first poll of a feed: old news to us, never a reason to alert by itself. */
  backfill: boolean;
  /** Handled before under another title: updates that item, is not a new one. */
  edited?: boolean | undefined;
}
