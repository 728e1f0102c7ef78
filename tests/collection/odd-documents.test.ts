import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FeedRefused, type ParsedFeed, parseFeed } from '../../src/collection/index.ts';

/** Documents such as careless programs write. All text is our own. */
const NOW = Date.parse('2026-03-01T00:00:00Z');
const AT = '2026-01-23T10:00:00.000Z';
const DATE = '<pubDate>Fri, 23 Jan 2026 10:00:00 GMT</pubDate>';
const LINK = '<link>https://wire.example/1</link>';
const rss = (items: string): string =>
  `<rss version="2.0"><channel><title>EXERCISE</title><link>https://wire.example/</link>${items}</channel></rss>`;
const item = (inside: string): string => rss(`<item>${inside}</item>`);
const titled = (title: string): string => item(`<title>${title}</title>${LINK}${DATE}`);
const atom = (entry: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>EXERCISE</title><entry>${entry}</entry></feed>`;
const atom03 = (entry: string): string =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>EXERCISE</title><entry>${entry}</entry></feed>`;
const HREF = '<link rel="alternate" href="https://wire.example/1"/>';
const UPDATED = `<updated>${AT}</updated>`;
const json = (more: object): string =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'EXERCISE', ...more });

const read = (document: string | Uint8Array, contentType?: string): Promise<ParsedFeed> =>
  parseFeed(typeof document === 'string' ? Buffer.from(document) : document, { now: NOW, contentType });
const refusal = async (document: string): Promise<unknown> =>
  read(document).then(
    () => 'read',
    (error: unknown) => (error instanceof FeedRefused ? error.type : error),
  );

const QUAY = { title: 'Quay reopens', url: 'https://wire.example/1', published: AT, undated: false };

