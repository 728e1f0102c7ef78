import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FeedRefused, type ParsedFeed, type ParseOptions, parseFeed } from '../../src/collection/index.ts';
import { NOW, rss, sampleItems } from './documents.ts';

const parse = (document: string | Uint8Array, more: Partial<ParseOptions> = {}): Promise<ParsedFeed> =>
  parseFeed(typeof document === 'string' ? Buffer.from(document) : document, { now: NOW, ...more });
const one = async (document: string | Uint8Array, more: Partial<ParseOptions> = {}) => {
  const { items } = await parse(document, more);
  expect(items).toHaveLength(1);
  return items[0];
};
const item = (inside: string, channel = '', attributes = 'version="2.0"') =>
  `<rss ${attributes}><channel>${channel}<item>${inside}</item></channel></rss>`;
const TITLE = '<title>Quay inspected</title>';
const LINK = '<link>https://wire.example/quay</link>';

const WHOLE = {
  title: 'Quay inspected',
  url: 'https://wire.example/quay',
  published: '2026-01-23T10:00:00.000Z',
  undated: false,
};

describe('every kind of feed gives title, address and date', () => {
  const date = '2026-01-23T10:00:00Z';
  it.each<[string, string]>([
    ['RSS 2.0', item(`${TITLE}${LINK}<pubDate>Fri, 23 Jan 2026 10:00:00 GMT</pubDate>`)],
    [
      'RSS 0.91',
      item(`${TITLE}${LINK}<pubDate>Fri, 23 Jan 2026 10:00:00 GMT</pubDate>`, '', 'version="0.91"'),
    ],
    [
      'RSS 0.92 without a version',
      item(`${TITLE}${LINK}<pubDate>Fri, 23 Jan 2026 10:00:00 GMT</pubDate>`, '', ''),
    ],
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>EXERCISE</title></channel><item>${TITLE}${LINK}<dc:date>${date}</dc:date></item></rdf:RDF>`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel><item rdf:about="https://wire.example/quay">${TITLE}<d:date>${date}</d:date></item></rdf:RDF>`,
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${TITLE}<link rel="alternate" type="text/html" href="https://wire.example/quay"/><issued>${date}</issued><modified>2026-01-23T11:00:00Z</modified></entry></feed>`,
    ],
    [
      'Atom 1.0',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${TITLE}<link href="https://wire.example/quay"/><published>${date}</published><updated>2026-01-23T11:00:00Z</updated></entry></feed>`,
    ],
    [
      'Atom with a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Quay inspected</a:title><a:link href="https://wire.example/quay"/><a:updated>${date}</a:updated></a:entry></a:feed>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [{ id: '1', title: 'Quay inspected', url: 'https://wire.example/quay', date_published: date }],
      }),
    ],
  ])('%s', async (_name, document) => {
    expect(await one(document)).toMatchObject(WHOLE);
  });
});

describe('a document cut off in the address of an item', () => {
  const whole = `<item>${TITLE}<link>https://wire.example/quay</link></item>`;
  it.each([
    ['a link', '<link>https://wire.exam'],
    ['a link of character data', '<link><![CDATA[https://wire.exam'],
    ['a guid', '<guid>https://wire.exam'],
    ['an attribute', '<link href="https://wire.exam'],
  ])('%s, loses that half item and no other', async (_name, end) => {
    const { items, repairs } = await parse(`<rss><channel>${whole}<item><title>Pier closed</title>${end}`);
    expect(items.map(({ title }) => title)).not.toContainEqual(expect.stringContaining('wire.exam'));
    expect(items.map(({ url }) => url)).not.toContain('https://wire.exam/');
    expect(items[0]).toMatchObject({ title: 'Quay inspected', url: 'https://wire.example/quay' });
    expect(repairs).toBeGreaterThan(0);
  });

  it('keeps an item that is cut off behind its address', async () => {
    const { items } = await parse(`<rss><channel>${whole.replace('</item>', '')}<description>The quay w`);
    expect(items).toHaveLength(1);
  });
});

