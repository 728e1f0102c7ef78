import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, fromIso, HOUR, toIso } from '../../src/evidence/index.ts';
import { Crash, dyingStore, openWorld } from './world.ts';

/** A week of the exercise in which attacks are reported, corroborated, mailed and reported on. */
const ROUNDS = Array.from({ length: 14 }, (_, index) =>
  toIso(fromIso('2030-01-20T06:00:00Z') + index * 12 * HOUR),
);

type World = Awaited<ReturnType<typeof openWorld>>;

/** Where in a round of so many writes the process dies: another place every round, from the first write to the last. */
const deathOf = (round: number, writes: number): number =>
  1 + ((round * 5) % 14) * Math.floor((writes - 1) / 13);

describe('a crash around a write', () => {
  let whole: World;
  const writes: number[] = [];
  beforeAll(async () => {
    whole = await openWorld();
    for (const at of ROUNDS) {
      const counting = dyingStore(whole.store, Number.POSITIVE_INFINITY, 'before');
      await whole.round(at, counting);
      writes.push(counting.writes());
    }
  }, 60_000);
  afterAll(() => whole.close());

  it('is tried in rounds that store hits, change states and send mail', async () => {
    const { hits, alerts, mails } = await whole.content();
    expect(hits.length).toBeGreaterThan(20);
    expect(alerts.some(({ status }) => status === 'sent')).toBe(true);
    expect(mails.length).toBeGreaterThan((7 * DAY) / DAY);
  });

  it.each(['before', 'after'] as const)(
    'is mended by the next run when it falls %s the write: nothing is lost, nothing told twice',
    async (side) => {
      const world = await openWorld();
      for (const [index, at] of ROUNDS.entries()) {
        const death = deathOf(index, writes[index] ?? 1);
        const crashed = world.round(at, dyingStore(world.store, death, side));
        await expect(crashed, `${at}: write ${death} of ${writes[index]}`).rejects.toThrow(Crash);
        await world.round(at);
      }
      const { mails, ...kept } = await world.content();
      const { mails: expectedMails, ...expected } = await whole.content();
      expect(kept).toEqual(expected);
      // Accepted by the mail server, not yet recorded: such a mail comes again under the same Message-ID.
      expect([...new Set(mails)]).toEqual(expectedMails);
      expect(mails.length - expectedMails.length).toBeLessThanOrEqual(ROUNDS.length);
      await world.close();
    },
    60_000,
  );
});
