import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { IsoInstant } from '../evidence/index.ts';
import type { StoredReport } from '../reporting/report.ts';
import { DamagedRecordError, UnknownRecordError } from './errors.ts';
import { type Gateway, type Key, keyText, type Row } from './gateway.ts';
import { instantKey } from './instants.ts';
import { pack } from './packing.ts';
import { readPacked, readRow } from './reading.ts';
import { storedReport } from './report-schema.ts';
import { name } from './schemas.ts';
import type { Store } from './store.ts';

const ALL_REPORTS = 'REPORTS';
/** A report's packed body is cut into parts of this size, so that no board is too wide to report on. */
const PART_BYTES = 350_000;
const headSchema = z.object({ hash: name, parts: z.int().min(1).max(100) });
type Head = z.infer<typeof headSchema>;

const partitionOf = (kind: string, periodEnd: IsoInstant): string =>
  `REPORT#${kind}#${instantKey(periodEnd)}`;
const headKey = (kind: string, periodEnd: IsoInstant): Key => ({
  pk: partitionOf(kind, periodEnd),
  sk: 'HEAD',
});
const partKey = (pk: string, { hash }: Head, part: number): Key => ({ pk, sk: `PART#${hash}#${part}` });

/** Watch reports: a small head that lists them, and a packed body beside it. */
export function reportsIn(gateway: Gateway): Store['reports'] {
  const get = async (kind: string, periodEnd: IsoInstant) => {
    const head = await gateway.get(headKey(kind, periodEnd));
    return head && readReport(gateway, head);
  };
  return {
    async put(report) {
      const earlier = await get(report.kind, report.periodEnd);
      if (earlier) return earlier;
      if (await write(gateway, report)) return report;
      const rival = await get(report.kind, report.periodEnd);
      if (rival) return rival;
      throw new UnknownRecordError(
        `the ${report.kind} report of ${report.periodEnd} was deleted while it was being kept`,
      );
    },
    get,
    async newest(page) {
      const stretch = { index: 'byTime', partition: ALL_REPORTS, newestFirst: true } as const;
      const { items, ...rest } = await gateway.page(stretch, page);
      return { ...rest, items: await Promise.all(items.map((head) => readReport(gateway, head))) };
    },
  };
}

/** Parts first, under the body's own hash; the head makes them the report if it is the first. */
async function write(gateway: Gateway, report: StoredReport): Promise<boolean> {
  const { kind, periodEnd } = report;
  const key = headKey(kind, periodEnd);
  const body = await pack(report);
  const head = {
    hash: createHash('sha256').update(body).digest('hex').slice(0, 32),
    parts: Math.max(1, Math.ceil(body.length / PART_BYTES)),
  };
  for (let part = 0; part < head.parts; part += 1) {
    const bytes = body.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await gateway.put({ ...partKey(key.pk, head, part), body: bytes });
  }
  return gateway.putNew({
    ...key,
    list: ALL_REPORTS,
    listAt: `${instantKey(periodEnd)}#${kind}`,
    data: head,
  });
}

async function readReport(gateway: Gateway, row: Row): Promise<StoredReport> {
  const head = readRow(headSchema, row);
  const keys = Array.from({ length: head.parts }, (_, part) => partKey(row.pk, head, part));
  const found = new Map((await gateway.getMany(keys)).map((part) => [part.sk, part.body]));
  const bodies = keys.map(({ sk }) => found.get(sk));
  const missing = bodies.findIndex((body) => !(body instanceof Uint8Array));
  if (missing >= 0) throw new DamagedRecordError(keyText(row), `part ${missing} of its body is missing`);
  return readPacked(storedReport, row, Buffer.concat(bodies.filter((body) => body instanceof Uint8Array)));
}
