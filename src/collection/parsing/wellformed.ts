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

/** A document written anew, and the fields that it names by their number in `left` instead of holding them. */
export interface WrittenFeed {
  xml: string;
  left: readonly FieldValue[];
}
/** The attribute that holds the number. */
export const NUMBER = 'n';

/** A short text of these at most is written out; the parser behind us takes a microsecond for each reference. */
const FEW_ESCAPES = 12;
const SHORT = 400;
const ESCAPED = /[&<>"]/g;

const isLight = (text: string): boolean =>
  text.length <= SHORT && (text.match(ESCAPED)?.length ?? 0) <= FEW_ESCAPES;

/** Summaries and contents never go through the parser, nor anything else that would cost it time. */
const isLeft = ({ role, text, attributes, base = '' }: FieldValue): boolean =>
  role === 'summary' ||
  role === 'content' ||
  !isLight(text) ||
  !isLight(base) ||
  !(KEPT_ATTRIBUTES[role] ?? []).every((key) => isLight(attributes.get(key) ?? ''));

const OPENING: Readonly<Record<FeedOutline['dialect'], readonly [string, string, string]>> = {
  rss: ['<rss version="2.0"><channel>', 'item', '</channel></rss>'],
  rdf: ['<rdf:RDF><channel>', 'item', '</rdf:RDF>'],
  atom: ['<feed>', 'entry', '</feed>'],
};

/** Writes the outline as a small well-formed document of the same dialect, at most four elements deep. */
export function writeWellFormed(outline: FeedOutline): WrittenFeed {
  const writer = new Writer(outline.dialect);
  return writer.write(outline);
}

class Writer {
  private readonly dialect: FeedOutline['dialect'];
  private readonly out: string[] = [];
  private readonly left: FieldValue[] = [];

  constructor(dialect: FeedOutline['dialect']) {
    this.dialect = dialect;
  }

  write({ channel, items }: FeedOutline): WrittenFeed {
    const [open, itemName, close] = OPENING[this.dialect];
    this.out.push(open);
    this.writeSection(channel);
    if (this.dialect === 'rdf') this.out.push('</channel>');
    for (const item of items) {
      this.out.push(`<${itemName}>`);
      this.writeSection(item);
      this.out.push(`</${itemName}>`);
    }
    this.out.push(close);
    return { xml: this.out.join(''), left: this.left };
  }

  private writeSection(section: Section): void {
    const start = this.out.length;
    const ordered = section.fields.toSorted((a, b) => a.rank - b.rank);
    for (const field of ordered) this.out.push(isLeft(field) ? this.leave(field) : this.spell(field));
    if (section.about) this.out.push(`<${ABOUT}>${escapeXml(section.about)}</${ABOUT}>`);
    if (section.language) this.out.push(`<s:language>${escapeXml(section.language)}</s:language>`);
    // rss-parser takes an element without content for a text and fails on it.
    if (this.out.length === start) this.out.push('<s:empty/>');
  }

  private leave(field: FieldValue): string {
    this.left.push(field);
    return `<${WRITTEN_NAMES[field.role]} ${NUMBER}="${this.left.length - 1}"/>`;
  }

  private spell(field: FieldValue): string {
    const name = WRITTEN_NAMES[field.role];
    let attributes = '';
    for (const key of KEPT_ATTRIBUTES[field.role] ?? []) {
      const value = field.attributes.get(key);
      if (value !== undefined) attributes += ` ${key}="${escapeXml(value)}"`;
    }
    if (field.role === 'link') {
      if (field.base !== undefined) attributes += ` base="${escapeXml(field.base)}"`;
      // rss-parser reads the attributes of every Atom link without looking whether there are any.
      if (this.dialect === 'atom' && !field.attributes.has('href'))
        attributes += ` href="${escapeXml(field.text.trim())}"`;
    }
    return `<${name}${attributes}>${escapeXml(field.text)}</${name}>`;
  }
}
