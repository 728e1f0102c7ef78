import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { type EpochMillis, type FeedId, fromIso } from '../../src/evidence/index.ts';
import { EXERCISE_YEAR } from './span.ts';

/** Short date of the script, `01-07 06:10`: month-day and UTC time in the exercise's year. */
const moment = z
  .string()
  .regex(/^\d\d-\d\d \d\d:\d\d$/, 'write the time as "MM-DD HH:MM"')
  .refine((text) => !Number.isNaN(Date.parse(isoOf(text))), 'this day or hour does not exist')
  .transform((text): EpochMillis => fromIso(isoOf(text)));

function isoOf(text: string): string {
  return `${EXERCISE_YEAR}-${text.replace(' ', 'T')}:00Z`;
}

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');

/** What an item is there for: to move a problem, to stand around the story, or to be ignored by every indicator. */
export const PARTS = ['story', 'background', 'noise'] as const;

const newsItem = z.strictObject({
  id: slug,
  at: moment,
  feeds: z.array(slug).min(1),
  part: z.enum(PARTS).default('story'),
  title: z.string().min(1),
  summary: z.string().min(1).optional(),
  /** Later wordings under the same link. */
  edits: z
    .array(z.strictObject({ at: moment, title: z.string().optional(), summary: z.string().optional() }))
    .default([]),
  /** Other newsrooms' verbatim copies, under their own links. */
  copies: z.array(z.strictObject({ feed: slug, at: moment })).default([]),
  /** Written only where a feed gives two items the same guid by mistake. */
  guid: z.string().optional(),
  /** The date the feed prints, where it is not `at`: none at all, or a wrong one. */
  dated: z.union([z.literal('none'), z.iso.datetime().transform(fromIso)]).optional(),
});

const FORMATS = ['rss', 'atom', 'rdf', 'json'] as const;
const FAULTS = ['unavailable', 'missing', 'reset', 'broken'] as const;

const delivery = z.strictObject({
  feeds: z.record(
    slug,
    z.strictObject({
      format: z.enum(FORMATS),
      encoding: z.enum(['utf-8', 'windows-1256']).default('utf-8'),
      gzip: z.boolean().default(false),
    }),
  ),
  moves: z.array(z.strictObject({ feed: slug, from: moment, to: slug })),
  faults: z.array(
    z.strictObject({
      feeds: z.union([z.literal('all'), z.array(slug).min(1)]),
      from: moment,
      until: moment,
      how: z.enum(FAULTS),
    }),
  ),
});

export type NewsItem = z.infer<typeof newsItem>;
export type Delivery = z.infer<typeof delivery>;
export type Fault = (typeof FAULTS)[number];
export type Format = (typeof FORMATS)[number];

/** The whole course of events: what is published when, and how the servers behave. */
export interface Script {
  /** Oldest first. */
  items: NewsItem[];
  delivery: Delivery;
}

/**
 * Reads the fiction that stands beside this file.
 * @throws Error naming the file and what is wrong in it.
 */
export function readScript(): Script {
  const folder = new URL('./news/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const items = files.sort().flatMap((name) => readYaml(new URL(name, folder), z.array(newsItem)));
  items.sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
  const script = { items, delivery: readYaml(new URL('./delivery.yaml', import.meta.url), delivery) };
  refuseDuplicates(script.items);
  refuseUnknownFeeds(script);
  return script;
}

/** @throws Error naming the file when it does not fit the schema. */
export function readYaml<T extends z.ZodType>(file: URL, schema: T): z.output<T> {
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new Error(`${file.pathname.split('/').slice(-3).join('/')}: ${z.prettifyError(read.error)}`);
}

function refuseDuplicates(items: readonly NewsItem[]): void {
  const ids = new Set<string>();
  for (const { id } of items) {
    if (ids.has(id)) throw new Error(`news: the id "${id}" is given twice; every item needs its own`);
    ids.add(id);
  }
}

function refuseUnknownFeeds({ items, delivery }: Script): void {
  const known = new Set<FeedId>(Object.keys(delivery.feeds));
  const named = [
    ...items.flatMap((item) => [...item.feeds, ...item.copies.map((copy) => copy.feed)]),
    ...delivery.moves.map((move) => move.feed),
    ...delivery.faults.flatMap((fault) => (fault.feeds === 'all' ? [] : fault.feeds)),
  ];
  for (const feed of named) {
    if (!known.has(feed)) throw new Error(`news: no feed "${feed}" in delivery.yaml; check the spelling`);
  }
}
