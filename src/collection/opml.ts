import type { FeedSource } from '../definitions/model.ts';
import { MINUTE } from '../evidence/index.ts';
import { decodeReferences, escapeXml } from './parsing/characters.ts';
import { PARSE_LIMITS } from './parsing/limits.ts';
import { Repairs } from './parsing/repairs.ts';
import { MarkupScanner, readAttributes } from './parsing/scanner.ts';

/** Attributes of our own inside OPML, so that what is exported can be imported again whole. */
const NAMESPACE = 'urn:signpost:catalogue';

/** One feed as an OPML file lists it; everything but the address may be missing. */
export interface ListedFeed {
  url: string;
  title: string | undefined;
  language: string | undefined;
  tags: string[];
  /** Our own attributes, where we wrote the file. */
  own: ReadonlyMap<string, string>;
}

/** The catalogue as OPML 2.0, one folder per country of origin. */
export function writeOpml(sources: readonly FeedSource[], title: string): string {
  const countries = [...new Set(sources.map(({ country }) => country))].sort();
  const body = countries.map((country) => {
    const feeds = sources.filter((source) => source.country === country);
    return `    <outline text="${escapeXml(country)}">\n${feeds.map(outline).join('')}    </outline>\n`;
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0" xmlns:signpost="${NAMESPACE}">\n` +
    `  <head><title>${escapeXml(title)}</title></head>\n  <body>\n${body.join('')}  </body>\n</opml>\n`
  );
}

function outline(source: FeedSource): string {
  const attributes: [string, string][] = [
    ['type', 'rss'],
    ['text', source.title],
    ['title', source.title],
    ['xmlUrl', source.url],
    ['language', source.language],
    ['category', source.tags.join(',')],
    ['signpost:id', source.id],
    ['signpost:family', source.family],
    ['signpost:publisher', source.publisher],
    ['signpost:country', source.country],
    ['signpost:letter', source.reliability],
    ['signpost:reason', source.reliabilityReason],
    ['signpost:state-affiliated', String(source.stateAffiliated)],
    ['signpost:minutes', String(source.interval / MINUTE)],
  ];
  return `      <outline ${attributes.map(([name, value]) => `${name}="${escapeXml(value)}"`).join(' ')}/>\n`;
}

/** Feeds listed in an OPML document, in order, each address once. Reads what other readers export, faults and all. */
export function readOpml(text: string): ListedFeed[] {
  const repairs = new Repairs();
  const scanner = new MarkupScanner(text, PARSE_LIMITS, repairs);
  const feeds = new Map<string, ListedFeed>();
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (token.kind !== 'open' || token.name.toLowerCase() !== 'outline') continue;
    const raw = readAttributes(token.attributes, PARSE_LIMITS.attributes);
    const attributes = new Map(
      [...raw].map(([name, value]) => [name, decodeReferences(value, repairs).trim()]),
    );
    const feed = listed(attributes);
    if (feed && !feeds.has(feed.url)) feeds.set(feed.url, feed);
  }
  return [...feeds.values()];
}

function listed(attributes: ReadonlyMap<string, string>): ListedFeed | undefined {
  const url = attributes.get('xmlurl') || attributes.get('url');
  if (!url) return undefined;
  const own = [...attributes].filter(([name]) => name.startsWith('signpost:'));
  return {
    url,
    title: attributes.get('title') || attributes.get('text') || undefined,
    language: attributes.get('language') || undefined,
    tags: (attributes.get('category') ?? '').split(/[,/]/).flatMap((tag) => tag.trim() || []),
    own: new Map(own.map(([name, value]) => [name.slice('signpost:'.length), value])),
  };
}
