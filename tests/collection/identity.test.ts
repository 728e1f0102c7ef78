import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, itemIdOf } from '../../src/collection/index.ts';

describe('the canonical address', () => {
  it.each([
    ['https://wire.example/a?utm_source=rss&id=7&fbclid=x', 'https://wire.example/a?id=7'],
    ['https://wire.example/a?ref=rss', 'https://wire.example/a'],
    ['https://wire.example/a?ref=4411', 'https://wire.example/a?ref=4411'],
    ['HTTPS://Wire.Example:443/a#xtor=RSS-1', 'https://wire.example/a'],
    ['https://wire.example/live#entry-12', 'https://wire.example/live#entry-12'],
    ['https://user:secret@wire.example/a', 'https://wire.example/a'],
    ['https://wire.example/خبر/٧', 'https://wire.example/%D8%AE%D8%A8%D8%B1/%D9%A7'],
  ])('of %s is %s', (text, expected) => {
    expect(canonicalUrl(text)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://x/y',
    '',
    'http://',
    'no address',
  ])('there is none for %j', (text) => {
    expect(canonicalUrl(text)).toBeUndefined();
  });

  it('resolves relative addresses against a base, but never lets a scheme through', () => {
    expect(canonicalUrl('../b?x=1', 'https://wire.example/news/a/')).toBe('https://wire.example/news/b?x=1');
    expect(canonicalUrl('//cdn.example/a', 'https://wire.example/')).toBe('https://cdn.example/a');
    expect(canonicalUrl('javascript:alert(1)', 'https://wire.example/')).toBeUndefined();
  });

  it('is its own canonical address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(once === undefined ? undefined : canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the id of an item', () => {
  const id = (url: string | undefined, guid?: string, title = 'Quay inspected', sharedUrl = false) =>
    itemIdOf({ url, guid, title, sharedUrl });

  it('is 32 hexadecimal digits', () => {
    expect(id('https://wire.example/a')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does not depend on scheme, www, closing slash, order of parameters, guid or title', () => {
    const same = [
      id('https://wire.example/a?x=1&y=2'),
      id('http://www.wire.example/a/?y=2&x=1', 'tag:1', 'Another title'),
    ];
    expect(new Set(same).size).toBe(1);
  });

  it('rests on the guid where the address is missing, a front page, or shared', () => {
    expect(id(undefined, 'tag:1')).not.toBe(id(undefined, 'tag:2'));
    expect(id('https://wire.example/', 'tag:1')).not.toBe(id('https://wire.example/', 'tag:2'));
    expect(id('https://wire.example/live', 'tag:1', 'x', true)).not.toBe(
      id('https://wire.example/live', 'tag:2', 'x', true),
    );
  });

  it('rests on the title where there is nothing else', () => {
    expect(id(undefined, undefined, 'Quay inspected')).toBe(id(undefined, undefined, 'quay INSPECTED'));
    expect(id(undefined, undefined, 'Quay inspected')).not.toBe(id(undefined, undefined, 'Quay closed'));
  });
});
