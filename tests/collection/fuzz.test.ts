import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rss, sampleItems } from './documents.ts';
import { mutated } from './mutations.ts';
import { complaintAbout } from './sound.ts';

const atom = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wire.example/"><title type="html">EXERCISE &lt;b&gt;desk&lt;/b&gt;</title>${Array.from(
  { length: 5 },
  (_, index) =>
    `<entry><id>tag:wire.example,2026:${index}</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Harbour <b>notice</b> ${index}</div></title><link rel="alternate" href="notice/${index}"/><updated>2026-01-2${index}T10:00:00+03:00</updated><content type="html"><![CDATA[<p>Ships &amp; boats</p>]]></content></entry>`,
).join('')}</feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://wire.example/"><title>تمرين</title></channel>${Array.from(
  { length: 4 },
  (_, index) =>
    `<item rdf:about="https://wire.example/${index}"><title>إشعار الميناء ${index}</title><link>https://wire.example/${index}</link><dc:date>2026-01-2${index}T10:00Z</dc:date></item>`,
).join('')}</rdf:RDF>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'EXERCISE',
  items: sampleItems(4).map(({ title, link }) => ({
    id: link,
    url: link,
    title,
    content_html: '<p>Quay</p>',
    date_published: '2026-01-23T10:00:00Z',
  })),
});
const DOCUMENTS = [rss(sampleItems(8)), atom, rdf, json, `\ufeff${atom}`].map((text) => Buffer.from(text));

it('mutated feeds give sound items or a typed refusal, 5,000 times', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mutated([...DOCUMENTS, Buffer.from(atom, 'utf16le'), gzipSync(atom)]), async (bytes) => {
      expect(await complaintAbout(bytes)).toBeUndefined();
    }),
    { numRuns: 5_000 },
  );
});

it('any bytes give sound items or a typed refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await complaintAbout(bytes)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
