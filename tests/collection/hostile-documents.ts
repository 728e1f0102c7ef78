/** Documents made to stall, overflow or mislead a reader of feeds. Sizes in characters unless said otherwise. */

const inItem = (inside: string): string =>
  `<rss version="2.0"><channel><title>EXERCISE</title><item><title>Quay inspected</title><link>https://wire.example/quay</link>${inside}</item></channel></rss>`;
const described = (text: string): string => inItem(`<description>${text}</description>`);
const times = (text: string, count: number): string => text.repeat(count);

/** Items that all hold as much of something as is read of it, in `content:encoded` and then in titles. */
const filled = (unit: string): string => {
  const fill = (length: number): string => `<![CDATA[${times(unit, Math.floor(length / unit.length))}]]>`;
  const contents = times(`<item><content:encoded>${fill(39_990)}</content:encoded></item>`, 75);
  return `<rss><channel>${contents}${times(`<item><title>${fill(1_990)}</title></item>`, 1_480)}</channel></rss>`;
};
const entriesOf = (count: number, inside: (index: number) => string): string =>
  `<rss><channel>${Array.from({ length: count }, (_, index) => `<item>${inside(index)}</item>`).join('')}</channel></rss>`;

/** Each as large as every bound allows: what the bounds are worth shows here. */
export const DOCUMENTS_AT_THE_LIMITS: readonly (readonly [string, () => string])[] = [
  ...['<', '&', '"', '<p ', '<!--', '<script>', '<![CDATA[', '&amp;lt;'].map(
    (unit): [string, () => string] => [`texts full of ${unit}`, () => filled(unit)],
  ),
  [
    'twelve bad dates an item',
    () => entriesOf(1_260, () => times(`<pubDate>${times('1:', 99)}</pubDate>`, 12)),
  ],
  [
    'twelve links an item, full of ampersands',
    () =>
      entriesOf(330, (index) => times(`<link>https://wire.example/?${times('a&', 900)}${index}</link>`, 12)),
  ],
  [
    'bases inside bases',
    () =>
      `<feed xml:base="https://wire.example/${times('a/', 230)}">${times(`<entry xml:base="${times('b/', 240)}"><link xml:base="${times('c/', 240)}" href="x"/></entry>`, 2_000)}</feed>`,
  ],
  [
    'forty attributes on every link',
    () =>
      entriesOf(
        4_000,
        () => `<link ${times(`a="&lt;&amp;${times('v', 30)}" `, 40)} href="https://wire.example/a"/>`,
      ),
  ],
  [
    'JSON of titles full of signs',
    () =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: Array.from({ length: 4_000 }, (_, id) => ({ id, title: times('<&', 900) })),
      }),
  ],
];

