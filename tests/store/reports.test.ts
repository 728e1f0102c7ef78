import { randomBytes } from 'node:crypto';
import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, toIso } from '../../src/evidence/index.ts';
import { DamagedRecordError } from '../../src/store/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { aReport, NOON, NOW } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

describe('watch reports', () => {
  it('are given back as put', async () => {
    const report = aReport(NOON);
    expect(await engine.store.reports.put(report)).toEqual(report);
    expect(await engine.store.reports.get('daily', NOON)).toEqual(report);
    expect(await engine.store.reports.get('weekly', NOON)).toBeUndefined();
    expect(await engine.store.reports.get('daily', '2030-01-07T12:00:00Z')).toEqual(report);
  });

  it('are kept as first written, also when several runs write at once', async () => {
    const end = toIso(NOW + 2 * DAY);
    const rivals = Array.from({ length: 5 }, (_, n) => aReport(end, { markdown: `# rival ${n}` }));
    const kept = await Promise.all(rivals.map((report) => engine.store.reports.put(report)));
    expect(new Set(kept.map(({ markdown }) => markdown)).size).toBe(1);
    expect(await engine.store.reports.put(aReport(end, { markdown: '# late' }))).toEqual(kept[0]);
  });

  it('may be larger than one record can be', async () => {
    const report = aReport(toIso(NOW + 3 * DAY), { html: randomBytes(700_000).toString('base64') });
    await engine.store.reports.put(report);
    expect(await engine.store.reports.get('daily', report.periodEnd)).toEqual(report);
  });

  it('are listed newest first, kinds mixed', async () => {
    const end = toIso(NOW + 20 * DAY);
    await engine.store.reports.put(aReport(end));
    await engine.store.reports.put(aReport(end, { kind: 'weekly' }));
    const first = await engine.store.reports.newest({ limit: 2 });
    expect(first.items.map(({ kind, periodEnd }) => `${kind} ${periodEnd}`)).toEqual([
      `weekly ${end}`,
      `daily ${end}`,
    ]);
    const rest = await engine.store.reports.newest({ limit: 200, after: first.next });
    expect(rest.items.at(-1)?.periodEnd).toBe(NOON);
    expect(rest.next).toBeUndefined();
  });

  it('are reported as damaged when a part of the body is gone', async () => {
    const end = toIso(NOW + 40 * DAY);
    await engine.store.reports.put(aReport(end));
    const pk = `REPORT#daily#${end}`;
    const { Items } = await engine.documents.send(new ScanCommand({ TableName: engine.table }));
    const part = (Items ?? []).find((item) => item.pk === pk && item.sk !== 'HEAD');
    await engine.documents.send(new DeleteCommand({ TableName: engine.table, Key: { pk, sk: part?.sk } }));
    await expect(engine.store.reports.get('daily', end)).rejects.toThrow(DamagedRecordError);
  });
});
