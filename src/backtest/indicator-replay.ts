import { newestAberration } from '../assessment/aberration.ts';
import type { Coverage } from '../assessment/coverage.ts';
import { GrowingStories } from '../assessment/growing-stories.ts';
import { firstOpenWeek, firstUsedWeek, openFrom, settledWeek } from '../assessment/index.ts';
import { countsByDay, seriesOf } from '../assessment/series.ts';
import { type Findings, findingsOf } from '../assessment/signal.ts';
import type { Story } from '../assessment/stories.ts';
import { timesOf } from '../assessment/times.ts';
import {
  besideSettled,
  DENSE,
  evidenceFrom,
  type Grouped,
  groupedAsOne,
  inUse,
} from '../assessment/weeks.ts';
import type { IndicatorDefinition } from '../definitions/model.ts';
import type { EpochMillis, HitRecord, IndicatorState, Millis, SettledWeek } from '../evidence/index.ts';
import { WEEK } from '../evidence/index.ts';
import { wakeAt } from './wake.ts';

/** One indicator on a simulated clock: what was weighed stays until something can have changed. */
export class IndicatorReplay {
  readonly indicator: IndicatorDefinition;
  private readonly lookback: Millis;
  private readonly growing: GrowingStories;
  private readonly weeks = new Map<number, SettledWeek>();
  /** Those in use since the week changed. */
  private summed: SettledWeek[] | undefined;
  private window: HitRecord[] = [];
  private fresh = false;
  /** Weeks the grouping was made for; another week settles others. */
  private era = '';
  private dense = false;
  /** How many hits were in use since this week, and how many were no repetitions, when they were last told apart. */
  private told: { week: number; used: number; others: number } | undefined;
  private grouped: Grouped | undefined;
  private weighed: { findings: Findings; wake: EpochMillis; busy: boolean } | undefined;

  constructor(indicator: IndicatorDefinition, lookback: Millis) {
    this.indicator = indicator;
    this.lookback = lookback;
    this.growing = new GrowingStories(indicator.id);
  }

  take(hit: HitRecord): void {
    this.window.push(hit);
    this.fresh = true;
  }

  /** Evidence inside the lookback, oldest first. */
  get hits(): readonly HitRecord[] {
    return this.window;
  }

  /** The stories it was last weighed by, newest first. */
  get stories(): readonly Story[] {
    return this.grouped?.stories ?? [];
  }

  /** Without any evidence, quiet and seen: nothing but new evidence or the loss of sight can change what is said. */
  get calm(): boolean {
    if (this.weighed === undefined || this.fresh || this.window.length > 0) return false;
    const { computed, signal, coverage } = this.weighed.findings;
    return computed === 'quiet' && signal === 'quiet' && coverage.seeing > 0;
  }

  /** Whether its findings may have changed by `now` while sight stayed as it is. */
  due(now: EpochMillis): boolean {
    if (this.weighed === undefined || this.fresh || now >= this.weighed.wake) return true;
    return this.weighed.busy || this.leaves(now);
  }

  /** Many hits are used by whole weeks: then it is the week that matters, and that begins with a day. */
  private leaves(now: EpochMillis): boolean {
    const [oldest] = this.window;
    return !this.dense && oldest !== undefined && timesOf(oldest).at < evidenceFrom(now, this.lookback);
  }

  /** What was weighed; call `weigh` first. */
  get findings(): Findings | undefined {
    return this.weighed?.findings;
  }

  /**
   * Weighs the evidence at `now`.
   * @param sight whether sight may have changed since the last time; else a busy day is only looked over for a new alarm.
   * @returns whether anything moved that a later state of the problem can depend on.
   */
  weigh(now: EpochMillis, coverage: Coverage, previous: IndicatorState | undefined, sight: boolean): boolean {
    const before = this.weighed;
    if (before?.busy === true && !sight && !this.fresh && now < before.wake && !this.leaves(now)) {
      if (this.sameAlarm(before.findings, coverage, now)) return false;
    }
    const { stories, idle } = this.group(now);
    const findings = findingsOf({ indicator: this.indicator, stories, idle, coverage, previous, now });
    this.fresh = false;
    this.weighed = { findings, ...wakeAt(findings, now) };
    return before === undefined || moved(before.findings, findings);
  }

