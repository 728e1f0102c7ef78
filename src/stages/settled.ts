import { firstOpenWeek, firstUsedWeek, STORY_RULES, settledWeek } from '../assessment/index.ts';
import type { EpochMillis, HitRecord, IndicatorId, SettledWeek } from '../evidence/index.ts';
import { LATEST_ARRIVAL, toIso, WEEK } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import { allPages } from './pages.ts';

type Reads = Pick<Store, 'hits' | 'weeks'>;

interface Known {
  first: number;
  open: number;
  weeks: SettledWeek[];
}

/**
 * The settled weeks of indicators with many hits: read once by a warm process, made when a week settles, made anew when a hit
 * comes late. An indicator with few hits has none.
 */
export class SettledWeeks {
  private readonly store: Reads;
  private readonly known = new Map<IndicatorId, Known | 'few'>();
  /** Late hits are known up to here, save those still on their way. */
  private knownTo = Number.NEGATIVE_INFINITY;

  constructor(store: Reads) {
    this.store = store;
  }

  /** Forgets what no longer holds because a hit came late. */
  async catchUp(now: EpochMillis): Promise<void> {
    if (this.known.size > 0) {
      const since = toIso(Math.min(this.knownTo, now) - LATEST_ARRIVAL);
      for (const indicator of await this.store.weeks.lateSince(since)) this.known.delete(indicator);
    }
    this.knownTo = now;
  }

  /** The settled weeks in use; undefined for an indicator of which none is kept. */
  async recall(
    indicator: IndicatorId,
    from: EpochMillis,
    now: EpochMillis,
  ): Promise<SettledWeek[] | undefined> {
    const known = this.known.get(indicator);
    if (known === 'few') return undefined;
    const [first, open] = [firstUsedWeek(from), firstOpenWeek(now)];
    if (known !== undefined && known.first === first && known.open === open) return known.weeks;
    return this.read(indicator, first, open, now, known === undefined);
  }

  /** The settled weeks of an indicator that has become one with many hits. */
  make(indicator: IndicatorId, from: EpochMillis, now: EpochMillis): Promise<SettledWeek[]> {
    return this.complete(indicator, firstUsedWeek(from), firstOpenWeek(now), now);
  }

  /** Notes that the indicator has few hits, so that its weeks are not asked for again. */
  few(indicator: IndicatorId): void {
    this.known.set(indicator, 'few');
  }

  private async read(
    indicator: IndicatorId,
    first: number,
    open: number,
    now: EpochMillis,
    mayBeFew: boolean,
  ): Promise<SettledWeek[] | undefined> {
    if (mayBeFew) {
      const { weeks } = await this.store.weeks.read(indicator, first, open);
      if (weeks.length === 0) return undefined;
    }
    return this.complete(indicator, first, open, now);
  }

  private async complete(
    indicator: IndicatorId,
    first: number,
    open: number,
    now: EpochMillis,
  ): Promise<SettledWeek[]> {
    const { weeks, late } = await this.store.weeks.read(indicator, first - 1, open);
    /** When a hit last came late for this week or a neighbour. */
    const disturbed = (week: number): EpochMillis =>
      Math.max(...[week - 1, week, week + 1].map((one) => late.get(one) ?? Number.NEGATIVE_INFINITY));
    const complete = new Map<number, SettledWeek>();
    for (const { week, madeAt, rules } of weeks) {
      const inside = week.week >= first && week.week < open && rules === STORY_RULES;
      if (inside && disturbed(week.week) <= madeAt - LATEST_ARRIVAL) complete.set(week.week, week);
    }
    const missing = range(first, open).filter((week) => !complete.has(week));
    const hits = missing.length === 0 ? [] : await this.hitsAround(indicator, missing);
    let lasting = true;
    for (const week of missing) {
      const made = settledWeek(indicator, week, hits);
      complete.set(week, made);
      if (disturbed(week) <= now - LATEST_ARRIVAL) await this.store.weeks.put(made, now, STORY_RULES);
      else lasting = false;
    }
    const all = range(first, open).flatMap((week) => complete.get(week) ?? []);
    if (lasting) this.known.set(indicator, { first, open, weeks: all });
    return all;
  }

  private hitsAround(indicator: IndicatorId, weeks: readonly number[]): Promise<HitRecord[]> {
    const from = toIso((Math.min(...weeks) - 1) * WEEK);
    const to = toIso((Math.max(...weeks) + 2) * WEEK - 1);
    return allPages((page) => this.store.hits.ofIndicator(indicator, { from, to }, page));
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
