import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LineWriter } from '../../src/cli/output.ts';
import { parseFiles } from '../../src/cli/parse.ts';

const NOW = Date.parse('2026-01-23T12:00:00Z');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parse-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

async function parse(paths: string[], input = '') {
  const out = new PassThrough();
  const err = new PassThrough();
  const read = Promise.all([text(out), text(err)]);
  const terminal = { out: new LineWriter(out), err: new LineWriter(err) };
  const counts = await parseFiles(paths, terminal, { now: NOW, input: Readable.from([Buffer.from(input)]) });
  out.end();
  err.end();
  const [items, refusals] = (await read).map((lines) =>
    lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line)),
  );
  return { counts, items: items ?? [], refusals: refusals ?? [] };
}

const GOOD =
  '<rss version="2.0"><channel><language>en</language><item><title>Pier &amp; quay open</title>' +
  '<link>https://wire.example/pier?utm_source=rss</link><pubDate>Fri, 23 Jan 2026 10:00:00 +0300</pubDate>' +
  '<description>&lt;p&gt;Ships return.&lt;/p&gt;</description></item></channel></rss>';

it('items come out as JSON lines that name their file, in plain text, with a canonical address and a UTC date', async () => {
  const path = await file('good.xml', GOOD);
  const { items, refusals, counts } = await parse([path]);
  expect(items).toEqual([
    {
      feed: path,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      url: 'https://wire.example/pier',
      title: 'Pier & quay open',
      summary: 'Ships return.',
      published: '2026-01-23T07:00:00.000Z',
      lang: 'en',
    },
  ]);
  expect(refusals).toEqual([]);
  expect(counts).toEqual({ files: 1, items: 1, refused: 0, unread: 0 });
});

it('a refused, a missing and an oversized file are each told on standard error and do not stop the rest', async () => {
  const page = await file('page.html', '<html><body>Sign in</body></html>');
  const good = await file('good2.xml', GOOD);
  const huge = await file('huge.xml', GOOD);
  await truncate(huge, 60_000_000);
  const missing = join(folder, 'missing.xml');
  const { items, refusals, counts } = await parse([page, missing, huge, folder, good]);
  expect(items).toHaveLength(1);
  expect(refusals).toMatchObject([
    { feed: page, refused: 'html-page', reason: expect.any(String) },
    { feed: missing, refused: 'unreadable-file' },
    { feed: huge, refused: 'too-large' },
    { feed: folder, refused: 'unreadable-file' },
  ]);
  expect(counts).toEqual({ files: 5, items: 1, refused: 2, unread: 2 });
});

it('standard input is read as one document', async () => {
  expect((await parse(['-'], GOOD)).items).toMatchObject([{ feed: '-', title: 'Pier & quay open' }]);
});

it('an undated item says so', async () => {
  const path = await file(
    'undated.xml',
    GOOD.replace(/<pubDate>.*<\/pubDate>/, '<pubDate>1 Jan 2040</pubDate>'),
  );
  const [item] = (await parse([path])).items;
  expect(item).toMatchObject({ undated: true });
  expect(item).not.toHaveProperty('published');
});
