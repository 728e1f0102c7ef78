import { isHtmlName } from './plain.ts';
import { ITEM_FIELDS, type Meaning, type Role } from './vocabulary.ts';

/** An element whose inside is being collected. */
export interface Capture {
  /** Absent for elements that are passed over. */
  meaning: Meaning | undefined;
  /** Name as written, in lower case: feeds close `<pubDate>` with `</pubdate>`. */
  qualified: string;
  attributes: ReadonlyMap<string, string>;
  base: string | undefined;
  pieces: { raw: string; markup: boolean }[];
  room: number;
  /** Elements of the same name opened inside. */
  nested: number;
  /** Items opened inside: a feed quoted in a field. */
  nestedItems: number;
  hasMarkup: boolean;
}

/** Elements that hold a line, into which no other field of an item can belong. */
const LINES: ReadonlySet<Role> = new Set(['title', 'link', 'id', 'published', 'updated', 'language', 'ttl']);
const NO_FIELD: ReadonlySet<string> = new Set([
  'author',
  'category',
  'comments',
  'dc:creator',
  'managingeditor',
]);

const isLine = ({ meaning }: Capture): boolean => meaning !== undefined && LINES.has(meaning.role);
/** Fields of items, without those that HTML has too and a title could hold. */
const isField = (name: string): boolean =>
  (ITEM_FIELDS.has(name) && name !== 'body' && name !== 'xhtml:div') || NO_FIELD.has(name);

/** Another field of the item begins inside a line: the line was never closed. */
export const isCutBy = (capture: Capture, name: string): boolean => isLine(capture) && isField(name);

/** An end tag that can only be meant for the line, by the wrong name: `<title>One</titel>`, `<guid>1</link>`. */
export const isEndedBy = (capture: Capture, name: string): boolean =>
  isLine(capture) && !capture.hasMarkup && (isField(name) || !isHtmlName(name));
