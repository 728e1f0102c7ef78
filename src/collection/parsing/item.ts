import type { IsoInstant, ItemId } from '../../evidence/index.ts';
import { canonicalUrl, itemIdOf } from '../identity.ts';
import { parseDate } from './dates.ts';
import { type DayOrder, orderIn } from './days.ts';
import type { ReadingContext } from './parse.ts';
import { plainBody, plainTitle } from './plain.ts';

/** An item as its document gives it; texts are plain. */
export interface ParsedItem {
  id: ItemId;
  /** Canonical address; empty when the item has none that can be followed. */
  url: string;
  title: string;
  summary?: string | undefined;
  content?: string | undefined;
  published?: IsoInstant | undefined;
  /** `published` is absent because there was no date, or none that can be true. */
  undated: boolean;
  /** Name of the newsroom an aggregate took the item from, and its site. */
  source?: string | undefined;
  sourceUrl?: string | undefined;
  lang?: string | undefined;
  guid?: string | undefined;
}

/** An address with what it is resolved against. */
export interface LinkCandidate {
  address: string;
  base?: string | undefined;
}

/** What a document says of one item, before cleaning; of each list the first that can be used counts. */
export interface RawItem {
  titles: string[];
  links: LinkCandidate[];
  dates: string[];
  summaries: string[];
  contents: string[];
  guid?: string | undefined;
  source?: string | undefined;
  sourceUrl?: string | undefined;
  languages: (string | undefined)[];
}

const DERIVED_TITLE_LENGTH = 120;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i;

/** Cleans the items of one document and gives them their ids. */
export function itemsFrom(raw: readonly RawItem[], context: ReadingContext): ParsedItem[] {
  const items: ParsedItem[] = [];
  const order = orderIn(raw.flatMap(({ dates }) => dates));
  for (const one of raw) {
    context.deadline.check();
    items.push(itemFrom(one, context, order));
  }
  return withIds(items);
}

function itemFrom(raw: RawItem, context: ReadingContext, order: DayOrder | undefined): ParsedItem {
  const summary = firstText(raw.summaries);
  const content = firstText(raw.contents);
  const published = publicationOf(raw.dates, context, order);
  const origin = raw.source === undefined ? '' : plainTitle(raw.source);
  const source = /^unknown$/i.test(origin) ? '' : origin;
  const sourceUrl = raw.sourceUrl === undefined ? undefined : canonicalUrl(raw.sourceUrl);
  const lang = raw.languages.find((code) => code !== undefined && LANGUAGE.test(code.trim()))?.trim();
  return {
    id: '',
    url: addressOf(raw.links, context),
    title: withoutOrigin(titleOf(raw.titles, summary ?? content), source),
    ...(summary !== undefined && { summary }),
    ...(content !== undefined && content !== summary && { content }),
    ...(published !== undefined && { published }),
    undated: published === undefined,
    ...(source !== '' && { source }),
    ...(source !== '' && sourceUrl !== undefined && { sourceUrl }),
    ...(lang !== undefined && { lang }),
    ...(raw.guid !== undefined && { guid: raw.guid }),
  };
}

function firstText(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const plain = plainBody(text);
    if (plain !== '') return plain;
  }
  return undefined;
}

/** Items may lack a title (RSS 2.0 allows it): then the beginning of the text stands for it. */
function titleOf(titles: readonly string[], text: string | undefined): string {
  for (const title of titles) {
    const plain = plainTitle(title);
    if (plain !== '') return plain;
  }
  if (text === undefined) return '';
  if (text.length <= DERIVED_TITLE_LENGTH) return text;
  const cut = text.lastIndexOf(' ', DERIVED_TITLE_LENGTH);
  return `${text.slice(0, cut > 40 ? cut : DERIVED_TITLE_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Aggregates append the newsroom's name to each title; it is no part of it. */
function withoutOrigin(title: string, source: string): string {
  const ending = ` - ${source}`;
  return source !== '' && title.endsWith(ending) ? title.slice(0, -ending.length).trimEnd() : title;
}

function addressOf(links: readonly LinkCandidate[], context: ReadingContext): string {
  // Encoded once too often; no address needs the five characters themselves.
  for (const { address, base } of links) {
    const from = base === undefined ? context.url : (canonicalUrl(base, context.url) ?? context.url);
    const plain = mendedAddress(address.replaceAll('&amp;', '&'));
    const url = canonicalUrl(plain, from) ?? (from === undefined ? relativeAddress(plain) : undefined);
    if (url !== undefined) return url;
    if (address.trim() !== '') context.repairs.note('refused-link');
  }
  return '';
}

/** Of an address in an anchor the address; without a second scheme; with one where the name of a site stands alone. */
function mendedAddress(address: string): string {
  const anchored = /^\s*<a\s[^<>]*?href\s*=\s*["']([^"'<>]+)/i.exec(address)?.[1] ?? address;
  return anchored
    .replace(/^(\s*)https?:\/\/(?=https?:\/\/)/i, '$1')
    .replace(/^(\s*)(?=www\.[^\s/.]+\.)/i, '$1http://');
}

/** A document read without knowing where it came from keeps its relative addresses; anything with a scheme is refused. */
function relativeAddress(address: string): string | undefined {
  const plain = address.replace(/\s+/g, '');
  return plain !== '' && plain.length < 2_000 && !/^[^/?#]*:/.test(plain) ? plain : undefined;
}

function publicationOf(
  dates: readonly string[],
  context: ReadingContext,
  order: DayOrder | undefined,
): IsoInstant | undefined {
  for (const text of dates) {
    const at = parseDate(text, context.now, order);
    if (at !== undefined) return new Date(at).toISOString();
  }
  if (dates.some((text) => text.trim() !== '')) context.repairs.note('unusable-date');
  return undefined;
}

/** Ids need the whole document: an address or a guid that several different items share identifies none of them. */
function withIds(items: ParsedItem[]): ParsedItem[] {
  const ofGuid = new Map<string, Set<string>>();
  const ofUrl = new Map<string, Set<string>>();
  for (const { url, guid, title } of items) {
    if (guid !== undefined) add(ofGuid, guid, title);
    add(ofUrl, url, guid === undefined || guid === url ? title : guid);
  }
  const shared = (owners: Map<string, Set<string>>, key: string): boolean => (owners.get(key)?.size ?? 0) > 1;
  return items.map((item) => {
    const guid = item.guid === undefined || shared(ofGuid, item.guid) ? undefined : item.guid;
    const url = item.url === '' ? undefined : item.url;
    return { ...item, id: itemIdOf({ url, guid, title: item.title, sharedUrl: shared(ofUrl, item.url) }) };
  });
}

function add(owners: Map<string, Set<string>>, key: string, owner: string): void {
  const known = owners.get(key);
  if (known) known.add(owner);
  else owners.set(key, new Set([owner]));
}
