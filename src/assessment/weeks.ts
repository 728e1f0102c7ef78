import type {
  EpochMillis,
  FeedId,
  HitRecord,
  IndicatorId,
  Millis,
  SettledStory,
  SettledWeek,
} from '../evidence/index.ts';
import { DAY, fromIso, toIso, WEEK, weekOf } from '../evidence/index.ts';
import type { Story, StoryMemo } from './stories.ts';
import { counts, newestFirst, storiesOf } from './stories.ts';
import { timesOf } from './times.ts';

/**
 * No story gathers reports that lie further apart than a week, so that a week's stories are known from it, the one before and the
 * one after. It is settled this long after the following one is over: what was still on its way has arrived. A whole day, so that
 * weeks settle at the midnight at which a replay wakes anyway.
 */
const SETTLING: Millis = DAY;
/** Evidence of so much more than the statistics need is read, so that the oldest week in use has its neighbours. */
export const CONTEXT: Millis = 2 * WEEK;
/** Up to so many hits in the lookback are grouped as one; more are grouped week by week. */
export const DENSE = 500;

/** The first week that is not settled at `now`; all before it are. */
export const firstOpenWeek = (now: EpochMillis): number => weekOf(now - SETTLING) - 1;

/** The first week of which stories are used when evidence goes back to `from`: it needs the one before whole. */
export const firstUsedWeek = (from: EpochMillis): number => Math.ceil(from / WEEK) + 1;

/**
 * From when on evidence is weighed: the first week that lies whole inside the lookback. So it leaves week by week, and stories stay as
 * they are in between.
 */
export const evidenceFrom = (now: EpochMillis, lookback: Millis): EpochMillis =>
  Math.ceil((now - lookback) / WEEK) * WEEK;

/** From when on hits are needed beside the settled weeks. */
export const openFrom = (now: EpochMillis): EpochMillis => (firstOpenWeek(now) - 1) * WEEK;

/** Evidence of one indicator inside the lookback. */
export interface IndicatorEvidence {
  indicator: IndicatorId;
  /** All of them, or, beside `settled`, those from `openFrom` on. Order and repetition do not matter. */
  hits: readonly HitRecord[];
  /** The settled weeks from `firstUsedWeek` to before `firstOpenWeek`, kept from earlier; without them they are made here. */
  settled?: readonly SettledWeek[] | undefined;
}

/** What was grouped of one indicator's evidence. */
export interface Grouped {
  /** Newest first. */
  stories: Story[];
  /** Hits shown that decide nothing. */
  idle: number;
  /** When each feed last brought a hit that has been summed up. */
  brought: ReadonlyMap<FeedId, EpochMillis>;
}

/** Hits that are counted when it is decided whether they are grouped week by week. */
export const inUse = (hits: readonly HitRecord[], from: EpochMillis): number =>
  new Set(hits.filter((hit) => weekOf(timesOf(hit).at) >= firstUsedWeek(from)).map(({ id }) => id)).size;

/** Whether so many hits are in use that they are grouped week by week. */
export const isDense = (hits: readonly HitRecord[], from: EpochMillis): boolean =>
  hits.length > DENSE && inUse(hits, from) > DENSE;

/**
 * The stories of one indicator at `now` from the evidence since `from`. Of many hits every week is grouped by itself with its
 * neighbours, so that weeks that are settled need never be grouped again; the result is the same with and without what was kept.
 */
export function groupedStories(
  evidence: IndicatorEvidence,
  span: { from: EpochMillis; now: EpochMillis },
  memo?: StoryMemo,
): Grouped {
  const { hits, settled } = evidence;
  if (settled === undefined && !isDense(hits, span.from)) return groupedAsOne(storiesOf(hits, memo), hits);
  const weeks = settled ?? settledWeeks(evidence, span, memo);
  const recent = hits.filter((hit) => timesOf(hit).at >= openFrom(span.now));
  return besideSettled(storiesOf(recent, memo), recent, weeks, span.now);
}

/** The stories of few hits. */
export const groupedAsOne = (stories: Story[], hits: readonly HitRecord[]): Grouped => ({
  stories,
  idle: idleIn(hits),
  brought: new Map(),
});

/**
 * Joins the stories of the open weeks and the settled ones.
 * @param stories of `hits`, which are those from `openFrom` on.
 */
export function besideSettled(
  stories: readonly Story[],
  hits: readonly HitRecord[],
  weeks: readonly SettledWeek[],
  now: EpochMillis,
): Grouped {
  const open = firstOpenWeek(now);
  const past = pastOf(weeks);
  const live = stories.filter(({ time }) => time >= open * WEEK);
  return {
    stories: [...live, ...past.stories],
    idle: idleIn(hits, open) + past.idle,
    brought: past.brought,
  };
}

/** A step-by-step caller keeps its settled weeks until another one settles. */
const pasts = new WeakMap<readonly SettledWeek[], Grouped>();

