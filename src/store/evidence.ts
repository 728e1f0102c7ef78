import { isDeepStrictEqual } from 'node:util';
import {
  fromIso,
  type HitId,
  type HitRecord,
  HOUR,
  type IndicatorId,
  type IsoInstant,
  LATEST_ARRIVAL,
  type Millis,
  toIso,
  WEEK,
} from '../evidence/index.ts';
import { instantRange } from './instants.ts';

/** After this much time everything is read anew: hits that arrived later still, and those that were deleted by hand. */
const TRUSTED: Millis = 24 * HOUR;
/** Hits kept in memory; indicators beyond it are read from the table each time. */
const REMEMBERED = 100_000;
const READS_AT_ONCE = 8;

export interface EvidenceReads {
  since(indicator: IndicatorId, from: IsoInstant): Promise<HitRecord[]>;
  observedSince(from: IsoInstant): Promise<Observation[]>;
}

/** A newly observed hit, not yet checked, so that a damaged one troubles its own indicator only. */
export interface Observation {
  indicator: IndicatorId;
  /** @throws DamagedRecordError */
  read(): HitRecord;
}

interface Memory {
  from: IsoInstant;
  readAt: number;
  hits: Map<HitId, HitRecord>;
}

/** `Store.hits.evidence` over two plain reads: whole indicators once, afterwards only what was newly observed. */
export function rememberedEvidence(reads: EvidenceReads) {
  const memories = new Map<IndicatorId, Memory>();
  /** Observations are known up to here, save those that arrive late. */
  let knownTo = Number.NEGATIVE_INFINITY;

  async function catchUp(now: number): Promise<void> {
    if (memories.size > 0) {
      const news = await reads.observedSince(toIso(Math.min(knownTo, now) - LATEST_ARRIVAL));
      for (const observation of news) learn(observation);
    }
    knownTo = now;
  }

  function learn({ indicator, read }: Observation): void {
    const memory = memories.get(indicator);
    if (!memory) return;
    try {
      const hit = read();
      // The record at hand stays if nothing changed: whoever grouped it need not group it again.
      if (!isDeepStrictEqual(memory.hits.get(hit.id), hit)) memory.hits.set(hit.id, hit);
    } catch {
      // Forgotten, it is read whole when it is asked for, and whoever asks gets the error.
      memories.delete(indicator);
    }
  }

  async function recall(indicator: IndicatorId, from: IsoInstant, now: number): Promise<HitRecord[]> {
    const known = memories.get(indicator);
    if (known && known.from <= from && now - known.readAt < TRUSTED && now >= known.readAt) {
      forget(known, from);
      return [...known.hits.values()];
    }
    const hits = await reads.since(indicator, from);
    memories.delete(indicator);
    if (sizeOf(memories) + hits.length <= REMEMBERED) {
      memories.set(indicator, { from, readAt: now, hits: new Map(hits.map((hit) => [hit.id, hit])) });
    }
    return hits;
  }

  return async (spans: ReadonlyMap<IndicatorId, IsoInstant>, to: IsoInstant): Promise<HitRecord[]> => {
    const asked = [...spans].map(([indicator, from]) => ({ indicator, ...instantRange({ from, to }) }));
    const last = fromIso(to);
    await catchUp(last);
    const found: HitRecord[] = [];
    const work = asked.values();
    const reader = async () => {
      for (const { indicator, from } of work) {
        const first = fromIso(from);
        const hits = await recall(indicator, from, last);
        for (const hit of hits) {
          const at = fromIso(hit.at);
          if (at >= first && at <= last) found.push(hit);
        }
      }
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, reader));
    return found;
  };
}

/** Whoever asks has no more use for older hits; they are let go of when that is worth the while. */
function forget(memory: Memory, from: IsoInstant): void {
  if (fromIso(from) - fromIso(memory.from) < WEEK) return;
  for (const [id, { at }] of memory.hits) if (fromIso(at) < fromIso(from)) memory.hits.delete(id);
  memory.from = from;
}

const sizeOf = (memories: ReadonlyMap<IndicatorId, Memory>): number =>
  [...memories.values()].reduce((sum, { hits }) => sum + hits.size, 0);
