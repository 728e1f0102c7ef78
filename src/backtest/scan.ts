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

/** When an item was published, NaN when it does not say so. */
export const timeOf = ({ published }: ArchiveItem): EpochMillis =>
  published === undefined ? Number.NaN : millisOf(published);

/** Takes the items of an archive one by one, in any order: counts what could be seen and gives the hits. */
export class Scan {
  readonly counts: ScanCounts = { read: 0, matched: 0, undated: 0, duplicates: 0, outside: 0 };
  readonly volume = new Volume();
  readonly feeds: ArchiveFeeds;
  readonly keywords: KeywordCounter;
  private readonly options: ScanOptions;
  private readonly seen = new Recent(REMEMBERED);
  private readonly asked = new Asked();

  constructor(options: ScanOptions) {
    this.options = options;
    this.feeds = new ArchiveFeeds(options.library);
    this.keywords = new KeywordCounter(options.library);
  }

  /**
   * Hits of one item; none for a repetition, an undated item or one outside the span. The item may stand for another one afterwards.
   * @param at when it was published, NaN when that is not known.
   */
  take(item: ArchiveItem, at: EpochMillis = timeOf(item)): HitRecord[] {
    this.counts.read += 1;
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
    const found = this.options.matcher.match(this.asked.of(item, family));
    if (found.length === 0) return [];
    const id = this.options.idOf(item);
    const published = new Date(at).toISOString();
    return found.map((hit) => record(hit, item, { id, published, feed, family, reliability }));
  }
}

/** The item at hand as the matcher asks for it, under its newsroom: for most no more is asked than a few of its texts. */
class Asked implements MatchableItem {
  family: FamilyId = '';
  private item: ArchiveItem = { url: '', title: '' };

  of(item: ArchiveItem, family: FamilyId): this {
    this.item = item;
    this.family = family;
    return this;
  }

  get id(): ItemId {
    return this.item.id ?? this.item.url;
  }

  get url(): string {
    return this.item.url;
  }

  get title(): string {
    return this.item.title;
  }

  get summary(): string | undefined {
    return this.item.summary;
  }

  get content(): string | undefined {
    return this.item.content;
  }

  get published(): string | undefined {
    return this.item.published;
  }

  get source(): string | undefined {
    return this.item.source;
  }

  get lang(): string | undefined {
    return this.item.lang;
  }
}

interface Origin {
  id: ItemId;
  published: string;
  feed: string;
  family: FamilyId;
  reliability: Reliability;
}

/** All members of a type, those that may be left out too. */
type Whole<T> = { [Key in keyof Required<T>]: T[Key] };

/** Spelled out: what is spread from another object and grows beyond a dozen members is slow to make, and to read ever after. */
function record(hit: Hit, item: ArchiveItem, origin: Origin): HitRecord {
  const { id, published, feed, family, reliability } = origin;
  const made: Whole<HitRecord> = {
    indicator: hit.indicator,
    problem: hit.problem,
    kind: hit.kind,
    demoted: hit.demoted,
    item: { id, url: hit.item.url, title: hit.item.title },
    event: hit.event,
    spans: hit.spans,
    marks: hit.marks,
    passage: hit.passage,
    rule: hit.rule,
    id: hitId(hit.indicator, id),
    at: published,
    observed: published,
    undated: false,
    backfill: false,
    feed,
    family,
    source: item.source ?? family,
    reliability,
    lang: item.lang,
    summary: item.summary,
    revised: undefined,
  };
  return made;
}
