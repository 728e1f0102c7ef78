import { createHash } from 'node:crypto';
import type { ItemId } from '../evidence/index.ts';

/** Parameters that say where a reader came from, never which page it is. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|_hsenc|_hsmi|mkt_tok|oly_\w+_id|vero_\w+|wt[._]mc\w*|wt_zmc|at_(?:medium|campaign|custom\d|link\w*|format|bbc_team|ptr_name|creation)|cmp|cmpid|cmp_?id|icid|ns_(?:campaign|mchannel|source|fee|linkname)|ocid|smid|sref|xtor|feedtype|feedname|guccounter|guce_\w+|ftag|maca|s_cid|tblci|ncid|__twitter_impression|traffic_source|wpisrc|partner|taid|spm)$/i;
/** Only these values of these parameters are about the way here. */
const TRACKING_VALUES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:ref|source|from|src|via|campaign|medium|cid|emc|output)$/i,
    /^(?:rss\w*|feed\w*|twitter|facebook|email|newsletter)$/i,
  ],
  [/^(?:rss|feed)$/i, /^(?:1|yes|true|)$/i],
];
const TRACKING_FRAGMENT = /^(?:xtor=|utm_|ref=|intcid=|rss|feed|comments?$|respond$|more-\d+$|:~:)/i;

/** No name has more than 253 characters (RFC 1035), and spelling a long one of other scripts in ASCII takes a millisecond. */
export const NO_HOST = /^\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2,}[^/?#\\]{300}/i;

/**
 * The address of the page without tracking parameters, session fragments and default ports.
 * Gives `undefined` for anything that is no http or https address.
 */
export function canonicalUrl(text: string, base?: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 4_000 || NO_HOST.test(trimmed)) return undefined;
  const parsed = parse(trimmed, base);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return undefined;
  parsed.username = '';
  parsed.password = '';
  dropTracking(parsed);
  if (parsed.hash === '' || TRACKING_FRAGMENT.test(parsed.hash.slice(1))) parsed.hash = '';
  return parsed.href;
}

/** Nobody needs a query of thousands of characters or hundreds of parameters; walking it again and again would only serve those who send it. */
const LONGEST_QUERY = 1_000;
const MOST_PARAMETERS = 50;
const isWalkable = (search: string): boolean =>
  search.length <= LONGEST_QUERY && search.split('&', MOST_PARAMETERS + 1).length <= MOST_PARAMETERS;

function dropTracking(url: URL): void {
  if (url.search === '' || !isWalkable(url.search)) return;
  const parameters = [...url.searchParams];
  const own = parameters.filter(([name, value]) => !isTracking(name, value));
  if (own.length < parameters.length) url.search = new URLSearchParams(own).toString();
}

function parse(text: string, base: string | undefined): URL | undefined {
  if (URL.canParse(text)) return new URL(text);
  return base !== undefined && URL.canParse(text, base) ? new URL(text, base) : undefined;
}

function isTracking(name: string, value: string): boolean {
  if (TRACKING.test(name)) return true;
  return TRACKING_VALUES.some(([names, values]) => names.test(name) && values.test(value));
}

/** The part of an address that tells pages apart: scheme, `www.`, a closing slash and the order of parameters do not. */
function identifyingAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (isWalkable(parsed.search)) parsed.searchParams.sort();
  const host = parsed.host.replace(/^www\./, '');
  const path = parsed.pathname.replace(/\/+$/, '');
  return `${host}${path}${parsed.search}${parsed.hash}`;
}

/** What a feed says that can identify an item. */
export interface Identifying {
  /** Canonical address; absent when the item has none. */
  url?: string | undefined;
  guid?: string | undefined;
  title: string;
  /** Other items of the same document lead to the same address, so that it does not tell them apart. */
  sharedUrl?: boolean | undefined;
}

/**
 * Id of an item: 32 hexadecimal digits (half of SHA-256) over its canonical address; over its guid, or at last its title,
 * where the address is missing, is a site's front page, or is shared by several items of the document.
 */
export function itemIdOf(item: Identifying): ItemId {
  const address = item.url === undefined ? undefined : identifyingAddress(item.url);
  const telling = address !== undefined && /[/?#]./.test(address) && !item.sharedUrl;
  if (telling) return digest(`url ${address}`);
  const guid = item.guid?.trim();
  if (guid) return digest(`guid ${address ?? ''} ${guid}`);
  return digest(`title ${address ?? ''} ${item.title.normalize('NFKC').toLowerCase()}`);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