/** Each with the size that is known to hurt readers that are not linear. */
export const HOSTILE_DOCUMENTS: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['200,000 nested tags in a description', () => described(times('<div>', 200_000))],
  ['200,000 nested tags closed in order', () => described(times('<b>', 200_000) + times('</b>', 200_000))],
  ['200,000 nested tags under the channel', () => `<rss><channel>${times('<x>', 200_000)}</channel></rss>`],
  ['200,000 nested channels', () => `<rss>${times('<channel>', 200_000)}`],
  ['200,000 nested items', () => `<rss><channel>${times('<item>', 200_000)}`],
  ['200,000 nested titles', () => `<rss><channel>${times('<title>', 200_000)}`],
  ['200,000 nested groups', () => inItem(times('<media:group>', 200_000))],
  ['a million attributes on one tag', () => inItem(`<x ${times('a="1" ', 1_000_000)}/>`)],
  ['600,000 attributes on the root', () => `<rss ${times('xmlns:a="b" ', 600_000)}><channel/></rss>`],
  [
    'a thousand namespaces on each of a thousand items',
    () => `<rss><channel>${times(`<item ${times('xmlns:q="urn:q" ', 1_000)}></item>`, 490)}</channel></rss>`,
  ],
  ['100,000 attributes without a value', () => inItem(`<x ${times('a ', 100_000)}/>`)],
  ['one attribute of 7.5 million', () => inItem(`<x a="${times('v', 7_500_000)}"/>`)],
  ['a quote that never ends, 100,000 times', () => inItem(times('<x a="', 100_000))],
  [
    '48 MB of items',
    () => `<rss><channel>${times('<item><title>t</title></item>', 1_600_000)}</channel></rss>`,
  ],
  ['7.7 MB of empty items', () => `<rss><channel>${times('<item/>', 1_100_000)}</channel></rss>`],
  [
    '7.8 MB of small items',
    () => `<rss><channel>${times('<item><title>t</title></item>', 260_000)}</channel></rss>`,
  ],
  [
    '7.5 MB in items of 100 KB',
    () =>
      `<rss><channel>${times(`<item><description>${times('word ', 20_000)}</description></item>`, 75)}</channel></rss>`,
  ],
  ['one text of 50 MB', () => described(times('x', 50_000_000))],
  ['one text of 7.8 MB', () => described(times('x', 7_800_000))],
  [
    'one title of 7.8 MB',
    () => `<rss><channel><item><title>${times('x', 7_800_000)}</title></item></channel></rss>`,
  ],
  ['a million bare less-than signs in one text', () => described(times('< ', 1_000_000))],
  ['500,000 encoded less-than signs in one text', () => described(times('&lt;', 500_000))],
  ['500,000 encoded openings of a tag', () => described(times('&lt;p ', 500_000))],
  ['500,000 encoded openings of comments', () => described(times('&lt;!--', 500_000))],
  ['200,000 encoded scripts without an end', () => described(times('&lt;script&gt;', 200_000))],
  [
    'content of a million less-than signs',
    () => inItem(`<content:encoded><![CDATA[${times('<', 1_000_000)}]]></content:encoded>`),
  ],
  ['comments that never end', () => `<rss><channel>${times('<!--', 1_000_000)}`],
  ['instructions that never end', () => `<rss><channel>${times('<?x', 1_000_000)}`],
  ['character data that never ends', () => `<rss><channel>${times('<![CDATA[', 500_000)}`],
  ['doctypes that never end', () => times('<!DOCTYPE x [', 500_000)],
  ['doctypes with a subset each', () => `<rss>${times('<!DOCTYPE x [ ] >', 300_000)}`],
  ['closing brackets and blanks', () => `<!DOCTYPE x [${times(']  ', 2_000_000)}`],
  ['tags that never end', () => `<rss><channel>${times('<item ', 1_000_000)}`],
  ['end tags that never end', () => `<rss><channel>${times('</item ', 1_000_000)}`],
  ['a million stray end tags', () => `<rss><channel>${times('</p>', 1_000_000)}`],
  [
    'entity expansion',
    () =>
      `<!DOCTYPE rss [<!ENTITY a "lol">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${times(i ? `&a${i - 1};` : '&a;', 10)}">`).join('')}]>${described('&a29;')}`,
  ],
  [
    'an external entity',
    () => `<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>${described('&file;')}`,
  ],
  ['two million bare ampersands', () => described(times('& ', 2_000_000))],
  ['1.5 million encoded ampersands', () => described(times('&amp;', 1_500_000))],
  ['an ampersand encoded a million deep', () => described(`&${times('amp;', 1_000_000)}`)],
  ['NUL and control characters', () => described(`one\0two\x01three\x1b[31m${times('\x02', 100_000)}`)],
  ['lone surrogates as references', () => described(times('&#xD800;&#55357;', 100_000))],
  ['references to forbidden characters', () => described('&#0;&#1;&#x110000;&#99999999;')],
  [
    'titles of letters under a thousand marks each',
    () => entriesOf(1_900, () => `<title>a${times('\u0301', 990)}${times('\u0316', 990)}</title>`),
  ],
  [
    'titles whose marks are all out of order',
    () =>
      entriesOf(1_900, (index) => `<title>a${index}${times('\u0345\u0301\u0316\u0334\u0315', 395)}</title>`),
  ],
  [
    'titles of letters that stand for eighteen each',
    () => entriesOf(1_300, () => `<title>${times('\ufdfa', 1_990)}</title>`),
  ],
  [
    'addresses at names of two thousand letters of other scripts',
    () => entriesOf(1_200, () => `<link>https://${times('港口', 950)}.example/</link>`),
  ],
  [
    'bases at such names',
    () =>
      `<feed>${times(`<entry xml:base="https://${times('港口', 240)}/"><link xml:base="https://${times('口港', 240)}/" href="x"/></entry>`, 1_900)}</feed>`,
  ],
  [
    'UTF-7 that says so',
    () => `<?xml version="1.0" encoding="utf-7"?><rss><channel><item><title>${times('+AGE-', 1_500_000)}`,
  ],
  [
    'seven million bytes that are no UTF-8',
    () => Buffer.concat([Buffer.from('<rss><channel><item><title>'), Buffer.alloc(7_000_000, 0xe9)]),
  ],
  [
    'a time zone by name in each of 48,000 dates',
    () => entriesOf(4_000, () => times('<pubDate>2036-01-23T10:00 Asia/Baghdad</pubDate>', 12)),
  ],
  ['a script address', () => inItem('<link>javascript:alert(1)</link>')],
  ['bidirectional controls', () => inItem('<title>\u202egnp.tfard\u202c</title>')],
  [
    'a PHP warning before the prolog',
    () =>
      `<br />\n<b>Warning</b>: Undefined index in <b>feed.php</b> on line <b>3</b><br />\n<?xml version="1.0"?>${described('Calm')}`,
  ],
  [
    'an HTML page',
    () =>
      `<!DOCTYPE html><html><head><title>Sign in</title></head><body>${times('<p>text</p>', 100_000)}</body></html>`,
  ],
  ['7.5 million blanks', () => times(' ', 7_500_000)],
  [
    '7.5 million blanks in a title',
    () => `<rss><channel><item><title>${times(' ', 7_500_000)}</title></item></channel></rss>`,
  ],
  [
    '7.5 million blanks in a tag',
    () => `<rss><channel><item ${times(' ', 7_500_000)}></item></channel></rss>`,
  ],
  ['a date of a million digits', () => inItem(`<pubDate>${times('1', 1_000_000)}</pubDate>`)],
  [
    '4,000 dates of 200 colons',
    () =>
      `<rss><channel>${times(`<item><pubDate>${times('1:', 99)}</pubDate></item>`, 4_000)}</channel></rss>`,
  ],
  [
    '4,000 links of 2,000 characters with parameters',
    () =>
      `<rss><channel>${times(`<item><link>https://wire.example/?${times('a=1&amp;', 240)}</link></item>`, 3_900)}</channel></rss>`,
  ],
  [
    '4,000 items at one address',
    () =>
      `<rss><channel>${times('<item><title>t</title><link>https://wire.example/a</link></item>', 4_000)}</channel></rss>`,
  ],
  ['a million links in one item', () => inItem(times('<link>', 1_000_000))],
  [
    '170,000 dates in one item',
    () => inItem(times('<pubDate>Fri, 23 Jan 2026 10:00:00 GMT</pubDate>', 170_000)),
  ],
  [
    'JSON nested a million deep',
    () => `{"version":"https://jsonfeed.org/version/1","items":${times('[', 1_000_000)}`,
  ],
  [
    'JSON nested a million deep and closed',
    () =>
      `{"version":"https://jsonfeed.org/version/1","items":[${times('[', 500_000)}${times(']', 500_000)}]}`,
  ],
  [
    'JSON of two million empty objects',
    () => `{"version":"https://jsonfeed.org/version/1.1","items":[${times('{},', 2_000_000)}{}]}`,
  ],
  [
    'JSON of two million empty arrays beside the items',
    () => `{"version":"https://jsonfeed.org/version/1.1","x":[${times('[],', 2_000_000)}1],"items":[]}`,
  ],
  [
    'JSON with a million numbers for items',
    () => `{"version":"https://jsonfeed.org/version/1.1","items":[${times('1,', 1_000_000)}1]}`,
  ],
  [
    'JSON with a text of 7.8 million',
    () =>
      `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"${times('<', 7_800_000)}"}]}`,
  ],
  ['random bytes', () => Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 2_654_435_761) >>> 13)],
  ['UTF-16 of 7.8 megabytes', () => Buffer.from(`\ufeff${described(times('x', 3_900_000))}`, 'utf16le')],
  [
    'a UTF-32 mark and rubbish',
    () => Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.alloc(1_000_003, 0x41)]),
  ],
  ['a GZIP file', () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76, 4, 0])],
  ['nothing', () => ''],
];
