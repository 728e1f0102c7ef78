import { type EpochMillis, HOUR, type Millis, SECOND } from '../../evidence/index.ts';

/** No publisher may silence a feed for longer by a caching header. */
export const LONGEST_PACE: Millis = 6 * HOUR;
const LONGEST_RETRY_AFTER: Millis = 24 * HOUR;

/** How long a response stays fresh by Cache-Control (RFC 9111 section 5.2.2), less its Age; else by Expires; 0 when it does not say. */
export function freshFor(headers: ReadonlyMap<string, string>, now: EpochMillis): Millis {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(control)?.[1];
  if (maxAge !== undefined) {
    const age = Number(/^\d{1,10}$/.exec(headers.get('age') ?? '')?.[0] ?? 0);
    return Math.max(0, Number(maxAge) - age) * SECOND;
  }
  const expires = Date.parse(headers.get('expires') ?? '');
  return Number.isNaN(expires) ? 0 : Math.max(0, expires - now);
}

/** `Retry-After` as seconds or as a date (RFC 9110 section 10.2.3), bounded; absent when missing or senseless. */
export function retryAfter(header: string | undefined, now: EpochMillis): Millis | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, LONGEST_RETRY_AFTER) : undefined;
}
