import { getDomain } from 'tldts';
import { languageFrom } from '../definitions/language.ts';
import type { FeedSource } from '../definitions/model.ts';
import { AddressRefused, fetchableUrl } from './fetching/address.ts';
import type { ListedFeed } from './opml.ts';

/** A catalogue entry in the words of `indicators/sources/*.yaml`. */
export interface CatalogueEntry {
  id: string;
  title: string;
  url: string;
  family: string;
  publisher: string;
  language: string;
  country: string;
  reliability: { letter: string; reason: string };
  'state-affiliated': boolean;
  interval: string;
  tags: string[];
}

/** A listed feed that is not added, and why. */
export interface SkippedFeed {
  url: string;
  known: boolean;
  reason: string;
}

/**
 * Entries for the listed feeds that the catalogue lacks. What a list does not say is filled with the honest unknown:
 * language `und`, country `ZZ`, reliability F; the family is the registrable domain.
 */
export function catalogueEntries(
  listed: readonly ListedFeed[],
  known: readonly Pick<FeedSource, 'id' | 'url'>[],
): { entries: CatalogueEntry[]; skipped: SkippedFeed[] } {
  const urls = new Set(known.map(({ url }) => new URL(url).href));
  const ids = new Set(known.map(({ id }) => id));
  const entries: CatalogueEntry[] = [];
  const skipped: SkippedFeed[] = [];
  for (const feed of listed) {
    const skip = whyNot(feed, urls);
    if (skip) {
      skipped.push(skip);
      continue;
    }
    const entry = entryOf(feed, ids);
    urls.add(new URL(entry.url).href);
    ids.add(entry.id);
    entries.push(entry);
  }
  return { entries, skipped };
}

function whyNot({ url }: ListedFeed, urls: ReadonlySet<string>): SkippedFeed | undefined {
  try {
    const known = urls.has(fetchableUrl(url, false).href);
    return known ? { url, known, reason: 'already in the catalogue' } : undefined;
  } catch (error) {
    if (error instanceof AddressRefused) return { url, known: false, reason: error.message };
    throw error;
  }
}

function entryOf({ url, title, language, tags, own }: ListedFeed, ids: ReadonlySet<string>): CatalogueEntry {
  const { hostname } = new URL(url);
  const family = slug(getDomain(hostname)?.split('.')[0] ?? hostname);
  const name = title ?? hostname;
  return {
    id: freeId(own.get('id') ?? (slug(name) || family), ids),
    title: name,
    url,
    family: own.get('family') ?? family,
    publisher: own.get('publisher') ?? name,
    language: languageFrom(language),
    country: own.get('country') ?? 'ZZ',
    reliability: {
      letter: own.get('letter') ?? 'F',
      reason: own.get('reason') ?? 'Imported from a list, not judged yet',
    },
    'state-affiliated': own.get('state-affiliated') === 'true',
    interval: `${own.get('minutes') ?? 30}m`,
    tags,
  };
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

function freeId(wanted: string, ids: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; ids.has(id); count++) id = `${wanted}-${count}`;
  return id;
}
