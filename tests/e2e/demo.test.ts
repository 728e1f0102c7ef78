import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, killDemo, logsOf, NPM, type Run, runDemo, summaryOf } from './demo-run.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'signpost-e2e-'));

/** Rounds of the replay after which a run is killed, and how many milliseconds into the next one. */
const KILLS = [
  { round: 0, later: 900 },
  { round: 12, later: 15 },
  { round: 33, later: 60 },
  { round: 55, later: 5 },
  { round: 80, later: 110 },
  { round: 100, later: 35 },
] as const;

describe('the demo', () => {
  const whole = scratch();
  const killed = scratch();
  let run: Run;

  beforeAll(async () => {
    run = await runDemo(whole);
  }, 300_000);
  afterAll(() => {
    rmSync(whole, { recursive: true, force: true });
    rmSync(killed, { recursive: true, force: true });
  });

  it('ends with one line of JSON on standard output, each count above zero', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
    const summary = summaryOf(run);
    expect(Object.keys(summary)).toEqual([
      'feeds_polled',
      'items_read',
      'hits_stored',
      'transitions',
      'mails_accepted',
      'reports',
    ]);
    expect(Object.values(summary).filter((count) => !(count > 0))).toEqual([]);
    expect(run.stderr).toContain('EXERCISE');
    expect(run.stderr).not.toContain('trouble');
  });

  it('shows every kind of state: each appears, with a reason, and goes again', async () => {
    const { entries, different } = await logsOf(whole);
    const moves = entries.flatMap(({ at, transitions }) => transitions.map((one) => ({ at, ...one })));
    const indicators = moves.filter(({ subject }) => subject === 'indicator');
    for (const signal of ['blind', 'reported', 'corroborated', 'surging', 'overdue', 'fading']) {
      const appeared = indicators.filter(({ is }) => is === signal);
      expect(appeared.length, signal).toBeGreaterThan(0);
      expect(
        appeared.every(({ why }) => why.length > 20),
        signal,
      ).toBe(true);
      const gone = appeared.some((one) =>
        indicators.some(({ id, was, at }) => id === one.id && was === signal && at > one.at),
      );
      expect(gone, `${signal} never goes`).toBe(true);
    }
    // In the dark of 29 and 30 January nothing falls, and the problems say themselves that they are blind.
    const dark = moves.filter(({ at }) => at > '2030-01-29T06' && at < '2030-01-30T12');
    expect(dark.some(({ subject, is }) => subject === 'problem' && is === 'blind')).toBe(true);
    expect(dark.filter(({ subject, was, is }) => subject === 'problem' && Number(is) < Number(was))).toEqual(
      [],
    );
    const back = moves.filter(({ at }) => at >= '2030-01-30T12' && at < '2030-01-31');
    expect(back.some(({ subject, was }) => subject === 'problem' && was === 'blind')).toBe(true);
    expect(different).toEqual([]);
  }, 120_000);

  it('ends on a board that shows what is overdue and what is surging, with the reasons', async () => {
    const { board } = await contentOf(whole);
    const overdue = board.flatMap((state) => state.indicators.filter(({ signal }) => signal === 'overdue'));
    expect(overdue.length).toBeGreaterThan(0);
    for (const { why } of overdue) expect(why).toMatch(/[Nn]ot seen/);
    const surging = board.flatMap((state) => state.indicators.filter(({ signal }) => signal === 'surging'));
    expect(surging.map(({ indicator }) => indicator)).toEqual(['weapons-handed-over']);
    for (const { why } of surging) expect(why).toMatch(/stories on 2030-02-03 where 0\.\d+ a day are usual/);
  }, 60_000);

  it('stores and mails nothing when it is run again on the same data', async () => {
    const before = await contentOf(whole);
    const again = await runDemo(whole);
    expect(again.code, again.stderr).toBe(0);
    expect(summaryOf(again)).toMatchObject({ hits_stored: 0, mails_accepted: 0 });
    expect(summaryOf(again).feeds_polled).toBeGreaterThan(0);
    expect(await contentOf(whole)).toEqual(before);
  }, 120_000);

  it('killed at several points and started again, loses no hit and no mail and repeats none', async () => {
    for (const { round, later } of KILLS) {
      const { code } = await killDemo(killed, round, later);
      expect(code, `the run to be killed after round ${round} ended by itself`).toBeNull();
    }
    const last = await runDemo(killed);
    expect(last.code, last.stderr).toBe(0);

    const expected = await contentOf(whole);
    const actual = await contentOf(killed);
    expect(actual.hits).toEqual(expected.hits);
    expect(actual.board).toEqual(expected.board);
    expect(actual.alerts.map(({ id, status }) => `${id} ${status}`)).toEqual(
      expected.alerts.map(({ id, status }) => `${id} ${status}`),
    );
    const ids = (mails: typeof actual.mails) => mails.map(({ messageId }) => messageId);
    expect(new Set(ids(actual.mails))).toEqual(new Set(ids(expected.mails)));
    // A kill between the mail server's acceptance and our record of it repeats that one mail under its Message-ID.
    expect(actual.mails.length - expected.mails.length).toBeLessThanOrEqual(KILLS.length);
  }, 600_000);

  it('ends with the npm that started it, so that the folder is free for the next start', async () => {
    const data = scratch();
    await killDemo(data, 3, 20, NPM);
    const { hits } = await contentOf(data);
    expect(hits.length).toBeGreaterThan(0);
    rmSync(data, { recursive: true, force: true });
  }, 120_000);
});
