import type { Library } from '../definitions/model.ts';
import type {
  EpochMillis,
  FamilyId,
  Hit,
  HitRecord,
  ItemId,
  MatchableItem,
  Reliability,
} from '../evidence/index.ts';
import { fromIso, hitId } from '../evidence/index.ts';
import type { Matcher } from '../matching/index.ts';
import { ArchiveFeeds } from './archive-feeds.ts';
import { millisOf } from './instant.ts';
import { KeywordCounter } from './keywords.ts';
import { Recent } from './recent.ts';
import { dayOf, Volume } from './volume.ts';

/** An item as an archive has it: identity is worked out only for what hits, since it costs more than matching. */
export type ArchiveItem = Omit<MatchableItem, 'id'> & { id?: ItemId | undefined };

/** What became of the items of an archive. */
export interface ScanCounts {
  read: number;
  matched: number;
  undated: number;
  duplicates: number;
  /** Before the replay's lookback or after its end. */
  outside: number;
}

export interface ScanOptions {
  library: Library;
  matcher: Matcher;
  /** Newsroom of an item, and its grade in the catalogue. */
  originOf: (item: ArchiveItem) => { family: FamilyId; reliability: Reliability };
  idOf: (item: ArchiveItem) => ItemId;
  /** Items before `from` or after `to` are counted out; absent means no limit. */
  from?: EpochMillis | undefined;
  to?: EpochMillis | undefined;
}

/** Dates outside are misreadings (an epoch of zero, a lost digit), as good as none. */
const EARLIEST = fromIso('1990-01-01T00:00:00Z');
const LATEST = fromIso('2100-01-01T00:00:00Z');
/** Items and texts remembered, to pass over repetitions. */
const REMEMBERED = 32_768;

/** Takes the items of an archive one by one, in any order: counts what could be seen and gives the hits. */
export class Scan {
  readonly counts: ScanCounts = { read: 0, matched: 0, undated: 0, duplicates: 0, outside: 0 };
  readonly volume = new Volume();
  readonly feeds: ArchiveFeeds;
  readonly keywords: KeywordCounter;
  private readonly options: ScanOptions;
  private readonly seen = new Recent(REMEMBERED);

  constructor(options: ScanOptions) {
    this.options = options;
    this.feeds = new ArchiveFeeds(options.library);
    this.keywords = new KeywordCounter(options.library);
  }

  /** Hits of one item; none for a repetition, an undated item or one outside the span. */
  take(item: ArchiveItem): HitRecord[] {
    this.counts.read += 1;
    const at = item.published === undefined ? Number.NaN : millisOf(item.published);
    if (!(at >= EARLIEST && at < LATEST)) {
      this.counts.undated += 1;
      return [];
    }
    const { from, to } = this.options;
    if ((from !== undefined && at < from) || (to !== undefined && at > to)) {
      this.counts.outside += 1;
      return [];
    }
    if (this.repeated(item)) return [];
    return this.match(item, at);
  }

  private repeated(item: ArchiveItem): boolean {
    const key = item.id ?? (item.url === '' ? item.title : item.url);
    const repeated = this.seen.see(key, item.title);
    if (repeated) this.counts.duplicates += 1;
    return repeated;
  }

  private match(item: ArchiveItem, at: EpochMillis): HitRecord[] {
    const { family, reliability } = this.options.originOf(item);
    const feed = this.feeds.feedOf(family, item.lang);
    this.counts.matched += 1;
    this.volume.add(feed, at);
    this.keywords.count(item.title, dayOf(at));
    const found = this.options.matcher.match(withId(item, family));
    if (found.length === 0) return [];
    const id = this.options.idOf(item);
    const published = new Date(at).toISOString();
    return found.map((hit) => record(hit, item, { id, published, feed, family, reliability }));
  }
}

/** Spelled out: one shape for all items keeps the matcher fast. */
const withId = (item: ArchiveItem, family: FamilyId): MatchableItem => ({
  id: item.id ?? item.url,
  url: item.url,
  title: item.title,
  summary: item.summary,
  content: item.content,
  published: item.published,
  source: item.source,
  lang: item.lang,
  family,
});

interface Origin {
  id: ItemId;
  published: string;
  feed: string;
  family: FamilyId;
  reliability: Reliability;
}

const record = (hit: Hit, item: ArchiveItem, origin: Origin): HitRecord => ({
  ...hit,
  item: { ...hit.item, id: origin.id },
  id: hitId(hit.indicator, origin.id),
  at: origin.published,
  observed: origin.published,
  undated: false,
  backfill: false,
  feed: origin.feed,
  family: origin.family,
  source: item.source ?? origin.family,
  reliability: origin.reliability,
  lang: item.lang,
  summary: item.summary,
});
