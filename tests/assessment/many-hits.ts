import type { HitRecord, Reliability } from '../../src/evidence/index.ts';
import { DAY, MINUTE, toIso } from '../../src/evidence/index.ts';
import { hit, NOW } from './builders.ts';

/** Numbers from 0 to below 1 that every run gives alike (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FAMILIES: [string, ...string[]] = ['alpha', 'beta', 'gamma', 'delta'];
const WHO: [string, ...string[]] = ['gunmen', 'dockers', 'riders', 'guards', 'fishers', 'clerks'];
const DEED: [string, ...string[]] = ['storm', 'burn', 'block', 'raid', 'leave', 'repair'];
const WHAT: [string, ...string[]] = ['grain depot', 'ferry', 'customs house', 'lighthouse', 'crane'];
const WHERE: [string, ...string[]] = ['Marsa', 'Tasra', 'Velim', 'Orsk', 'Pallas', 'Dunmore', 'Kesh'];

/** Hits of a busy indicator over the `days` before `now`: stories told by several newsrooms over hours and days, copies, idle ones. */
export function manyHits(
  count: number,
  { days, seed, now = NOW }: { days: number; seed: number; now?: number },
): HitRecord[] {
  const random = randomSource(seed);
  const pick = <T extends string>(from: readonly [T, ...T[]]): T =>
    from[Math.floor(random() * from.length)] ?? from[0];
  const hits: HitRecord[] = [];
  while (hits.length < count) {
    const at = now - random() * days * DAY;
    const [who, deed, what, where] = [pick(WHO), pick(DEED), pick(WHAT), pick(WHERE)];
    for (let telling = 0; telling <= random() * 4; telling++) {
      const told = Math.min(now, at + telling * random() * 12 * 60 * MINUTE);
      const words: [string, ...string[]] = [
        `${who} ${deed} ${what} in ${where}`,
        `${what} in ${where}: ${who} ${deed} it, residents say`,
        `${where} ${what} after ${who} ${deed} again`,
      ];
      const late = random() < 0.04 ? random() * 20 * DAY : random() * 20 * MINUTE;
      hits.push(
        hit(pick(words), toIso(told), pick(FAMILIES), {
          itemId: `m${seed}-${hits.length}`,
          observed: toIso(Math.min(now, told + late)),
          demoted: random() < 0.08,
          reliability: pick<Reliability>(['A', 'C', 'E']),
        }),
      );
    }
  }
  return hits;
}
