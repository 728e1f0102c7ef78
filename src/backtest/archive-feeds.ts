import type { FeedSource, Library } from '../definitions/model.ts';
import type { FamilyId, FeedId } from '../evidence/index.ts';
import { HOUR } from '../evidence/index.ts';

const UNKNOWN_LANGUAGE = 'und';

/**
 * The feeds an archive stands for: one per language, and one of their own for families that an indicator's scope names, so
 * that what the archive does not hold makes exactly those indicators blind that would have needed it.
 */
export class ArchiveFeeds {
  private readonly scoped: ReadonlySet<FamilyId>;
  private readonly known = new Map<FeedId, FeedSource>();
  /** Names of feeds by owner and language, so that they are not put together for each item. */
  private readonly names = new Map<FamilyId, Map<string, FeedId>>();

  constructor(library: Library) {
    const scopes = library.problems.flatMap(({ indicators }) => indicators.map(({ sources }) => sources));
    this.scoped = new Set(
      scopes.flatMap(({ only, never }) => [...(only?.families ?? []), ...(never?.families ?? [])]),
    );
  }

  /** The feed that an item counts as collected by. */
  feedOf(family: FamilyId, lang: string | undefined): FeedId {
    const language = lang ?? UNKNOWN_LANGUAGE;
    const owner = this.scoped.has(family) ? family : 'archive';
    return this.names.get(owner)?.get(language) ?? this.named(owner, language);
  }

  private named(owner: FamilyId, language: string): FeedId {
    const id = `${owner}:${language}`;
    this.known.set(id, archiveFeed(id, owner, language));
    const languages = this.names.get(owner) ?? new Map<string, FeedId>();
    this.names.set(owner, languages.set(language, id));
    return id;
  }

  /** Every feed that brought something, as assessment needs them. */
  sources(): FeedSource[] {
    return [...this.known.values()];
  }
}

const archiveFeed = (id: FeedId, family: FamilyId, language: string): FeedSource => ({
  id,
  title: `The archive in ${language}`,
  url: `archive:${id}`,
  family,
  publisher: 'the archive',
  language,
  country: 'ZZ',
  reliability: 'F',
  reliabilityReason: 'Stands for all newsrooms of the archive; each hit is graded by its own',
  stateAffiliated: false,
  interval: HOUR,
  tags: [],
  place: { file: 'archive', line: 0 },
});
