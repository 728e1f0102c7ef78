import pLimit from 'p-limit';
import { connections, type FamilyOf, hostOf, originFamilies, pollFeed } from '../collection/index.ts';
import type { FeedSource } from '../definitions/model.ts';
import type {
  Clock,
  FeedId,
  FeedState,
  Hit,
  HitRecord,
  Item,
  PollOutcome,
  ProblemId,
} from '../evidence/index.ts';
import { fromIso, hitId } from '../evidence/index.ts';
import type { Matcher } from '../matching/index.ts';
import type { Store } from '../store/store.ts';

/** Polls under way at once in one run; hosts are still asked one at a time. Most of a poll is waiting, which is billed. */
export const POLLS_AT_ONCE = 96;
const WRITES_AT_ONCE = 8;

export interface CollectStage {
  store: Pick<Store, 'feeds' | 'hits' | 'ledger'>;
  sources: ReadonlyMap<FeedId, FeedSource>;
  matcher: Matcher;
  clock: Clock;
  allowLoopback: boolean;
  /** Page that tells publishers who is asking; goes into the User-Agent. */
  contact?: string | undefined;
  /** Asks for an assessment of these problems. */
  assess(problems: ProblemId[]): Promise<void>;
}

export interface CollectSummary {
  feedsPolled: number;
  feedsFailed: number;
  itemsRead: number;
  itemsNew: number;
  hitsStored: number;
  /** Known hits brought to what their edited items say now. */
  hitsRevised: number;
  /** Feeds asked for that are in no catalogue (any more). */
  unknown: FeedId[];
  failures: { feed: FeedId; error: string }[];
}

/**
 * Polls feeds, matches what is new and keeps the hits.
 *
 * The order of writes makes a crash at any point harmless: hits first (known ones are left alone, edited ones brought up to date), then the
 * request to assess, then the feeds' seen-sets, then the ledger. Until a seen-set is saved the next run
 * reads the same items again and finds their hits known.
 * @throws what the store or the queue throws; a feed never does.
 */
export async function collectFeeds(stage: CollectStage, feeds: readonly FeedId[]): Promise<CollectSummary> {
  const known = feeds.flatMap((feed) => stage.sources.get(feed) ?? []);
  const states = await stage.store.feeds.load(known.map(({ id }) => id));
  const familyOf = originFamilies([...stage.sources.values()]);
  const limit = pLimit(POLLS_AT_ONCE);
  const polls = await Promise.all(
    known.map((source) => limit(() => poll(stage, source, states.get(source.id), familyOf))),
  ).finally(() => connections.close());

  const found = polls.flatMap(({ hits }) => hits);
  const stored = await storeHits(stage.store, found);
  const touched = [...new Set(found.map(({ hit }) => hit.problem))].sort();
  if (touched.length > 0) await stage.assess(touched);

  const changed = polls.flatMap(({ nextState }) => nextState ?? []);
  const writes = pLimit(WRITES_AT_ONCE);
  await Promise.all(changed.map((state) => writes(() => stage.store.feeds.save(state))));
  const outcomes = polls.map(({ outcome }) => outcome);
  await stage.store.ledger.record(outcomes.filter(({ status }) => status !== 'skipped'));
  return summarise(feeds, known, outcomes, stored);
}

interface Poll {
  outcome: PollOutcome;
  hits: Found[];
  nextState: FeedState | undefined;
}

/** Items are matched as soon as they are read and then let go: a first run over hundreds of feeds holds only its hits. */
async function poll(
  stage: CollectStage,
  source: FeedSource,
  state: FeedState | undefined,
  familyOf: FamilyOf,
): Promise<Poll> {
  const { items, outcome, nextState } = await pollFeed(source, state, {
    now: stage.clock(),
    allowLoopback: stage.allowLoopback,
    familyOf,
    ...(stage.contact ? { contact: stage.contact } : {}),
  });
  return {
    outcome: { ...outcome, host: hostOf(source.url) },
    nextState,
    hits: items.flatMap((item) => matches(stage.matcher, item)),
  };
}

interface Found {
  hit: HitRecord;
  edited: boolean;
}

const matches = (matcher: Matcher, item: Item): Found[] =>
  matcher.match(item).map((hit) => ({ hit: hitRecord(hit, item), edited: item.edited === true }));

/** Evidence counts from publication, but never from the future and never from an invented date. */
function hitRecord(hit: Hit, item: Item): HitRecord {
  const dated = item.published && !item.undated && fromIso(item.published) <= fromIso(item.observed);
  return {
    ...hit,
    id: hitId(hit.indicator, item.id),
    at: dated && item.published ? item.published : item.observed,
    observed: item.observed,
    undated: item.undated,
    backfill: item.backfill,
    feed: item.feed,
    family: item.family,
    source: item.source,
    reliability: item.reliability,
    lang: item.lang,
    summary: item.summary,
  };
}

async function storeHits(store: Pick<Store, 'hits'>, found: readonly Found[]): Promise<Stored> {
  const limit = pLimit(WRITES_AT_ONCE);
  const results = await Promise.all(found.map((each) => limit(() => storeHit(store, each))));
  const count = (wanted: string): number => results.filter((result) => result === wanted).length;
  return { hitsStored: count('created'), hitsRevised: count('revised') };
}

type Stored = Pick<CollectSummary, 'hitsStored' | 'hitsRevised'>;

/**
 * An edited item brings its hit up to date in place. Where only the new title hits, that is news and makes a hit of its
 * own; where the new title hits no more, the hit stays as it was: it was published, and alerts may rest on it.
 */
async function storeHit({ hits }: Pick<Store, 'hits'>, { hit, edited }: Found) {
  const revision = edited ? await hits.revise(hit) : 'absent';
  return revision === 'absent' ? hits.put(hit) : revision;
}

function summarise(
  asked: readonly FeedId[],
  known: readonly FeedSource[],
  outcomes: readonly PollOutcome[],
  stored: Stored,
): CollectSummary {
  const catalogue = new Set(known.map(({ id }) => id));
  const polled = outcomes.filter(({ status }) => status !== 'skipped');
  const failed = polled.filter(({ ok }) => !ok);
  return {
    feedsPolled: polled.length,
    feedsFailed: failed.length,
    itemsRead: polled.reduce((sum, { items }) => sum + items, 0),
    itemsNew: polled.reduce((sum, { newItems }) => sum + newItems, 0),
    ...stored,
    unknown: asked.filter((feed) => !catalogue.has(feed)),
    failures: failed.map(({ feed, error }) => ({ feed, error: error ?? 'failed without a reason' })),
  };
}