  /** On a busy day the volume of the day alone can raise or lift an alarm. */
  private sameAlarm({ aberration: before }: Findings, coverage: Coverage, now: EpochMillis): boolean {
    if (this.grouped === undefined) return false;
    const after = newestAberration(seriesOf(countsByDay(this.grouped.stories), coverage, now));
    return after?.alarm === before?.alarm && after?.day === before?.day;
  }

  private group(now: EpochMillis): Grouped {
    const from = evidenceFrom(now, this.lookback);
    const era = `${firstUsedWeek(from)} ${firstOpenWeek(now)}`;
    if (this.grouped !== undefined && !this.fresh && era === this.era && !this.leaves(now))
      return this.grouped;
    this.drop(from);
    if (era !== this.era) this.summed = undefined;
    // Until the week changes nothing that is in use leaves.
    this.dense = (this.dense && era === this.era) || this.isDense(from);
    this.era = era;
    const hits = this.dense ? this.since(openFrom(now)) : this.window;
    const stories = this.growing.of(hits);
    if (this.dense) {
      this.summed ??= this.settled(from, now);
      this.grouped = besideSettled(stories, hits, this.summed, now);
    } else this.grouped = groupedAsOne(stories, hits);
    return this.grouped;
  }

  /** Few hits in use are found to be few without telling repeated ones from others, and so are few more than a few. */
  private isDense(from: EpochMillis): boolean {
    const week = firstUsedWeek(from);
    const used = this.window.length - this.firstFrom(week * WEEK);
    if (used <= DENSE) return false;
    if (this.told?.week === week && this.told.others + used - this.told.used <= DENSE) return false;
    const others = inUse(this.window, from);
    this.told = { week, used, others };
    return others > DENSE;
  }

  private drop(from: EpochMillis): void {
    const first = this.firstFrom(from);
    if (first > 0) this.window = this.window.slice(first);
  }

  /** Place of the first hit that is not older, found by halving: hits are in the order of their time. */
  private firstFrom(at: EpochMillis): number {
    let [low, high] = [0, this.window.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const hit = this.window[middle];
      if (hit !== undefined && timesOf(hit).at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private since(at: EpochMillis): HitRecord[] {
    return this.window.slice(this.firstFrom(at));
  }

  /** The settled weeks in use; each is made once, when all its evidence is there. */
  private settled(from: EpochMillis, now: EpochMillis): SettledWeek[] {
    const weeks: SettledWeek[] = [];
    for (let week = firstUsedWeek(from); week < firstOpenWeek(now); week++) {
      const made = this.weeks.get(week) ?? settledWeek(this.indicator.id, week, this.around(week));
      this.weeks.set(week, made);
      weeks.push(made);
    }
    for (const week of this.weeks.keys()) if (week < firstUsedWeek(from)) this.weeks.delete(week);
    return weeks;
  }

  private around(week: number): HitRecord[] {
    return this.window.slice(this.firstFrom((week - 1) * WEEK), this.firstFrom((week + 2) * WEEK));
  }
}

/** Ages and sentences move with the clock; signal, sight and the stories that speak are what decides, now and later. */
function moved(before: Findings, after: Findings): boolean {
  if (before.signal !== after.signal || before.computed !== after.computed) return true;
  if (before.coverage.seeing === 0 || after.coverage.seeing === 0) return true;
  if (before.latest !== after.latest || before.live.length !== after.live.length) return true;
  if (before.lit.length !== after.lit.length) return true;
  return before.lit.some(({ story }, at) => story !== after.lit[at]?.story);
}
