import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { EpochMillis, FeedId } from '../../src/evidence/index.ts';
import { type Delivery, type Fault, type NewsItem, readScript } from './script.ts';
import { exerciseSources } from './sources.ts';
import { EXERCISE } from './span.ts';
import { type Entry, rfc822, WRITERS } from './writers.ts';

/** What a feed's server answers at one moment of the exercise. */
export interface FeedAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  /** The server cuts the connection in place of an answer. */
  reset: boolean;
}

/** Items a document holds: older ones fall out, as in real feeds. */
const WINDOW = 25;
const MARK = '(EXERCISE)';

const script = readScript();
const channels = new Map(exerciseSources('http://feeds.example').map((source) => [source.id, source]));

/** Ids of every feed of the exercise; each is served at `/feeds/<id>`. */
export const exerciseFeeds: readonly FeedId[] = [...channels.keys()];

/**
 * The document a feed would have served at an instant of the exercise; the same instant gives the same bytes.
 * Faults of the fiction are answers too: 301, 404, 503, a cut connection, damaged XML.
 * @param feedId a feed of the catalogue, or the address one has moved to.
 */
export function exerciseDocument(feedId: string, at: EpochMillis): FeedAnswer {
  const move = script.delivery.moves.find((one) => one.feed === feedId || one.to === feedId);
  const feed = move?.to === feedId && at >= move.from ? move.feed : feedId;
  const channel = channels.get(feed);
  const delivery = script.delivery.feeds[feed];
  if (channel === undefined || delivery === undefined) return answer(404);
  const fault = faultOf(feed, at);
  if (fault === 'reset') return { ...answer(503), reset: true };
  if (fault === 'unavailable') return answer(503);
  if (fault === 'missing') return answer(404);
  if (move?.feed === feedId && at >= move.from) return answer(301, { location: `/feeds/${move.to}` });
  return documentOf(channel, delivery, at, fault === 'broken');
}

function answer(status: number, headers: Record<string, string> = {}): FeedAnswer {
  return { status, headers, body: Buffer.alloc(0), reset: false };
}

function faultOf(feed: FeedId, at: EpochMillis): Fault | undefined {
  return script.delivery.faults.find(
    (fault) => (fault.feeds === 'all' || fault.feeds.includes(feed)) && at >= fault.from && at < fault.until,
  )?.how;
}

type Source = ReturnType<typeof exerciseSources>[number];

function documentOf(
  source: Source,
  delivery: Delivery['feeds'][string],
  at: EpochMillis,
  damaged: boolean,
): FeedAnswer {
  const entries = entriesOf(source, at);
  const updated = lastChange(source.id, entries, at);
  const writer = WRITERS[delivery.format];
  const text = writer.write({
    title: source.title,
    home: `https://${source.family}.example/`,
    language: source.language,
    encoding: delivery.encoding,
    updated,
    entries,
  });
  const plain = iconv.encode(damaged ? damage(text) : text, delivery.encoding);
  return {
    status: 200,
    headers: {
      'content-type': `${writer.type}; charset=${delivery.encoding}`,
      etag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`,
      'last-modified': rfc822(updated),
      ...(delivery.gzip ? { 'content-encoding': 'gzip' } : {}),
    },
    body: delivery.gzip ? gzipSync(plain) : plain,
    reset: false,
  };
}

/** An item in the place it has in one feed: as the newsroom's own, or as a copy of another's. */
interface Appearance {
  item: NewsItem;
  at: EpochMillis;
  copy: boolean;
}

function appearancesOf(feed: FeedId): Appearance[] {
  return script.items.flatMap((item) => {
    const own = item.feeds.includes(feed) ? [{ item, at: item.at, copy: false }] : [];
    const copies = item.copies.filter((copy) => copy.feed === feed);
    return [...own, ...copies.map((copy) => ({ item, at: copy.at, copy: true }))];
  });
}

function entriesOf(source: Source, at: EpochMillis): Entry[] {
  return appearancesOf(source.id)
    .filter((appearance) => appearance.at <= at)
    .sort((a, b) => b.at - a.at || a.item.id.localeCompare(b.item.id))
    .slice(0, WINDOW)
    .map((appearance) => entryOf(appearance, source, at));
}

function entryOf({ item, at: published, copy }: Appearance, source: Source, at: EpochMillis): Entry {
  // A copy is made once and not kept up to date with the original.
  const edits = item.edits.filter((edit) => edit.at <= (copy ? published : at));
  const summary = edits.findLast((edit) => edit.summary !== undefined)?.summary ?? item.summary;
  const link = `https://${source.family}.example/${source.language}/${item.id}`;
  return {
    guid: item.guid === undefined ? link : `urn:${source.family}:${item.guid}`,
    link,
    title: edits.findLast((edit) => edit.title !== undefined)?.title ?? item.title,
    summary: summary === undefined ? MARK : `${summary} ${MARK}`,
    published: item.dated === 'none' ? undefined : (item.dated ?? published),
    updated: Math.max(published, ...edits.map((edit) => edit.at)),
  };
}

function lastChange(feed: FeedId, entries: readonly Entry[], at: EpochMillis): EpochMillis {
  const repairs = script.delivery.faults
    .filter((fault) => fault.how === 'broken' && fault.feeds.includes(feed))
    .flatMap((fault) => [fault.from, fault.until])
    .filter((instant) => instant <= at);
  return Math.max(EXERCISE.start, ...entries.map((entry) => entry.updated), ...repairs);
}

/** What a broken publishing system does: bare ampersands, tags never closed, and the end lost inside the last summary. */
function damage(text: string): string {
  const kept = text.slice(0, text.lastIndexOf('<![CDATA[') + 30);
  return kept.replaceAll('&amp;', '&').replace('</link>', '').replace('</item>', '& more</item>');
}
