import type { EpochMillis, FeedId } from '../evidence/index.ts';
import { DAY, HOUR } from '../evidence/index.ts';

/** Items of one feed by hour of one day. */
export type HourCounts = Uint32Array;

const HOURS = 24;
/** Part of the items at either end that may lie outside the span replayed by default: a few wrong dates must not stretch it over years. */
const STRAY_SHARE = 0.001;
const STRAY_GAP_DAYS = 30;

export const dayOf = (at: EpochMillis): number => Math.floor(at / DAY);

/** How many items came when: the archive's only witness of what could have been seen. Grows with the time covered, not with the items. */
export class Volume {
  private readonly feeds = new Map<FeedId, Map<number, HourCounts>>();
  private first: EpochMillis = Number.POSITIVE_INFINITY;
  private last: EpochMillis = Number.NEGATIVE_INFINITY;
  items = 0;

  add(feed: FeedId, at: EpochMillis): void {
    const day = dayOf(at);
    const hours = this.hoursOf(feed, day);
    const hour = Math.floor((at - day * DAY) / HOUR);
    hours[hour] = (hours[hour] ?? 0) + 1;
    this.items += 1;
    if (at < this.first) this.first = at;
    if (at > this.last) this.last = at;
  }

  private hoursOf(feed: FeedId, day: number): HourCounts {
    let days = this.feeds.get(feed);
    if (days === undefined) {
      days = new Map();
      this.feeds.set(feed, days);
    }
    let hours = days.get(day);
    if (hours === undefined) {
      hours = new Uint32Array(HOURS);
      days.set(day, hours);
    }
    return hours;
  }

  /** Each feed's days (numbered since 1970) with their hours. */
  byFeed(): ReadonlyMap<FeedId, ReadonlyMap<number, HourCounts>> {
    return this.feeds;
  }

  /** Items a day over all feeds, oldest day first. */
  byDay(): [day: number, items: number][] {
    const sums = new Map<number, number>();
    for (const days of this.feeds.values()) {
      for (const [day, hours] of days)
        sums.set(
          day,
          hours.reduce((a, b) => a + b, sums.get(day) ?? 0),
        );
    }
    return [...sums].sort(([a], [b]) => a - b);
  }

  /**
   * From the first to the last item, without strays: a few items that a month and more without any separates from the rest. Undefined
   * without items.
   */
  span(): { from: EpochMillis; to: EpochMillis } | undefined {
    const days = this.byDay();
    const spare = STRAY_SHARE * this.items;
    const first = beyondStrays(days, spare);
    const last = beyondStrays(days.toReversed(), spare);
    if (first === undefined || last === undefined) return undefined;
    return { from: Math.max(this.first, first * DAY), to: Math.min(this.last, (last + 1) * DAY - 1) };
  }
}

/** The day that the bulk begins with, seen from this end. */
function beyondStrays(days: readonly [day: number, items: number][], spare: number): number | undefined {
  let begin = days[0]?.[0];
  let sum = 0;
  for (const [at, [day, items]] of days.entries()) {
    const next = days[at + 1]?.[0];
    sum += items;
    if (sum > spare || next === undefined) break;
    if (Math.abs(next - day) > STRAY_GAP_DAYS) begin = next;
  }
  return begin;
}