describe('one whole item is read from', () => {
  it.each<[string, string]>([
    ['Atom 0.3', atom03(`<title>Quay reopens</title>${HREF}<issued>2026-01-23T10:00:00Z</issued>`)],
    ['Atom 0.3 with an escaped title', atom03(`<title mode="escaped" type="text/html">Quay &amp;lt;b&amp;gt;reopens&amp;lt;/b&amp;gt;</title>${HREF}<issued>2026-01-23T13:00:00+03:00</issued>`)],
    ['Atom 0.3 with a title of XML', atom03(`<title mode="xml">Quay <b>reopens</b></title>${HREF}<created>2026-01-23T10:00:00Z</created>`)],
    ['Atom 0.3 with a title in Base64', atom03(`<title mode="base64">${btoa('Quay reopens')}</title>${HREF}<modified>2026-01-23T10:00:00Z</modified>`)],
    ['Atom under a prefix nobody knows', `<z:feed xmlns:z="http://www.w3.org/2005/Atom"><z:entry><z:title>Quay reopens</z:title><z:link href="https://wire.example/1"/><z:updated>${AT}</z:updated></z:entry></z:feed>`],
    ['RSS 1.0 under the prefix rss:', `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><rss:channel/><rss:item><rss:title>Quay reopens</rss:title><rss:link>https://wire.example/1</rss:link><dc:date>2026-01-23T10:00Z</dc:date></rss:item></rdf:RDF>`],
    ['nested xml:base', atom(`<title>Quay reopens</title><link href="1"/>${UPDATED}`, ' xml:base="https://wire.example/news/" xml:lang="en"').replace('<entry>', '<entry xml:base="../">')],
    ['an item before the channel ends and its head after', rss(`<item><title>Quay reopens</title>${LINK}${DATE}</item>`).replace('<title>EXERCISE</title>', '')],
    ['capitals', `<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>Quay reopens</TITLE><LINK>https://wire.example/1</LINK><PUBDATE>Fri, 23 Jan 2026 10:00:00 GMT</PUBDATE></ITEM></CHANNEL></RSS>`],
    ['end tags in another case', item(`<Title>Quay reopens</title>${LINK}<pubDate>Fri, 23 Jan 2026 10:00:00 GMT</pubdate>`)],
    ['a title closed by a wrong name', item(`<title>Quay reopens</titel>${LINK}${DATE}`)],
    ['a title closed as a link', item(`<title>Quay reopens</link>${LINK}${DATE}`)],
    ['a title never closed', item(`<title>Quay reopens${LINK}${DATE}`)],
    ['a link never closed', item(`<link>https://wire.example/1<title>Quay reopens</title>${DATE}`)],
    ['an Atom title never closed before an empty link', atom(`<title>Quay reopens${HREF}${UPDATED}`)],
    ['sections of character data in pieces', titled('Quay <![CDATA[re]]>opens')],
    ['a section inside a section', titled('<![CDATA[Quay <![CDATA[reopens]]>')],
    ['an encoded section', titled('&lt;![CDATA[Quay reopens]]&gt;')],
    ['sections around address and date', item('<title><![CDATA[Quay reopens]]></title><link><![CDATA[ https://wire.example/1 ]]></link><pubDate><![CDATA[Fri, 23 Jan 2026 10:00:00 GMT]]></pubDate>')],
    ['an address whose ampersand was encoded twice', item(`<title>Quay reopens</title><link>https://wire.example/1?utm_source=a&amp;amp;utm_medium=b</link>${DATE}`)],
    ['a script behind the feed', `${titled('Quay reopens')}<script>var t = "<item>";</script>`],
    ['a page before the feed', `<html><body>cache miss</body></html>${titled('Quay reopens')}`],
    ['a picture with a title inside the item', item(`<image><title>Logo</title><link>https://wire.example/logo</link></image><title>Quay reopens</title>${LINK}${DATE}`)],
    ['a date inside HTML', item(`<title>Quay reopens</title>${LINK}<pubDate>&lt;time datetime="2026-01-23T10:00:00Z"&gt;yesterday&lt;/time&gt;</pubDate>`)],
    ['a bad date beside a good one', item(`<title>Quay reopens</title>${LINK}<pubDate>soon</pubDate><dc:date>2026-01-23T10:00:00Z</dc:date>`)],
    ['a document of one Atom entry', `<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>Quay reopens</title>${HREF}${UPDATED}</entry>`],
    ['a channel definition of Microsoft', `<CHANNEL HREF="https://wire.example/"><ITEM HREF="https://wire.example/1"><TITLE>Quay reopens</TITLE>${DATE}</ITEM></CHANNEL>`],
    ['character data announced in small letters', titled('<![cdata[Quay reopens]]>')],
    ['an address inside an anchor', item(`<title>Quay reopens</title><link>&lt;a href="https://wire.example/1"&gt;more&lt;/a&gt;</link>${DATE}`)],
    ['an address with two schemes', item(`<title>Quay reopens</title><link>http://https://wire.example/1</link>${DATE}`)],
    ['a PRISM date', item(`<title>Quay reopens</title>${LINK}<p:publicationDate xmlns:p="http://prismstandard.org/namespaces/2.0/basic/">2026-01-23T10:00:00Z</p:publicationDate>`)],
    ...['publishDate', 'publicationDate', 'datePublished', 'published_at', 'media:pubDate'].map((name): [string, string] => [
      `a date called ${name}`,
      item(`<title>Quay reopens</title>${LINK}<${name}>2026-01-23T10:00:00Z</${name}>`),
    ]),
    ['a line of a debugger before it', `[debug] <?xml version="1.0"?>${titled('Quay reopens')}`],
    ['an empty list before it', `[]<?xml version="1.0"?>${titled('Quay reopens')}`],
    ['an object before it', `{"cached":true}\n${titled('Quay reopens')}`],
    ['JSON Feed whose text quotes markup', json({ items: [{ id: '1', url: 'https://wire.example/1', title: 'Quay reopens', content_text: 'begins with <?xml ?><rss>', date_published: AT }] })],
    ['JSON Feed 1.0', json({ version: 'https://jsonfeed.org/version/1', items: [{ id: 7, url: 'https://wire.example/1', title: 'Quay reopens', date_published: '2026-01-23T13:00:00+03:00' }] })],
    ['JSON Feed with what is no item between', json({ items: [null, 'x', { id: '1', external_url: 'https://wire.example/1', title: 'Quay reopens', date_modified: AT }] })],
    ['JSON Feed with a number for a date and a mark before it', `\ufeff${json({ items: [{ id: '1', url: 'https://wire.example/1', title: 'Quay reopens', date_published: 1_769_162_400 }] })}`],
    ['JSON Feed without its version', json({ version: undefined, items: [{ id: '1', url: 'https://wire.example/1', title: 'Quay reopens', date_published: AT }] })],
  ])('%s', async (_name, document) => {
    const { items } = await read(document);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject(QUAY);
  });
}); // biome-ignore format: a table

