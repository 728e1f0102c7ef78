import * as z from 'zod';
import {
  fromIso,
  type IndicatorId,
  type IsoInstant,
  type SettledHit,
  type SettledStory,
  type SettledWeek,
  toIso,
} from '../evidence/index.ts';
import { RecordTooLargeError } from './errors.ts';
import type { Condition, Gateway, Key, Row } from './gateway.ts';
import { AFTER_EVERY_INSTANT, expiryOf, instantKey } from './instants.ts';
import { pack } from './packing.ts';
import { readPacked } from './reading.ts';
import { count, instant, name, passage, text } from './schemas.ts';
import { shapeOf } from './shape.ts';
import type { Store } from './store.ts';

const settledHit = shapeOf<SettledHit>()({
  id: name,
  at: instant,
  family: name,
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  title: text,
  passage: passage.optional(),
});
const settledStory = shapeOf<SettledStory>()({
  id: name,
  at: instant,
  families: z.array(name),
  independent: z.array(name),
  corroborated: z.boolean(),
  hits: z.array(settledHit),
});
const settledWeek = shapeOf<SettledWeek>()({
  indicator: name,
  week: count,
  hits: count,
  idle: count,
  brought: z.record(text, instant),
  stories: z.array(settledStory),
});

const partitionOf = (indicator: IndicatorId): string => `WEEKS#${indicator}`;
const weekKey = (week: number): string => String(week).padStart(6, '0');
const keyOf = (indicator: IndicatorId, week: number): Key => ({
  pk: partitionOf(indicator),
  sk: weekKey(week),
});
const LATE = '#LATE';
const LATE_LIST = 'LATE';
const lateKey = (indicator: IndicatorId, week: number): Key => ({
  pk: partitionOf(indicator),
  sk: `${weekKey(week)}${LATE}`,
});

/** Weeks whose stories are settled, and the times at which hits still came for a week that was over. */
export function weeksIn(gateway: Gateway): Store['weeks'] {
  return {
    async read(indicator, from, to) {
      const within = { from: weekKey(from), to: weekKey(to + 1) };
      const rows = await gateway.first({ partition: partitionOf(indicator), within, newestFirst: false });
      const weeks = rows.filter((row) => !row.sk.endsWith(LATE) && Number(row.sk) <= to);
      const late = rows.filter((row) => row.sk.endsWith(LATE));
      return {
        weeks: await Promise.all(
          weeks.map(async (row) => ({
            week: await readPacked(settledWeek, row),
            madeAt: fromIso(String(row.madeAt)),
            rules: Number(row.rules ?? 0),
          })),
        ),
        late: new Map(late.map((row) => [Number(row.sk.slice(0, -LATE.length)), fromIso(String(row.at))])),
      };
    },
    async lateSince(at) {
      const within = { from: instantKey(at), to: AFTER_EVERY_INSTANT };
      const rows = await gateway.first({ index: 'byTime', partition: LATE_LIST, within, newestFirst: false });
      return [...new Set(rows.map((row) => String(row.indicator)))];
    },
    async put(week, madeAt, rules) {
      try {
        await gateway.putIf({ ...(await rowOf(week, toIso(madeAt))), rules }, isNewer(toIso(madeAt)));
        return 'kept';
      } catch (error) {
        if (error instanceof RecordTooLargeError) return 'too large';
        throw error;
      }
    },
  };
}

/** Notes, before a hit is written, that a week gets one although it was over: what was summed up of it holds no more. */
export async function noteLate(
  gateway: Gateway,
  { indicator, week, at }: { indicator: IndicatorId; week: number; at: IsoInstant },
): Promise<void> {
  const row = {
    ...lateKey(indicator, week),
    at: instantKey(at),
    indicator,
    list: LATE_LIST,
    listAt: `${instantKey(at)}#${indicator}#${week}`,
    expires: expiryOf(fromIso(at)),
  };
  await gateway.putIf(row, {
    expression: 'attribute_not_exists(pk) OR #at < :at',
    names: { '#at': 'at' },
    values: { ':at': instantKey(at) },
  });
}

const rowOf = async (week: SettledWeek, madeAt: IsoInstant): Promise<Row> => ({
  ...keyOf(week.indicator, week.week),
  madeAt,
  body: await pack(week),
  expires: expiryOf(fromIso(madeAt)),
});

const isNewer = (madeAt: IsoInstant): Condition => ({
  expression: 'attribute_not_exists(pk) OR madeAt <= :madeAt',
  values: { ':madeAt': madeAt },
});