describe('faults that are mended and counted', () => {
  it.each<[string, string, string]>([
    ['undeclared HTML entities', item('<title>Caf&eacute;&nbsp;quay</title>'), 'Café quay'],
    ['bare ampersands', item('<title>Pier & quay &c</title>'), 'Pier & quay &c'],
    ['control characters', item('<title>Quay \x07in\0spected</title>'), 'Quay inspected'],
    ['junk before the prolog', `\n\nNotice: x\n<?xml version="1.0"?>${item(TITLE)}`, 'Quay inspected'],
    [
      'a namespace that is not declared',
      item(`${TITLE}<content:encoded>Text</content:encoded>`),
      'Quay inspected',
    ],
    ['unclosed tags at the end', `<rss><channel><item>${TITLE}<description>The quay was`, 'Quay inspected'],
    ['an unclosed item', `<rss><channel><item>${TITLE}</channel></rss>`, 'Quay inspected'],
    ['HTML that was not escaped', item(`${TITLE}<description><p>One<br>two</description>`), 'Quay inspected'],
    ['a closing tag that nothing opened', item(`</b>${TITLE}`), 'Quay inspected'],
    [
      'capital letters',
      '<RSS><CHANNEL><ITEM><TITLE>Quay inspected</TITLE></ITEM></CHANNEL></RSS>',
      'Quay inspected',
    ],
    [
      'character data that never ends',
      '<rss><channel><item><title><![CDATA[Quay inspected',
      'Quay inspected',
    ],
  ])('%s', async (name, document, title) => {
    const { items, repairs } = await parse(document);
    expect(items.map((each) => each.title)).toEqual([title]);
    if (!/namespace|junk|capital|HTML that/.test(name)) expect(repairs).toBeGreaterThan(0);
  });

  it('one fault loses one item at most', async () => {
    const broken = rss(sampleItems(10)).replace(
      '<title>Harbour notice 4</title>',
      '<title>Harbour & <notice 4</titel>',
    );
    const { items } = await parse(broken);
    expect(items).toHaveLength(10);
    expect(items[5]).toMatchObject({
      title: 'Harbour notice 5',
      url: 'https://wire.example/harbour-notice/5',
    });
  });

  it('a document without faults has no repairs', async () => {
    expect((await parse(rss(sampleItems(3)))).repairs).toBe(0);
  });
});

describe('texts come out plain', () => {
  const title = async (markup: string) => (await one(item(`<title>${markup}</title>`)))?.title;
  it.each([
    ['&lt;b&gt;Quay&lt;/b&gt; &amp;amp; pier', 'Quay & pier'],
    ['<![CDATA[<em>Quay</em> &amp; pier]]>', 'Quay & pier'],
    ['Quay &amp;quot;closed&amp;quot;', 'Quay "closed"'],
    ['Ships &lt; 200 m &amp; > 90 m', 'Ships < 200 m & > 90 m'],
    ['Quay&#8217;s &#146;end&#x2019;', 'Quay’s ’end’'],
    ['  Quay\n\t inspected  ', 'Quay inspected'],
    ['\u202eyauQ\u202c inspected', 'yauQ inspected'],
    ['می\u200cرود', 'می\u200cرود'],
    ['<div xmlns="http://www.w3.org/1999/xhtml">Quay <b>one</b></div>', 'Quay one'],
    ['Quay &#xD800; one', 'Quay \ufffd one'],
  ])('%j reads %j', async (markup, expected) => {
    expect(await title(markup)).toBe(expected);
  });

  it('scripts and styles are no text', async () => {
    const read = await one(
      item(
        `${TITLE}<description>&lt;style&gt;p{}&lt;/style&gt;A&lt;script&gt;b()&lt;/script&gt;C</description>`,
      ),
    );
    expect(read?.summary).toBe('A C');
  });

  it('summary and full content are told apart', async () => {
    const read = await one(
      item(
        `${TITLE}<description>Short.</description><content:encoded><![CDATA[<p>Long</p><p>text.</p>]]></content:encoded>`,
      ),
    );
    expect(read).toMatchObject({ summary: 'Short.', content: 'Long text.' });
  });

  it('an item without a title is called by the beginning of its text', async () => {
    expect((await one(item('<description>The quay was inspected today.</description>')))?.title).toBe(
      'The quay was inspected today.',
    );
    const long = await one(item(`<description>${'quay '.repeat(100)}</description>`));
    expect(long?.title.length).toBeLessThanOrEqual(121);
    expect(long?.title.endsWith('…')).toBe(true);
  });
});

describe('addresses', () => {
  it.each<[string, string, string]>([
    [
      'a relative link, against the site',
      item(`${TITLE}<link>/quay</link>`, '<link>https://site.example/</link>'),
      'https://site.example/quay',
    ],
    [
      'a relative link, against xml:base',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://site.example/a/"><entry xml:base="b/">${TITLE}<link href="c"/></entry></feed>`,
      'https://site.example/a/b/c',
    ],
    [
      'a guid that is a permalink',
      item(`${TITLE}<guid>https://wire.example/g</guid>`),
      'https://wire.example/g',
    ],
    [
      'the first link that is a page',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${TITLE}<link rel="self" href="https://x.example/self"/><link rel="enclosure" href="https://x.example/e.mp3"/><link rel="alternate" type="application/json" href="https://x.example/j"/><link rel="alternate" type="text/html" href="https://x.example/page"/></entry></feed>`,
      'https://x.example/page',
    ],
    [
      'the original link of a proxy',
      item(`${TITLE}${LINK}<feedburner:origLink>https://site.example/orig</feedburner:origLink>`),
      'https://site.example/orig',
    ],
    [
      'the enclosure where there is nothing else',
      item(`${TITLE}<enclosure url="https://site.example/a.mp3" type="audio/mpeg"/>`),
      'https://site.example/a.mp3',
    ],
    [
      'an Atom link inside RSS',
      item(`${TITLE}<atom:link href="https://site.example/al"/>`),
      'https://site.example/al',
    ],
  ])('%s', async (_name, document, url) => {
    expect((await one(document))?.url).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
  ])('%s is refused, and counted', async (address) => {
    const { items, faults } = await parse(item(`${TITLE}<link>${address}</link>`), {
      url: 'https://wire.example/feed',
    });
    expect(items[0]?.url).toBe('');
    expect(faults['refused-link']).toBe(1);
  });
});