it('an address without a scheme is that of a site, not a page of the feed’s own', async () => {
  const document = item(`<title>Quay reopens</title><link>www.wire.example/1</link>${DATE}`);
  expect((await read(document)).items[0]?.url).toBe('http://www.wire.example/1');
});

it('a character written as references to its two halves is that character, a lone half is none', async () => {
  const { items } = await read(titled('Ferry &#55357;&#56994; back &#55357; soon'));
  expect(items[0]?.title).toBe('Ferry \u{1f6a2} back \ufffd soon');
});

it.each([
  ['a page’s footer', '<!-- cached -->'],
  ['zeros', '\0\0\0\0'],
])('an archive with %s behind it is read', async (_name, tail) => {
  const archive = Buffer.concat([gzipSync(titled('Quay reopens')), Buffer.from(tail)]);
  expect((await read(archive)).items[0]).toMatchObject(QUAY);
});

it('an archive of two members is one document, a footer behind it or not', async () => {
  const whole = Buffer.from(titled('Quay reopens'));
  const members = [gzipSync(whole.subarray(0, 60)), gzipSync(''), gzipSync(whole.subarray(60))];
  for (const tail of ['', '<!-- cached -->'])
    expect((await read(Buffer.concat([...members, Buffer.from(tail)]))).items[0]).toMatchObject(QUAY);
});

it.each([
  ['cut in its data', (member: Buffer) => member.subarray(0, -20)],
  ['cut in its checksum', (member: Buffer) => member.subarray(0, -3)],
  ['cut in its header', (member: Buffer) => member.subarray(0, 4)],
  ['cut behind its first byte', (member: Buffer) => member.subarray(0, 1)],
  [
    'damaged',
    (member: Buffer) => Buffer.concat([member.subarray(0, 10), Buffer.from('x'), member.subarray(11)]),
  ],
])('an archive whose second member is %s is refused, and not read as its first', async (_name, harm) => {
  const more = gzipSync('<!-- the second half -->');
  const bytes = Buffer.concat([gzipSync(titled('Quay reopens')), harm(more)]);
  expect(await read(bytes).catch((error: unknown) => error)).toMatchObject({ type: 'binary' });
});

it('members are read to the limit over all of them', async () => {
  const member = gzipSync(Buffer.alloc(3_000_000, 32));
  const bytes = Buffer.concat([member, member, member, Buffer.from('tail')]);
  expect(await read(bytes).catch((error: unknown) => error)).toMatchObject({ type: 'too-large' });
});

it('an archive whose checksum is wrong is refused, whatever follows it', async () => {
  const archive = gzipSync(titled('Quay reopens'));
  archive[archive.length - 6] = (archive[archive.length - 6] ?? 0) ^ 1;
  const refused = await read(Buffer.concat([archive, Buffer.from('tail')])).catch((error: unknown) => error);
  expect(refused).toMatchObject({ type: 'binary' });
});

describe('texts', () => {
  const bodyOf = async (body: string): Promise<string | undefined> =>
    (await read(item(`<title>t</title>${LINK}<description>${body}</description>`))).items[0]?.summary;

  it.each([
    ['encoded twice', '&amp;lt;p&amp;gt;Ferry &amp;amp;amp; quay&amp;lt;/p&amp;gt;', 'Ferry & quay'],
    ['with a comment and a script', '&lt;!-- x --&gt;&lt;p&gt;Ferry&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;', 'Ferry'],
    ['of raw HTML', '<p>Ferry&nbsp;<b>quay</b></p><img src="x"><br>', 'Ferry quay'],
    ['with letters that grow in lower case', '<P>İskele İDO ile açıldı</P><BR/><B>İzmir</B>', 'İskele İDO ile açıldı İzmir'],
    ['with signs that are no tags', 'wind &lt; 5 knots &amp; falling', 'wind < 5 knots & falling'],
  ])('%s are plain', async (_name, body, plain) => {
    expect(await bodyOf(body)).toBe(plain);
  }); // biome-ignore format: a table
});

