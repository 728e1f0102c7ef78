import { expect, it } from 'vitest';
import { FeedRefused, parseFeed } from '../../src/collection/index.ts';
import { NOW } from './documents.ts';
import { HOSTILE_DOCUMENTS } from './hostile-documents.ts';

it.each(HOSTILE_DOCUMENTS)('%s is read or refused within two seconds', async (_name, make) => {
  const document = make();
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  const begin = performance.now();
  const result = await parseFeed(bytes, { now: NOW }).catch((error: unknown) => error);
  expect(performance.now() - begin).toBeLessThan(2_000);
  if (result instanceof FeedRefused) return;
  expect(result).toHaveProperty('items');
  expect(JSON.stringify(result)).not.toMatch(/root:x:|javascript:|\\u0000|lollol/);
});
