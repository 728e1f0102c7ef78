import { type EpochMillis, toIso } from '../../src/evidence/index.ts';
import type { Format } from './script.ts';

/** One item as a feed prints it. */
export interface Entry {
  guid: string;
  link: string;
  title: string;
  summary: string;
  /** Absent where the feed gives no date. */
  published?: EpochMillis | undefined;
  updated: EpochMillis;
}

/** A feed's document before it is written in some format; entries newest first. */
export interface Channel {
  title: string;
  home: string;
  language: string;
  encoding: string;
  updated: EpochMillis;
  entries: readonly Entry[];
}

/** Media type and text of a channel in each format the exercise's publishers use. */
export const WRITERS: Readonly<Record<Format, { type: string; write: (channel: Channel) => string }>> = {
  rss: { type: 'application/rss+xml', write: rss },
  atom: { type: 'application/atom+xml', write: atom },
  rdf: { type: 'application/rdf+xml', write: rdf },
  json: { type: 'application/feed+json', write: jsonFeed },
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** RFC 822 date as RSS asks for it. */
export function rfc822(at: EpochMillis): string {
  return new Date(at).toUTCString();
}

function rss(channel: Channel): string {
  const items = channel.entries.map((entry) =>
    [
      '    <item>',
      `      <title>${escapeXml(entry.title)}</title>`,
      `      <link>${escapeXml(entry.link)}</link>`,
      `      <guid isPermaLink="false">${escapeXml(entry.guid)}</guid>`,
      ...(entry.published === undefined ? [] : [`      <pubDate>${rfc822(entry.published)}</pubDate>`]),
      `      <description><![CDATA[<p>${escapeXml(entry.summary)}</p>]]></description>`,
      '    </item>',
    ].join('\n'),
  );
  return [
    `<?xml version="1.0" encoding="${channel.encoding}"?>`,
    '<rss version="2.0">',
    '  <channel>',
    `    <title>${escapeXml(channel.title)}</title>`,
    `    <link>${channel.home}</link>`,
    '    <description>Fictional news for an EXERCISE</description>',
    `    <language>${channel.language}</language>`,
    `    <lastBuildDate>${rfc822(channel.updated)}</lastBuildDate>`,
    ...items,
    '  </channel>',
    '</rss>',
    '',
  ].join('\n');
}

function atom(channel: Channel): string {
  const entries = channel.entries.map((entry) =>
    [
      '  <entry>',
      `    <id>${escapeXml(entry.guid)}</id>`,
      `    <title type="text">${escapeXml(entry.title)}</title>`,
      `    <link rel="alternate" href="${escapeXml(entry.link)}"/>`,
      ...(entry.published === undefined ? [] : [`    <published>${toIso(entry.published)}</published>`]),
      `    <updated>${toIso(entry.updated)}</updated>`,
      `    <summary type="text">${escapeXml(entry.summary)}</summary>`,
      '  </entry>',
    ].join('\n'),
  );
  return [
    `<?xml version="1.0" encoding="${channel.encoding}"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${channel.language}">`,
    `  <id>${channel.home}</id>`,
    `  <title>${escapeXml(channel.title)}</title>`,
    `  <link rel="alternate" href="${channel.home}"/>`,
    `  <updated>${toIso(channel.updated)}</updated>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

function rdf(channel: Channel): string {
  const items = channel.entries.map((entry) =>
    [
      `  <item rdf:about="${escapeXml(entry.guid)}">`,
      `    <title>${escapeXml(entry.title)}</title>`,
      `    <link>${escapeXml(entry.link)}</link>`,
      `    <description>${escapeXml(entry.summary)}</description>`,
      ...(entry.published === undefined ? [] : [`    <dc:date>${toIso(entry.published)}</dc:date>`]),
      '  </item>',
    ].join('\n'),
  );
  return [
    `<?xml version="1.0" encoding="${channel.encoding}"?>`,
    '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `  <channel rdf:about="${channel.home}">`,
    `    <title>${escapeXml(channel.title)}</title>`,
    `    <link>${channel.home}</link>`,
    '    <description>Fictional news for an EXERCISE</description>',
    `    <dc:language>${channel.language}</dc:language>`,
    '    <items><rdf:Seq>',
    ...channel.entries.map((entry) => `      <rdf:li rdf:resource="${escapeXml(entry.guid)}"/>`),
    '    </rdf:Seq></items>',
    '  </channel>',
    ...items,
    '</rdf:RDF>',
    '',
  ].join('\n');
}

function jsonFeed(channel: Channel): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: channel.home,
    language: channel.language,
    items: channel.entries.map((entry) => ({
      id: entry.guid,
      url: entry.link,
      title: entry.title,
      summary: entry.summary,
      content_text: entry.summary,
      ...(entry.published === undefined ? {} : { date_published: toIso(entry.published) }),
      date_modified: toIso(entry.updated),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
