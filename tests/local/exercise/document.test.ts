import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { EXERCISE, exerciseDocument, exerciseFeeds } from '../../../local/exercise/index.ts';
import { type EpochMillis, fromIso, HOUR } from '../../../src/evidence/index.ts';

const at = (text: string): EpochMillis => fromIso(`2030-${text}:00Z`);

function textOf(feed: string, moment: EpochMillis): string {
  const { headers, body } = exerciseDocument(feed, moment);
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return iconv.decode(plain, headers['content-type']?.split('charset=')[1] ?? 'utf-8');
}

describe('an exercise document', () => {
  it('has the same bytes and validators whenever it is asked for the same time', () => {
    for (const feed of exerciseFeeds) {
      const first = exerciseDocument(feed, EXERCISE.end);
      const second = exerciseDocument(feed, EXERCISE.end);
      expect(second.headers).toEqual(first.headers);
      expect(second.body.equals(first.body)).toBe(true);
    }
  });

  it('changes its ETag exactly when its content changes', () => {
    for (const feed of exerciseFeeds) {
      const tags = new Map<string, string>();
      for (let now = EXERCISE.start; now <= EXERCISE.end; now += EXERCISE.step) {
        const { status, headers } = exerciseDocument(feed, now);
        if (status !== 200) continue;
        const text = textOf(feed, now);
        const tag = headers.etag ?? '';
        expect(tags.get(tag) ?? text).toBe(text);
        tags.set(tag, text);
      }
      expect(new Set(tags.values()).size).toBe(tags.size);
    }
  });

  it('is never modified later than the moment it is asked for', () => {
    for (const feed of exerciseFeeds) {
      for (let now = EXERCISE.start; now <= EXERCISE.end; now += EXERCISE.step) {
        const modified = exerciseDocument(feed, now).headers['last-modified'];
        if (modified !== undefined) expect(Date.parse(modified)).toBeLessThanOrEqual(now);
      }
    }
  });

  it('holds something to read in every feed from the first hour on, marked EXERCISE', () => {
    for (const feed of exerciseFeeds) {
      const text = textOf(feed, EXERCISE.start);
      expect(text).toContain('EXERCISE');
      expect(text).toContain('(EXERCISE)');
    }
  });

  it('lets old items fall out, so that no document holds more than 25', () => {
    const text = textOf('tigris-en', EXERCISE.end);
    expect(text.match(/<item>/g)?.length).toBe(25);
  });

  it('is written in Arabic windows-1256 by one feed and in every format by some', () => {
    expect(exerciseDocument('tigris-ar', EXERCISE.start).headers['content-type']).toContain('windows-1256');
    expect(textOf('tigris-ar', EXERCISE.end)).toMatch(/[\u0621-\u064a]{4}/);
    const types = exerciseFeeds.map((feed) => exerciseDocument(feed, EXERCISE.start).headers['content-type']);
    for (const type of ['rss', 'atom', 'rdf', 'feed+json']) {
      expect(types.some((one) => one?.includes(type))).toBe(true);
    }
  });

  it('fails where the script says, and comes back', () => {
    for (const feed of exerciseFeeds) {
      const dark = exerciseDocument(feed, at('01-29T18:00'));
      expect(dark.reset || dark.status >= 400).toBe(true);
      expect(exerciseDocument(feed, at('01-30T12:00')).status).toBeLessThan(400);
    }
    expect(exerciseDocument('zagros-ckb', at('01-23T00:00')).status).toBe(404);
    expect(exerciseDocument('zagros-kmr', at('01-23T00:00')).reset).toBe(true);
    expect(exerciseDocument('zagros-kmr', at('01-26T00:00')).status).toBe(200);
  });

  it('is damaged for a day in one newsroom', () => {
    expect(textOf('baghdad-observer', at('01-15T06:00'))).not.toContain('</rss>');
    expect(textOf('baghdad-observer', at('01-16T00:00'))).toContain('</rss>');
  });

  it('moves for good: 301 at the old address, the document at the new one, which was unknown before', () => {
    expect(exerciseDocument('levant-review', at('01-16T00:00')).status).toBe(404);
    expect(exerciseDocument('levant-institute', at('01-16T00:00')).status).toBe(200);
    expect(exerciseDocument('levant-institute', at('01-17T00:00'))).toMatchObject({
      status: 301,
      headers: { location: '/feeds/levant-review' },
    });
    expect(exerciseDocument('levant-review', at('01-17T00:00')).status).toBe(200);
  });

  it('gives one whole answer at any instant, between the steps too', () => {
    const instant = fc.integer({ min: EXERCISE.start, max: EXERCISE.end });
    fc.assert(
      fc.property(fc.constantFrom(...exerciseFeeds), instant, (feed, now) => {
        const { status, headers, body, reset } = exerciseDocument(feed, now);
        expect([200, 301, 404, 503]).toContain(status);
        expect(body.length > 0).toBe(status === 200);
        expect(headers.etag !== undefined).toBe(status === 200);
        if (reset) expect(status).toBe(503);
      }),
      { numRuns: 200 },
    );
  });

  it('is 404 for a feed nobody wrote', () => {
    expect(exerciseDocument('no-such-feed', EXERCISE.start).status).toBe(404);
    expect(exerciseDocument('', EXERCISE.start).status).toBe(404);
    expect(exerciseDocument('constructor', EXERCISE.start + HOUR).status).toBe(404);
  });
});
