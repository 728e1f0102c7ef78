import { describe, expect, it } from 'vitest';
import { FeedRefused, parseFeed } from '../../src/collection/index.ts';
import { NOW } from './documents.ts';
import { DOCUMENTS_AT_THE_LIMITS, HOSTILE_DOCUMENTS } from './hostile-documents.ts';

const read = (document: string | Uint8Array): Promise<unknown> =>
  parseFeed(typeof document === 'string' ? Buffer.from(document) : document, { now: NOW }).catch(
    (error: unknown) => error,
  );

it.each(HOSTILE_DOCUMENTS)('%s is read or refused within two seconds', async (_name, make) => {
  const document = make();
  const begin = performance.now();
  const result = await read(document);
  expect(performance.now() - begin).toBeLessThan(2_000);
  if (result instanceof FeedRefused) return;
  expect(result).toHaveProperty('items');
  expect(JSON.stringify(result)).not.toMatch(/root:x:|javascript:|\\u0000|lollol/);
});

describe('a document that goes to every bound', () => {
  it.each(DOCUMENTS_AT_THE_LIMITS)(
    '%s: costs at most a second of a core, so that two are enough where there is half a core',
    async (_name, make) => {
      const document = make();
      const before = process.cpuUsage();
      const result = await read(document);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(1_000);
      if (!(result instanceof FeedRefused)) expect(result).toHaveProperty('items');
    },
  );
});