describe('the encoding is found', () => {
  const ARABIC = 'إعادة فتح الميناء الجديد في المدينة القديمة';
  const TURKISH = 'Yeni rıhtım açıldı, şehirde ulaşım kolaylaştı, çığ uyarısı sürüyor';
  const declaring = (charset: string, title: string): string =>
    `<?xml version="1.0" encoding="${charset}"?>${titled(title)}`;

  it.each<[string, string, string, string, string?]>([
    ['windows-1256 that says so', ARABIC, 'windows-1256', 'windows-1256'],
    ['windows-1256 that says UTF-8', ARABIC, 'windows-1256', 'utf-8'],
    ['windows-1256 that says ISO-8859-1', ARABIC, 'windows-1256', 'ISO-8859-1'],
    ['windows-1256 whose server says ISO-8859-1', ARABIC, 'windows-1256', 'windows-1256', 'text/xml; charset=ISO-8859-1'],
    ['ISO-8859-6', ARABIC, 'ISO-8859-6', 'ISO-8859-6'],
    ['windows-1254 that says so', TURKISH, 'windows-1254', 'windows-1254'],
    ['windows-1254 that says ISO-8859-1', TURKISH, 'windows-1254', 'ISO-8859-1'],
    ['windows-1254 that says UTF-8', TURKISH, 'windows-1254', 'UTF-8'],
    ['ISO-8859-9', TURKISH, 'ISO-8859-9', 'ISO-8859-9'],
    ['UTF-16 that says UTF-8', ARABIC, 'utf-16le', 'utf-8'],
    ['UTF-8 that says UTF-16', ARABIC, 'utf-8', 'utf-16'],
    ['UTF-8 that says GB2312', ARABIC, 'utf-8', 'gb2312'],
    ['UTF-8 whose server says windows-1256', ARABIC, 'utf-8', 'utf-8', 'text/xml; charset=windows-1256'],
    ['Icelandic that says ISO-8859-1', 'Höfnin er opin á ný, segir bæjarstjórn í dag, þó að veður sé vont', 'ISO-8859-1', 'ISO-8859-1'],
    ['French that says ISO-8859-1', 'Le quai a rouvert après la tempête, déclare la mairie à midi', 'ISO-8859-1', 'ISO-8859-1'],
  ])('%s', async (_name, title, encoding, declared, contentType) => {
    const { items } = await read(iconv.encode(declaring(declared, title), encoding), contentType);
    expect(items[0]?.title).toBe(title);
  }); // biome-ignore format: a table

  it.each(['latin1', 'windows-1252'])('UTF-8 taken for %s and encoded again', async (wrong) => {
    const twice = iconv.decode(Buffer.from(titled(TURKISH)), wrong);
    const { items, faults } = await read(twice);
    expect(items[0]?.title).toBe(TURKISH);
    expect(faults).toHaveProperty('encoded-twice');
  });
});

describe('what is no feed is refused by its kind', () => {
  it.each([
    ['a page with an element that is called feed', '<html><body><feed>stories</feed></body></html>', 'html-page'],
    ['an outline of feeds', '<opml version="2.0"><body><outline xmlUrl="https://wire.example/"/></body></opml>', 'not-a-feed'],
    ['a site map', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', 'not-a-feed'],
    ['a sentence', 'The database is away', 'not-a-feed'],
    ['a list in JSON', '[{"id":"1","url":"https://wire.example/1","title":"Quay"}]', 'not-a-feed'],
    ['an entry of another vocabulary', '<entry><title>Quay</title></entry>', 'not-a-feed'],
    ['JSON of something else', '{"items":[{"sku":4}]}', 'not-a-feed'],
    ['JSON cut short', json({ items: [] }).slice(0, -4), 'bad-json'],
  ])('%s', async (_name, document, type) => {
    expect(await refusal(document)).toBe(type);
  }); // biome-ignore format: a table
});
