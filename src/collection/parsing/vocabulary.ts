/** Names of elements as the reader knows them: `core` names bare, others with their conventional prefix. */
const VOCABULARIES: readonly (readonly [RegExp, string])[] = [
  [/w3\.org\/2005\/atom|purl\.org\/atom\//, ''],
  [/purl\.org\/rss\/1\.0\/?$|my\.netscape\.com\/(?:rdf|publish)/, ''],
  [/backend\.userland\.com\/rss|blogs\.law\.harvard\.edu\/tech\/rss|channel\.netscape\.com/, ''],
  [/purl\.org\/dc\/elements\//, 'dc'],
  [/purl\.org\/dc\/terms\//, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
  [/search\.yahoo\.com\/mrss/, 'media'],
  [/itunes(?:\.com|\.apple\.com)/, 'itunes'],
  [/rssnamespace\.org\/feedburner/, 'feedburner'],
  [/w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/w3\.org\/1999\/xhtml/, 'xhtml'],
  [/prismstandard\.org\/namespaces/, 'prism'],
];
/** Prefixes that feeds use without declaring them. */
const CONVENTIONAL: ReadonlyMap<string, string> = new Map([
  ...['dc', 'dcterms', 'content', 'media', 'itunes', 'feedburner', 'rdf', 'xhtml', 'sy', 'prism'].map(
    (prefix) => [prefix, prefix] as const,
  ),
  ['atom', ''],
  ['atom10', ''],
  ['a10', ''],
  ['rss', ''],
]);
const UNKNOWN = '?';

/** Prefixes in force, each with the vocabulary it stands for. */
export type Scope = ReadonlyMap<string, string>;
export const EMPTY_SCOPE: Scope = new Map();

/** The scope inside an element with these attributes (names in lower case). */
export function enterScope(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let inner: Map<string, string> | undefined;
  for (const [name, uri] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(outer);
    inner.set(name === 'xmlns' ? '' : name.slice(6), vocabularyOf(uri, name === 'xmlns'));
  }
  return inner ?? outer;
}

function vocabularyOf(uri: string, isDefault: boolean): string {
  const plain = uri.trim().toLowerCase();
  const known = VOCABULARIES.find(([pattern]) => pattern.test(plain));
  if (known) return known[1];
  return isDefault ? '' : UNKNOWN;
}

/** `dc:date`, `content:encoded`, or the bare lower-case name for RSS and Atom elements. */
export function knownName(qualified: string, scope: Scope): string {
  const colon = qualified.indexOf(':');
  const prefix = colon === -1 ? '' : qualified.slice(0, colon).toLowerCase();
  const local = qualified.slice(colon + 1).toLowerCase();
  const conventional = CONVENTIONAL.get(prefix);
  const declared = scope.get(prefix);
  const vocabulary =
    declared === undefined || (declared === UNKNOWN && conventional !== undefined)
      ? (conventional ?? (prefix === '' ? '' : UNKNOWN))
      : declared;
  return vocabulary === '' ? local : `${vocabulary}:${local}`;
}

export type Role =
  | 'title'
  | 'link'
  | 'id'
  | 'published'
  | 'updated'
  | 'summary'
  | 'content'
  | 'source'
  | 'language'
  | 'enclosure'
  | 'ttl';

/** What an element says, and how much it is preferred (0 most) among elements that say the same. */
export interface Meaning {
  role: Role;
  rank: number;
}

const meanings = (role: Role, ...names: string[][]): [string, Meaning][] =>
  names.flatMap((equals, rank) => equals.map((name): [string, Meaning] => [name, { role, rank }]));

export const ITEM_FIELDS: ReadonlyMap<string, Meaning> = new Map([
  ...meanings('title', ['title'], ['dc:title'], ['media:title', 'itunes:title']),
  ...meanings('link', ['feedburner:origlink'], ['link'], ['url', 'xhtml:link']),
  ...meanings('id', ['guid', 'id'], ['dc:identifier']),
  ...meanings(
    'published',
    ['pubdate', 'published'],
    ['issued'],
    ['dc:date', 'dcterms:issued', 'dcterms:created', 'created', 'date'],
    ['dcterms:date', 'dc:created', 'dc:issued', 'prism:publicationdate'],
    // In no specification, but in feeds written by hand.
    ['publishdate', 'publicationdate', 'datepublished', 'published_at', 'media:pubdate'],
  ),
  ...meanings('updated', ['updated', 'modified'], ['dcterms:modified', 'dc:modified', 'lastbuilddate']),
  ...meanings(
    'summary',
    ['description', 'summary'],
    ['dc:description', 'dcterms:abstract', 'abstract'],
    ['media:description', 'itunes:summary', 'itunes:subtitle'],
  ),
  ...meanings('content', ['content:encoded'], ['content'], ['xhtml:body', 'xhtml:div', 'body', 'fulltext']),
  ...meanings('source', ['source'], ['dc:source']),
  ...meanings('language', ['language', 'dc:language']),
  ...meanings('enclosure', ['enclosure'], ['media:content']),
]);

export const CHANNEL_FIELDS: ReadonlyMap<string, Meaning> = new Map([
  ...meanings('title', ['title'], ['dc:title']),
  ...meanings('link', ['link']),
  ...meanings('id', ['id']),
  ...meanings('language', ['language', 'dc:language']),
  ...meanings('ttl', ['ttl']),
]);

/** Elements that only group the fields of an item. */
export const TRANSPARENT: ReadonlySet<string> = new Set(['media:group', 'media:content']);