describe('dates', () => {
  it.each([
    '',
    '<pubDate>soon</pubDate>',
    '<pubDate>Fri, 23 Jan 2037 10:00:00 GMT</pubDate>',
    '<pubDate></pubDate>',
  ])('an item with %j is kept, undated, and never given the present', async (date) => {
    expect(await one(item(`${TITLE}${LINK}${date}`))).toMatchObject({ undated: true });
    expect(await one(item(`${TITLE}${LINK}${date}`))).not.toHaveProperty('published');
  });

  it('one bad Atom date leaves the other entries whole', async () => {
    const entry = (date: string) => `<entry>${TITLE}<published>${date}</published></entry>`;
    const { items } = await parse(
      `<feed xmlns="http://www.w3.org/2005/Atom">${entry('not a date')}${entry('2026-01-23T10:00:00Z')}</feed>`,
    );
    expect(items.map(({ undated }) => undated)).toEqual([true, false]);
  });

  it('an unusable date gives way to the next', async () => {
    const read = await one(item(`${TITLE}<pubDate>soon</pubDate><dc:date>2026-01-23T10:00:00Z</dc:date>`));
    expect(read?.published).toBe('2026-01-23T10:00:00.000Z');
  });
});

describe('items of one document', () => {
  it('that share an address are told apart by guid', async () => {
    const entry = (guid: string) =>
      `<item><title>Live: quay ${guid}</title><link>https://wire.example/live</link><guid isPermaLink="false">${guid}</guid></item>`;
    const { items } = await parse(`<rss version="2.0"><channel>${entry('a')}${entry('b')}</channel></rss>`);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  it('that share both address and guid are told apart by title; true repeats are one', async () => {
    const entry = (title: string) =>
      `<item><title>${title}</title>${LINK}<guid>https://wire.example/quay</guid></item>`;
    const { items } = await parse(
      `<rss version="2.0"><channel>${entry('A')}${entry('B')}${entry('B')}</channel></rss>`,
    );
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  it('name the origin of an aggregate, and their language', async () => {
    const read = await one(
      item(
        `${TITLE}<source url="https://c.example">Northern &amp;amp; Courier</source>`,
        '<language>ar-IQ</language>',
      ),
    );
    expect(read).toMatchObject({ source: 'Northern & Courier', lang: 'ar-IQ' });
    const atom = await one(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><entry>${TITLE}<source><id>x</id><title>Courier</title></source></entry></feed>`,
    );
    expect(atom).toMatchObject({ source: 'Courier', lang: 'tr' });
  });

  it('are not taken from a feed quoted inside a text', async () => {
    const quoted = item('<title>Inner</title>');
    const { items } = await parse(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${TITLE}<content type="application/xml">${quoted}</content></entry></feed>`,
    );
    expect(items.map(({ title }) => title)).toEqual(['Quay inspected']);
  });
});

describe('refusals are typed and explained', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t', 'empty'],
    ['an HTML page', '<!doctype html><html><head></head><body>Sign in</body></html>', 'html-page'],
    ['other XML', '<?xml version="1.0"?><urlset><url/></urlset>', 'not-a-feed'],
    ['plain text', 'Service unavailable', 'not-a-feed'],
    ['other JSON', '{"error":"no"}', 'not-a-feed'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1","items":[', 'bad-json'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'binary'],
    ['a bomb', gzipSync(Buffer.alloc(9_000_000)), 'too-large'],
    ['a damaged archive', gzipSync(rss(sampleItems(50))).subarray(0, 200), 'binary'],
    ['an OPML list', '<opml version="2.0"><head/><body><outline/></body></opml>', 'not-a-feed'],
    ['too much', Buffer.alloc(8_000_001, 0x20), 'too-large'],
  ])('%s', async (_name, document, type) => {
    const refused = await parse(document).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FeedRefused);
    expect(refused).toMatchObject({ type, reason: expect.stringMatching(/\w+ \w+/) });
  });

  it('an HTML page that announces its feed is refused with that address as the mend', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml?a=1&amp;b=2"></head></html>';
    const refused = await parse(page).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      reason: expect.stringMatching(/it names its feed: \/feed\.xml\?a=1&b=2$/),
    });
  });

  it('a time limit holds', async () => {
    const refused = await parse(rss(sampleItems(3_000)), { limits: { time: 0 } }).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ type: 'too-slow' });
  });
});

it('entities are never expanded nor fetched', async () => {
  const document = `<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]>${item('<title>&a;&f;</title>')}`;
  expect((await one(document))?.title).toBe('&a;&f;');
});
