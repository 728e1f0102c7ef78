import { raw, html as tagged } from 'hono/html';

/** Markup that is safe to send: everything that was put into it has been escaped. */
export interface Html {
  readonly isEscaped: true;
  toString(): string;
}

export type Child = string | number | false | null | undefined | Html | readonly Child[];

/** Tagged template whose values are escaped unless they are `Html` already; absent values and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Child[]): Html {
  const made = tagged(strings, ...values);
  if (made instanceof Promise) throw new TypeError('a promise was put into a page; await it first');
  return made;
}

/** Marks text of our own (a style sheet, a stored report) as markup. Never give it anything that came from outside. */
export const trusted = (markup: string): Html => raw(markup);

export const nothing: Html = raw('');

/** Puts `separator` between the pieces. */
export function join(pieces: readonly Html[], separator: string): Html {
  return html`${pieces.map((piece, index) => (index === 0 ? piece : html`${separator}${piece}`))}`;
}

/** The URL when it is one of the web, else undefined: only http and https may become links. */
export function webUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

/** A link that leaves the site, or plain text when the URL is no web address. */
export function outwardLink(url: string, label: Child, kind?: string): Html {
  const href = webUrl(url);
  if (href === undefined) return html`<span${attribute('class', kind)}>${label}</span>`;
  return html`<a${attribute('class', kind)} href="${href}" rel="noopener noreferrer">${label}</a>`;
}

/** ` name="value"`, or nothing when there is no value. */
export const attribute = (name: string, value: string | undefined): Html =>
  value === undefined ? nothing : html` ${trusted(name)}="${value}"`;

/** A part of a path, escaped; half a surrogate pair becomes U+FFFD, where `encodeURIComponent` alone would throw. */
export const pathPart = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
