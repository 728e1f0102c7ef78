import type { EpochMillis, HitRecord, IndicatorId, Level, Millis, Signal } from '../evidence/index.ts';
import { DAY } from '../evidence/index.ts';
import type { Standing } from './replay.ts';
import { dayOf } from './volume.ts';

/** A stretch in which level and sight stood still. */
export interface Stretch {
  from: EpochMillis;
  to: EpochMillis;
  level: Level;
  blind: boolean;
}

export interface IndicatorTrack {
  counting: number;
  demoted: number;
  families: Set<string>;
  /** Time with a signal that says something is seen. */
  lit: Millis;
}

export interface DayHits {
  counting: number;
  demoted: number;
}

const LIT: ReadonlySet<Signal> = new Set<Signal>(['reported', 'corroborated', 'surging']);

/** The course of one problem: stretches of one level, hits by day, time lit by indicator. Grows with changes and days, not with items. */
export class Track {
  readonly stretches: Stretch[] = [];
  readonly days = new Map<number, DayHits>();
  readonly indicators = new Map<IndicatorId, IndicatorTrack>();
  private readonly step: Millis;
  /** The signals that stood last, which mostly stand on, and the indicators that are lit by them. */
  private signals: Standing['signals'] | undefined;
  private lit: IndicatorTrack[] = [];

  constructor(step: Millis, indicators: readonly IndicatorId[]) {
    this.step = step;
    for (const id of indicators)
      this.indicators.set(id, { counting: 0, demoted: 0, families: new Set(), lit: 0 });
  }

  stand({ at, level, blind, signals }: Standing): void {
    const last = this.stretches.at(-1);
    const to = at + this.step;
    if (last !== undefined && last.level === level && last.blind === blind) last.to = to;
    else this.stretches.push({ from: at, to, level, blind });
    if (signals !== this.signals) {
      this.signals = signals;
      this.lit = signals.flatMap(([id, signal]) => (LIT.has(signal) ? (this.indicators.get(id) ?? []) : []));
    }
    for (const track of this.lit) track.lit += this.step;
  }

  hit({ at, demoted, indicator, family }: HitRecord): void {
    const day = dayOf(Date.parse(at));
    const counts = this.days.get(day) ?? { counting: 0, demoted: 0 };
    const kind = demoted ? 'demoted' : 'counting';
    counts[kind] += 1;
    this.days.set(day, counts);
    const track = this.indicators.get(indicator);
    if (track === undefined) return;
    track[kind] += 1;
    track.families.add(family);
  }

  /** Highest level standing at any time from `from` until before `to`; undefined when nothing was assessed then. */
  highest(from: EpochMillis, to: EpochMillis): Level | undefined {
    const within = this.stretches.filter((stretch) => stretch.from < to && stretch.to > from);
    return within.reduce<Level | undefined>(
      (top, { level }) => (top === undefined || level > top ? level : top),
      undefined,
    );
  }

  /** Begin of the time without a break at or above `level` that covers `at`. */
  standingSince(level: Level, at: EpochMillis): EpochMillis | undefined {
    let since: EpochMillis | undefined;
    for (const stretch of this.stretches) {
      if (stretch.from > at) break;
      if (stretch.level < level) since = undefined;
      else since ??= stretch.from;
    }
    return since;
  }

  /** Times at which the level came up to `level` from below; where it stood there at the start is no rise. */
  rises(level: Level): EpochMillis[] {
    return this.stretches.flatMap((stretch, at) => {
      const before = this.stretches[at - 1];
      return before !== undefined && before.level < level && stretch.level >= level ? [stretch.from] : [];
    });
  }

  /** Share of the time at each level, and blind. */
  shares(): { levels: Record<Level, number>; blind: number } {
    const sums: Record<Level, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
    let blind = 0;
    let all = 0;
    for (const { from, to, level, blind: unseen } of this.stretches) {
      sums[level] += to - from;
      if (unseen) blind += to - from;
      all += to - from;
    }
    const share = (part: Millis): number => (all === 0 ? 0 : part / all);
    return {
      levels: {
        1: share(sums[1]),
        2: share(sums[2]),
        3: share(sums[3]),
        4: share(sums[4]),
        5: share(sums[5]),
      },
      blind: share(blind),
    };
  }
}

export const inDays = (length: Millis): number => length / DAY;
