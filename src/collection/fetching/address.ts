import ipaddr from 'ipaddr.js';

/** The address is none that a feed can be fetched from; permanent for this address. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Public by number, private by use: the host agent of Azure machines. */
const INFRASTRUCTURE: ReadonlySet<string> = new Set(['168.63.129.16']);
const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR('2000::/3');

/**
 * Says why nobody may connect to a numeric address, or `undefined` when it is an ordinary public one.
 * IPv4 inside IPv6 (mapped, compatible, translated, 6to4, Teredo) is refused in every form but mapped public ones.
 */
export function whyForbidden(address: string, allowLoopback: boolean): string | undefined {
  if (!ipaddr.isValid(address)) return `${address} is no address`;
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  const range = parsed.range();
  if (range === 'loopback' && allowLoopback) return undefined;
  if (range !== 'unicast') return `${address} is ${range}, not a public address`;
  if (INFRASTRUCTURE.has(parsed.toString())) return `${address} belongs to the machine's host`;
  if (parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_UNICAST_V6))
    return `${address} is not a public address`;
  return undefined;
}

/**
 * The parsed address of a feed or of a redirect.
 * @throws AddressRefused for other schemes, credentials, and numeric hosts that are not public, in whatever notation.
 */
export function fetchableUrl(text: string, allowLoopback: boolean, base?: string): URL {
  if (!URL.canParse(text, base)) throw new AddressRefused(`"${text.slice(0, 200)}" is no URL`);
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new AddressRefused(`${url.protocol} addresses are not fetched, only http: and https:`);
  if (url.username !== '' || url.password !== '')
    throw new AddressRefused(`addresses with a user name are not fetched (${url.host})`);
  if (url.hostname === '') throw new AddressRefused('the address has no host');
  // The URL parser has already turned octal, hexadecimal and short notations into the plain one.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const why = ipaddr.isValid(literal) ? whyForbidden(literal, allowLoopback) : undefined;
  if (why) throw new AddressRefused(why);
  return url;
}
