import * as z from 'zod';
import { cleanCharacters, escapeXml } from './characters.ts';
import { itemsFrom, type RawItem } from './item.ts';
import type { ReadFeed, ReadingContext } from './parse.ts';
import { plainText } from './plain.ts';
import { FeedRefused } from './refused.ts';

const text = z.string().optional().catch(undefined);
const date = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  date_published: date,
  date_modified: date,
  language: text,
});
const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

/**
 * Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).
 * @throws FeedRefused when the document is no JSON or no JSON Feed.
 */
export function readJsonFeed(document: string, context: ReadingContext): ReadFeed {
  const feed = feedSchema.safeParse(parseJson(document));
  if (
    !feed.success ||
    !(/jsonfeed\.org/.test(feed.data.version ?? '') || looksLikeFeed(feed.data.items, context))
  )
    throw new FeedRefused('not-a-feed', 'JSON without the version and items of a JSON Feed');
  const { title, items, language, home_page_url } = feed.data;
  context.repairs.note('items-over-limit', items.length - context.limits.items);
  const raw = items.slice(0, context.limits.items).flatMap((one) => rawItem(one, language, context));
  const url = home_page_url ?? context.url;
  return {
    format: 'json',
    title: plainText(escapeXml(cleanCharacters(title ?? ''))),
    language,
    items: itemsFrom(raw, { ...context, url }),
  };
}

/** Without the version, items that have an address and a text are taken for what they look like. */
function looksLikeFeed(items: readonly unknown[], context: ReadingContext): boolean {
  const sample = items.slice(0, 20).flatMap((one) => itemSchema.safeParse(one).data ?? []);
  const alike = sample.filter(
    ({ url, id, title, content_html, content_text }) =>
      /^https?:/.test(url ?? String(id ?? '')) && (title ?? content_html ?? content_text) !== undefined,
  );
  if (alike.length === 0 || alike.length < sample.length) return false;
  context.repairs.note('no-version');
  return true;
}

/** Arrays and objects that one document may open. Each takes many times the two characters that it is written with; the largest real feeds have thousands. */
const MOST_PARTS = 400_000;

/** Counts what is written in texts too: nobody needs to know better. */
function isMadeOfTooManyParts(document: string): boolean {
  let parts = 0;
  for (let at = 0; at < document.length && parts <= MOST_PARTS; at++) {
    const unit = document.charCodeAt(at);
    if (unit === OPEN_BRACE || unit === OPEN_BRACKET) parts++;
  }
  return parts > MOST_PARTS;
}
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

const MARKUP = /<(?:\?xml|rss|feed|rdf)[\s:>]/i;

/** Begins as JSON, and is it where a feed in markup follows: programs print "[debug] ..." or an empty list before one, and texts quote markup. */
export function isJson(document: string): boolean {
  if (!/^\s*[{[]/.test(document)) return false;
  if (!MARKUP.test(document) || isMadeOfTooManyParts(document)) return true;
  try {
    JSON.parse(document);
    return true;
  } catch {
    return false;
  }
}

function parseJson(document: string): unknown {
  if (isMadeOfTooManyParts(document))
    throw new FeedRefused('too-large', `more than ${MOST_PARTS} arrays and objects`);
  try {
    return JSON.parse(document);
  } catch (error) {
    throw new FeedRefused('bad-json', error instanceof Error ? error.message : String(error));
  }
}

function rawItem(one: unknown, language: string | undefined, context: ReadingContext): RawItem[] {
  const parsed = itemSchema.safeParse(one);
  if (!parsed.success) {
    context.repairs.note('unusable-item');
    return [];
  }
  const { limits } = context;
  const item = parsed.data;
  const cut = (value: string | undefined, most: number): string[] =>
    value === undefined ? [] : [cleanCharacters(value.slice(0, most), context.repairs)];
  const literal = (value: string | undefined, most: number): string[] => cut(value, most).map(escapeXml);
  const id = item.id === undefined ? undefined : cut(String(item.id), limits.shortText)[0];
  return [
    {
      titles: literal(item.title, limits.shortText),
      links: [item.url, item.external_url, id]
        .filter((address) => address !== undefined && /^\s*(?:https?:|\/)/i.test(address))
        .map((address) => ({ address: address ?? '' })),
      dates: [...cut(item.date_published, 100), ...cut(item.date_modified, 100)],
      summaries: literal(item.summary, limits.summary),
      contents: [...cut(item.content_html, limits.content), ...literal(item.content_text, limits.content)],
      guid: id,
      languages: [item.language, language],
    },
  ];
}
