import { getDomain, getDomainWithoutSuffix } from 'tldts';
import type { FeedSource } from '../definitions/model.ts';
import type { FamilyId } from '../evidence/index.ts';
import type { ParsedItem } from './parsing/item.ts';

/** The family of a newsroom by its name and site; `undefined` when the catalogue does not know it. */
export type FamilyOf = (name: string, site: string) => FamilyId | undefined;

/**
 * Knows the newsrooms of a catalogue by their publisher's name and by the domain of their feeds, so that an item that came through an
 * aggregate counts with its own newsroom and never corroborates it.
 */
export function originFamilies(
  sources: readonly Pick<FeedSource, 'url' | 'family' | 'publisher'>[],
): FamilyOf {
  const byName = new Map<string, FamilyId>();
  const byDomain = new Map<string, FamilyId | undefined>();
  for (const { url, family, publisher } of sources) {
    byName.set(publisher.toLowerCase(), family);
    const domain = getDomain(url);
    if (domain === null) continue;
    // A domain that serves several newsrooms (an aggregate's, a feed host's) names none of them.
    byDomain.set(domain, byDomain.has(domain) && byDomain.get(domain) !== family ? undefined : family);
  }
  return (name, site) => byName.get(name.trim().toLowerCase()) ?? byDomain.get(getDomain(site) ?? '');
}

/**
 * The family an item counts for: the feed's own, unless the item names another site as its origin. An origin that no catalogue knows
 * gets a family of its own, called by its domain.
 */
export function familyFor(
  item: Pick<ParsedItem, 'source' | 'sourceUrl'>,
  feed: Pick<FeedSource, 'url' | 'family'>,
  familyOf?: FamilyOf,
): FamilyId {
  const { source, sourceUrl } = item;
  if (source === undefined || sourceUrl === undefined) return feed.family;
  const domain = getDomain(sourceUrl);
  if (domain === null || domain === getDomain(feed.url)) return feed.family;
  return familyOf?.(source, sourceUrl) ?? getDomainWithoutSuffix(sourceUrl) ?? feed.family;
}
