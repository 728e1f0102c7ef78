import Parser from 'rss-parser';
import { MINUTE, type Millis } from '../../evidence/index.ts';
import { canonicalUrl } from '../identity.ts';
import { itemsFrom, type LinkCandidate, type RawItem } from './item.ts';
import type { ReadFeed, ReadingContext } from './parse.ts';
import { plainTitle } from './plain.ts';
import { FeedRefused } from './refused.ts';
import type { FeedOutline, FieldValue } from './section.ts';
import { ABOUT, NUMBER, WRITTEN_NAMES, type WrittenFeed } from './wellformed.ts';

/** An element as xml2js gives it: bare text, or an object when it has attributes. */
interface Element {
  text: string;
  attributes: Readonly<Record<string, unknown>>;
}

/** rss-parser overwrites some fields with its own choice of one value; under these names all values stay. */
const allOf = (name: string): string => `all ${name}`;
const CUSTOM_FIELDS = [...Object.values(WRITTEN_NAMES), ABOUT].map((name) => [
  name,
  allOf(name),
  { keepArray: true },
]);

type Extras = Record<string, unknown>;
const parser = new Parser<Extras, Extras>({
  defaultRSS: 2,
  customFields: { item: CUSTOM_FIELDS, feed: ['ttl', 's:language'] },
});

/**
 * Reads a document that the guard wrote.
 * @throws FeedRefused `unreadable` when rss-parser does not take it.
 */
export async function readWellFormed(
  { xml, left }: WrittenFeed,
  dialect: FeedOutline['dialect'],
  context: ReadingContext,
): Promise<ReadFeed> {
  const feed = await parser.parseString(xml).catch((error: unknown) => {
    throw new FeedRefused('unreadable', error instanceof Error ? error.message : String(error));
  });
  const reader = new FieldReader(left);
  const site = reader.elements(feed.link)[0]?.text;
  const [languageOfFeed] = [feed['s:language'], feed.language].flatMap((node) => reader.texts(node));
  const items: Extras[] = feed.items;
  return {
    format: dialect,
    title: plainTitle(reader.texts(feed.title)[0] ?? ''),
    language: languageOfFeed,
    items: itemsFrom(
      items.map((item) => rawItem(item, languageOfFeed, reader)),
      { ...context, url: siteAddress(site, context.url) },
    ),
    ttl: ttlOf(reader.texts(feed.ttl)[0]),
  };
}

/** Relative addresses of items are meant against the site where it is named, else against the feed's own address. */
function siteAddress(site: string | undefined, url: string | undefined): string | undefined {
  return site === undefined ? url : (canonicalUrl(site, url) ?? url);
}

/** Gives the elements of a parsed document, with what was left out of it put back. */
class FieldReader {
  private readonly left: readonly FieldValue[];

  constructor(left: readonly FieldValue[]) {
    this.left = left;
  }

  elements(node: unknown): Element[] {
    if (node === undefined || node === null) return [];
    if (Array.isArray(node)) return node.flatMap((one) => this.elements(one));
    if (typeof node === 'string') return [{ text: node, attributes: {} }];
    if (typeof node !== 'object') return [];
    const text = '_' in node && typeof node._ === 'string' ? node._ : '';
    const attributes = '$' in node && typeof node.$ === 'object' && node.$ !== null ? { ...node.$ } : {};
    return [this.whole({ text, attributes })];
  }

  texts(node: unknown): string[] {
    return this.elements(node).map(({ text }) => text);
  }

  private whole(element: Element): Element {
    const number = attribute(element, NUMBER);
    const field = number === undefined ? undefined : this.left[Number(number)];
    if (!field) return element;
    const attributes = Object.fromEntries(field.attributes);
    return {
      text: field.text,
      attributes: field.base === undefined ? attributes : { ...attributes, base: field.base },
    };
  }
}

const attribute = (element: Element, name: string): string | undefined => {
  const value = element.attributes[name];
  return typeof value === 'string' ? value : undefined;
};

function rawItem(item: Extras, feedLanguage: string | undefined, reader: FieldReader): RawItem {
  const all = (name: string): Element[] => reader.elements(item[allOf(name)]);
  const texts = (name: string): string[] => all(name).map(({ text }) => text);
  const ids = all('guid');
  const origin = all('s:source').map(originOf)[0];
  return {
    titles: texts('title'),
    links: linksOf(all, ids),
    dates: [...texts('s:published'), ...texts('s:updated')],
    summaries: texts('s:summary'),
    contents: texts('s:content'),
    guid: (ids[0]?.text.trim() || texts(ABOUT)[0]?.trim()) ?? undefined,
    source: origin?.name,
    sourceUrl: origin?.url,
    languages: [...texts('s:language'), feedLanguage],
  };
}

/** `<source>` holds the name and, as an attribute, the site (RSS), or a feed's head with both inside (Atom). */
function originOf(element: Element): { name: string; url: string | undefined } {
  const { text } = element;
  if (!text.includes('<')) return { name: text, url: attribute(element, 'url') };
  const title = /<(?:\w+:)?title[^<>]*>([^<]*)</.exec(text)?.[1];
  const link = /<(?:\w+:)?link\s[^<>]*?href\s*=\s*["']([^"'<>]*)/.exec(text)?.[1];
  return { name: title ?? '', url: link };
}

/** Relations of links that lead to something about the feed or beside the item: taken only when there is nothing else. */
const UNFIT_RELATIONS: ReadonlySet<string> = new Set(
  'edit edit-media replies enclosure hub next prev previous first last license'.split(' '),
);

/** Addresses of the item's page, best first: links, then ids that are addresses, then whatever else it carries. */
function linksOf(all: (name: string) => Element[], ids: readonly Element[]): LinkCandidate[] {
  const links = all('link').map((element) => ({
    relation: (attribute(element, 'rel') ?? 'alternate').toLowerCase(),
    type: attribute(element, 'type') ?? 'text/html',
    address: attribute(element, 'href') || element.text,
    base: attribute(element, 'base'),
  }));
  const pages = links.filter(({ relation }) => relation === 'alternate');
  const inOrder = [
    ...pages.filter(({ type }) => /html/i.test(type)),
    ...pages.filter(({ type }) => !/html/i.test(type)),
  ];
  const permalinks = ids.filter((id) => attribute(id, 'ispermalink')?.toLowerCase() !== 'false');
  const addresses = [
    ...permalinks.map(({ text }) => text),
    ...all(ABOUT).map(({ text }) => text),
    ...ids.map(({ text }) => text),
  ].filter((text) => /^\s*https?:\/\//i.test(text));
  const others = links.filter(({ relation }) => relation !== 'alternate' && !UNFIT_RELATIONS.has(relation));
  const enclosures = all('s:enclosure').map((element) => attribute(element, 'url') ?? '');
  return [
    ...inOrder,
    ...addresses.map((address) => ({ address })),
    ...others,
    ...enclosures.map((address) => ({ address })),
    ...links.filter(({ relation }) => UNFIT_RELATIONS.has(relation)),
  ];
}

function ttlOf(text: string | undefined): Millis | undefined {
  const minutes = Number(text?.trim() || 'none');
  return Number.isFinite(minutes) && minutes > 0 ? minutes * MINUTE : undefined;
}
