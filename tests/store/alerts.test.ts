import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidCursorError, InvalidRequestError, UnknownRecordError } from '../../src/store/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { anAlert, NOON } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const pendingOf = async (problem: string) =>
  (await engine.store.alerts.pending()).filter((alert) => alert.problem === problem);

describe('planning an alert', () => {
  it('keeps the alert and moves the cursor behind the log entries it speaks of', async () => {
    const alert = anAlert('planned', 1);
    expect(await engine.store.alerts.cursor('planned')).toBe(0);
    expect(await engine.store.alerts.plan(alert)).toEqual(alert);
    expect(await engine.store.alerts.cursor('planned')).toBe(2);
    expect(await engine.store.alerts.byId(alert.id)).toEqual(alert);
  });

  it('gives the alert an earlier run wrote under the id, unchanged, and moves the cursor by that one', async () => {
    const first = anAlert('replanned', 1, { toVersion: 3 });
    await engine.store.alerts.plan(first);
    const second = anAlert('replanned', 1, { toVersion: 5, urgency: 'digest' });
    expect(await engine.store.alerts.plan(second)).toEqual(first);
    expect(await engine.store.alerts.cursor('replanned')).toBe(3);
  });

  it('keeps one alert when many runs plan it at the same moment', async () => {
    const rivals = Array.from({ length: 8 }, (_, n) => anAlert('rivals', 1, { toVersion: n + 1 }));
    const kept = await Promise.all(rivals.map((alert) => engine.store.alerts.plan(alert)));
    expect(new Set(kept.map(({ toVersion }) => toVersion)).size).toBe(1);
    expect(await pendingOf('rivals')).toHaveLength(1);
    expect(await engine.store.alerts.cursor('rivals')).toBe(kept[0]?.toVersion);
  });

  it('moves the cursor over entries that call for no alert, and never back', async () => {
    await engine.store.alerts.skipTo('skipped', 7);
    await engine.store.alerts.skipTo('skipped', 4);
    expect(await engine.store.alerts.cursor('skipped')).toBe(7);
    await expect(engine.store.alerts.skipTo('skipped', -1)).rejects.toThrow(InvalidRequestError);
  });
});

describe('sending alerts', () => {
  it('lists pending alerts oldest first until they are sent', async () => {
    for (const version of [3, 1, 2]) await engine.store.alerts.plan(anAlert('sending', version));
    expect((await pendingOf('sending')).map(({ id }) => id)).toEqual(['sending.1', 'sending.2', 'sending.3']);
    await engine.store.alerts.markSent('sending.2', NOON);
    expect((await pendingOf('sending')).map(({ id }) => id)).toEqual(['sending.1', 'sending.3']);
    expect(await engine.store.alerts.byId('sending.2')).toEqual(anAlert('sending', 2, { status: 'sent' }));
  });

  it('may be marked as sent twice', async () => {
    await engine.store.alerts.plan(anAlert('again', 1));
    await engine.store.alerts.markSent('again.1', NOON);
    await engine.store.alerts.markSent('again.1', NOON);
    expect(await pendingOf('again')).toEqual([]);
  });

  it('never lists an alert that is held back, and keeps its reason', async () => {
    const held = anAlert('held', 1, { status: 'held', held: 'silenced by the desk until Friday' });
    await engine.store.alerts.plan(held);
    expect(await pendingOf('held')).toEqual([]);
    expect(await engine.store.alerts.byId('held.1')).toEqual(held);
    await expect(engine.store.alerts.markSent('held.1', NOON)).rejects.toThrow(InvalidRequestError);
  });

  it('refuses to mark what is not stored', async () => {
    await expect(engine.store.alerts.markSent('ghost.1', NOON)).rejects.toThrow(UnknownRecordError);
  });

  it('lists more pending alerts than one page of an index holds', async () => {
    const wide = Array.from({ length: 120 }, (_, n) => anAlert('wide', n * 2 + 1));
    const text = 'x'.repeat(12_000);
    const heavy = wide.map((alert) => ({
      ...alert,
      transitions: alert.transitions.map((t) => ({ ...t, why: text })),
    }));
    await Promise.all(heavy.map((alert) => engine.store.alerts.plan(alert)));
    expect(await pendingOf('wide')).toHaveLength(120);
  });
});

describe('all alerts', () => {
  it('are paged newest first, whatever became of them', async () => {
    const first = await engine.store.alerts.newest({ limit: 100 });
    const second = await engine.store.alerts.newest({ limit: 200, after: first.next });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['held.1', 'again.1', 'sending.3']));
    const times = [...first.items, ...second.items].map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    await expect(engine.store.alerts.newest({ limit: 5, after: 'x' })).rejects.toThrow(InvalidCursorError);
  });
});

describe('deliveries', () => {
  it('remember which message was accepted for whom', async () => {
    const { deliveries } = engine.store;
    expect(await deliveries.accepted('<m1@signpost>', 'desk@example.org')).toBe(false);
    await deliveries.record('<m1@signpost>', 'desk@example.org', NOON);
    await deliveries.record('<m1@signpost>', 'desk@example.org', NOON);
    expect(await deliveries.accepted('<m1@signpost>', 'desk@example.org')).toBe(true);
    expect(await deliveries.accepted('<m1@signpost>', 'night@example.org')).toBe(false);
    expect(await deliveries.accepted('<m2@signpost>', 'desk@example.org')).toBe(false);
  });
});

describe('silences', () => {
  it('hold from their beginning until just before their end', async () => {
    const silence = {
      id: 's-1',
      problem: 'falcon-unrest',
      owner: 'A. Desk',
      reason: 'announced exercise',
      from: '2030-01-07T00:00:00.000Z',
      until: '2030-01-08T00:00:00.000Z',
    };
    await engine.store.silences.put(silence);
    const activeAt = (at: string) => engine.store.silences.activeAt(Date.parse(at));
    expect(await activeAt(silence.from)).toEqual([silence]);
    expect(await activeAt(NOON)).toEqual([silence]);
    expect(await activeAt(silence.until)).toEqual([]);
    expect(await activeAt('2030-01-06T23:59:59.999Z')).toEqual([]);
  });

  it('can be ended early under the same id', async () => {
    const silence = {
      id: 's-2',
      indicator: 'depot-fire',
      owner: 'A. Desk',
      reason: 'known fault',
      from: '2031-01-01T00:00:00.000Z',
      until: '2031-02-01T00:00:00.000Z',
    };
    const at = Date.parse('2031-01-15T00:00:00.000Z');
    await engine.store.silences.put(silence);
    expect(await engine.store.silences.activeAt(at)).toEqual([silence]);
    await engine.store.silences.put({ ...silence, until: '2031-01-02T00:00:00.000Z' });
    expect(await engine.store.silences.activeAt(at)).toEqual([]);
  });
});
