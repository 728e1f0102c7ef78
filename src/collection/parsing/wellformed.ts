import { escapeXml } from './characters.ts';
import type { FeedOutline, FieldValue, Section } from './section.ts';
import type { Role } from './vocabulary.ts';

/**
 * Names under which the document is written anew. Dates, summaries and contents get names of our own: under their
 * usual ones rss-parser throws the whole feed away for one bad Atom date and runs quadratic expressions over texts.
 */
export const WRITTEN_NAMES: Readonly<Record<Role, string>> = {
  title: 'title',
  link: 'link',
  id: 'guid',
  published: 's:published',
  updated: 's:updated',
  summary: 's:summary',
  content: 's:content',
  source: 's:source',
  language: 's:language',
  enclosure: 's:enclosure',
  ttl: 'ttl',
};
export const ABOUT = 's:about';

/** Attributes that say something; those of texts do not matter any more. */
const KEPT_ATTRIBUTES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  link: ['href', 'rel', 'type'],
  id: ['ispermalink'],
  source: ['url'],
  enclosure: ['url'],
};

const OPENING: Readonly<Record<FeedOutline['dialect'], readonly [string, string, string]>> = {
  rss: ['<rss version="2.0"><channel>', 'item', '</channel></rss>'],
  rdf: ['<rdf:RDF><channel>', 'item', '</rdf:RDF>'],
  atom: ['<feed>', 'entry', '</feed>'],
};

/** Writes the outline as a small well-formed document of the same dialect, at most four elements deep. */
export function writeWellFormed(outline: FeedOutline): string {
  const [open, itemName, close] = OPENING[outline.dialect];
  const out = [open];
  writeSection(outline.channel, outline.dialect, out);
  if (outline.dialect === 'rdf') out.push('</channel>');
  for (const item of outline.items) {
    out.push(`<${itemName}>`);
    writeSection(item, outline.dialect, out);
    out.push(`</${itemName}>`);
  }
  out.push(close);
  return out.join('');
}

function writeSection(section: Section, dialect: FeedOutline['dialect'], out: string[]): void {
  const start = out.length;
  const ordered = section.fields.toSorted((a, b) => a.rank - b.rank);
  for (const field of ordered) writeField(field, dialect, out);
  if (section.about) out.push(`<${ABOUT}>${escapeXml(section.about)}</${ABOUT}>`);
  if (section.language) out.push(`<s:language>${escapeXml(section.language)}</s:language>`);
  // rss-parser takes an element without content for a text and fails on it.
  if (out.length === start) out.push('<s:empty/>');
}

function writeField(field: FieldValue, dialect: FeedOutline['dialect'], out: string[]): void {
  const name = WRITTEN_NAMES[field.role];
  let attributes = '';
  for (const key of KEPT_ATTRIBUTES[field.role] ?? []) {
    const value = field.attributes.get(key);
    if (value !== undefined) attributes += ` ${key}="${escapeXml(value)}"`;
  }
  if (field.role === 'link') {
    if (field.base !== undefined) attributes += ` base="${escapeXml(field.base)}"`;
    // rss-parser reads the attributes of every Atom link without looking whether there are any.
    if (dialect === 'atom' && !field.attributes.has('href'))
      attributes += ` href="${escapeXml(field.text.trim())}"`;
  }
  out.push(`<${name}${attributes}>${escapeXml(field.text)}</${name}>`);
}
