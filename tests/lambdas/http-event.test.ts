import { describe, expect, it } from 'vitest';
import { httpEventSchema, requestOf } from '../../lambdas/http-event.ts';

const event = (method: string, domainName = 'api.example.org', headers: Record<string, string> = {}) =>
  httpEventSchema.parse({
    rawPath: '/hits',
    rawQueryString: 'limit=3',
    headers,
    requestContext: { domainName, http: { method } },
  });

describe('an HTTP event', () => {
  it('becomes a request of the same address', () => {
    expect(requestOf(event('GET'))?.url).toBe('https://api.example.org/hits?limit=3');
  });

  it.each([
    ['a method that is not served', event('TRACE')],
    ['a broken method', event('G T')],
    ['a host with a blank', event('GET', 'exa mple')],
    ['a broken header name', event('GET', 'api.example.org', { 'x y': 'z' })],
  ])('with %s becomes none', (_, broken) => {
    expect(requestOf(broken)).toBeUndefined();
  });
});
