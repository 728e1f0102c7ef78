import type { EpochMillis, IsoDate } from '../evidence/index.ts';
import type { Coverage } from './coverage.ts';
import { exposureOn } from './coverage.ts';
import type { Story } from './stories.ts';
import { dayName, dayNumber } from './times.ts';

/** One healthy day of an indicator's series. */
export interface SeriesDay {
  day: IsoDate;
  /** Counting stories first reported that day. */
  stories: number;
  /** New items collected that day by the feeds that could carry the indicator. */
  articles: number;
  /** Part of a whole day's collection, 0 to 1. */
  exposure: number;
  /** Saturday or Sunday (UTC), when newsrooms publish less. */
  weekend: boolean;
}

/** 1970-01-01 was a Thursday, the fourth day counted from Sunday. */
const FIRST_WEEKDAY = 4;
/** Days that a series reaches back from now. */
export const SERIES_DAYS = 45;
/** With less of its feeds than this a day says too little to be part of a baseline. */
const LEAST_EXPOSURE = 0.34;

/** While nothing but the clock moves the same stories are counted again and again. */
const counted = new WeakMap<readonly Story[], ReadonlyMap<number, number>>();

/** Stories counted per day of first report, the days numbered since 1970. @param stories never changed afterwards. */
export function countsByDay(stories: readonly Story[]): ReadonlyMap<number, number> {
  const known = counted.get(stories);
  if (known !== undefined) return known;
  const counts = new Map<number, number>();
  counted.set(stories, counts);
  for (const story of stories) {
    if (!story.counting) continue;
    const day = dayNumber(story.time);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

/** The healthy days of the last 45, oldest first, today last if anything could be seen today. */
export function seriesOf(
  counts: ReadonlyMap<number, number>,
  coverage: Coverage,
  now: EpochMillis,
): SeriesDay[] {
  const series: SeriesDay[] = [];
  for (let back = SERIES_DAYS - 1; back >= 0; back--) {
    const number = dayNumber(now) - back;
    const day = dayName(number);
    const exposure = exposureOn(coverage, day);
    if (exposure < LEAST_EXPOSURE) continue;
    const weekday = (number + FIRST_WEEKDAY) % 7;
    series.push({
      day,
      stories: counts.get(number) ?? 0,
      articles: coverage.days.get(day)?.articles ?? 0,
      exposure,
      weekend: weekday === 0 || weekday === 6,
    });
  }
  return series;
}