function pastOf(weeks: readonly SettledWeek[]): Grouped {
  const known = pasts.get(weeks);
  if (known !== undefined) return known;
  const stories = weeks.flatMap(({ indicator, stories: own }) => own.map((one) => storyFrom(indicator, one)));
  const idle = weeks.reduce((sum, week) => sum + week.idle, 0);
  const past = { stories: stories.sort(newestFirst), idle, brought: broughtBy(weeks) };
  pasts.set(weeks, past);
  return past;
}

function idleIn(hits: readonly HitRecord[], sinceWeek = Number.NEGATIVE_INFINITY): number {
  const idle = hits.filter((hit) => !counts(hit) && weekOf(timesOf(hit).at) >= sinceWeek);
  return new Set(idle.map(({ id }) => id)).size;
}

function broughtBy(weeks: readonly SettledWeek[]): Map<FeedId, EpochMillis> {
  const brought = new Map<FeedId, EpochMillis>();
  for (const week of weeks) {
    for (const [feed, at] of Object.entries(week.brought)) {
      brought.set(feed, Math.max(brought.get(feed) ?? 0, fromIso(at)));
    }
  }
  return brought;
}

/** Weeks of an earlier call, as long as their hits are the same records. */
const kept = new WeakMap<StoryMemo, Map<string, { hits: readonly HitRecord[]; week: SettledWeek }>>();

/** Every settled week in use, made from its hits. */
function settledWeeks(
  { indicator, hits }: IndicatorEvidence,
  { from, now }: { from: EpochMillis; now: EpochMillis },
  memo: StoryMemo | undefined,
): SettledWeek[] {
  const byWeek = hitsByWeek(hits);
  const known = memo === undefined ? undefined : (kept.get(memo) ?? new Map());
  if (memo !== undefined && known !== undefined) kept.set(memo, known);
  const weeks: SettledWeek[] = [];
  for (let week = firstUsedWeek(from); week < firstOpenWeek(now); week++) {
    const around = [week - 1, week, week + 1].flatMap((one) => byWeek.get(one) ?? []);
    const before = known?.get(`${indicator} ${week}`);
    const made =
      before && sameRecords(before.hits, around) ? before.week : settledWeek(indicator, week, around);
    known?.set(`${indicator} ${week}`, { hits: around, week: made });
    weeks.push(made);
  }
  return weeks;
}

const sameRecords = (a: readonly HitRecord[], b: readonly HitRecord[]): boolean =>
  a.length === b.length && a.every((hit, i) => hit === b[i]);

function hitsByWeek(hits: readonly HitRecord[]): Map<number, HitRecord[]> {
  const weeks = new Map<number, HitRecord[]>();
  for (const hit of hits) {
    const week = weekOf(timesOf(hit).at);
    const list = weeks.get(week);
    if (list === undefined) weeks.set(week, [hit]);
    else list.push(hit);
  }
  return weeks;
}

/** Sums up one week. @param hits of the week and its two neighbours; others are passed over. */
export function settledWeek(indicator: IndicatorId, week: number, hits: readonly HitRecord[]): SettledWeek {
  const around = hits.filter((hit) => Math.abs(weekOf(timesOf(hit).at) - week) <= 1);
  const own = around.filter((hit) => weekOf(timesOf(hit).at) === week);
  const stories = storiesOf(around).filter((story) => story.counting && weekOf(story.time) === week);
  const brought = new Map<FeedId, EpochMillis>();
  for (const hit of own) brought.set(hit.feed, Math.max(brought.get(hit.feed) ?? 0, timesOf(hit).observed));
  return {
    indicator,
    week,
    hits: new Set(own.map(({ id }) => id)).size,
    idle: idleIn(own),
    brought: Object.fromEntries([...brought].sort().map(([feed, at]) => [feed, toIso(at)])),
    stories: stories.map(settledStory),
  };
}

function settledStory({ id, at, families, independent, corroborated, hits }: Story): SettledStory {
  const first = new Map<string, HitRecord>();
  for (const hit of hits.filter(counts)) {
    const key = `${hit.family} ${hit.reliability}`;
    if (!first.has(key)) first.set(key, hit);
  }
  const settled = [...first.values()].map((hit) => ({
    id: hit.id,
    at: hit.at,
    family: hit.family,
    reliability: hit.reliability,
    title: hit.item.title,
    ...(hit.passage === undefined ? {} : { passage: hit.passage }),
  }));
  return { id, at, families, independent, corroborated, hits: settled };
}

const restored = new WeakMap<SettledStory, Story>();

/** A story as the assessment weighs it; its hits carry what decides and nothing else. */
function storyFrom(indicator: IndicatorId, settled: SettledStory): Story {
  const known = restored.get(settled);
  if (known !== undefined) return known;
  const { hits, ...rest } = settled;
  const story: Story = {
    ...rest,
    indicator,
    time: fromIso(settled.at),
    counting: true,
    hits: hits.map(({ id, at, family, reliability, title, passage }) => ({
      id,
      at,
      family,
      reliability,
      item: { id: '', url: '', title },
      indicator,
      problem: '',
      kind: 'happening',
      demoted: false,
      backfill: false,
      undated: false,
      spans: [],
      marks: [],
      passage,
      rule: '',
      observed: at,
      feed: '',
      source: '',
    })),
  };
  restored.set(settled, story);
  return story;
}
