import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { EXERCISE, exerciseFeeds, exerciseSources } from '../../../local/exercise/index.ts';
import { readScript } from '../../../local/exercise/script.ts';
import { DAY } from '../../../src/evidence/index.ts';

const { items, delivery } = readScript();
const sources = exerciseSources('http://127.0.0.1:1');
const languageOf = new Map(sources.map((source) => [source.id, source.language]));

/** Letters that each script of the exercise has and the others have not. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  en: /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u,
  ar: /[\u0621-\u064a]/,
  fa: /[پچژگکی]/,
  ckb: /[ەڕێۆڵ]/,
  kmr: /[êîûşç]/i,
  tr: /[ğışçöüâİ]/i,
};

describe('the exercise script', () => {
  it('tells four weeks of news, and nothing after the end', () => {
    expect(items.length).toBeGreaterThanOrEqual(220);
    for (const item of items) {
      const moments = [...item.edits, ...item.copies, item].map((one) => one.at);
      expect(Math.min(...moments)).toBeGreaterThan(EXERCISE.start - 5 * DAY);
      expect(Math.max(...moments)).toBeLessThan(EXERCISE.end);
    }
    for (let week = 0; week < 4; week += 1) {
      const from = EXERCISE.start + 7 * week * DAY;
      expect(items.filter(({ at }) => at >= from && at < from + 7 * DAY).length).toBeGreaterThan(30);
    }
  });

  it('has a way of delivery and news of its own for every feed of the catalogue, and for no other', () => {
    expect(Object.keys(delivery.feeds).sort()).toEqual([...exerciseFeeds].sort());
    for (const feed of exerciseFeeds) {
      expect(items.filter((item) => item.feeds.includes(feed)).length).toBeGreaterThanOrEqual(8);
    }
  });

  it('leaves something to find in every feed for the first poll', () => {
    for (const feed of exerciseFeeds) {
      expect(items.some((item) => item.feeds.includes(feed) && item.at < EXERCISE.start)).toBe(true);
    }
  });

  it('writes every item in the language of its feeds', () => {
    for (const item of items) {
      for (const feed of item.feeds) {
        const text = `${item.title} ${item.summary ?? ''}`;
        expect(text, item.id).toMatch(LETTERS[languageOf.get(feed) ?? ''] ?? /never/);
      }
    }
    expect(new Set(languageOf.values())).toEqual(new Set(Object.keys(LETTERS)));
  });

  it('keeps the word EXERCISE out of what is matched, since the feed adds its own sentence', () => {
    for (const item of items) {
      const texts = [item, ...item.edits].flatMap(({ title, summary }) => [title, summary]);
      expect(texts.join(' ')).not.toMatch(/exercise/i);
    }
  });

  it('loses no letter where a feed is written in windows-1256', () => {
    const feed = 'tigris-ar';
    expect(delivery.feeds[feed]?.encoding).toBe('windows-1256');
    for (const item of items.filter((one) => one.feeds.includes(feed))) {
      const text = `${item.title} ${item.summary ?? ''}`;
      expect(iconv.decode(iconv.encode(text, 'windows-1256'), 'windows-1256')).toBe(text);
    }
  });

  it('copies wire text only between different families, and edits only after publication', () => {
    const familyOf = new Map(sources.map((source) => [source.id, source.family]));
    for (const item of items) {
      for (const copy of item.copies) {
        expect(copy.at).toBeGreaterThan(item.at);
        expect(item.feeds.map((feed) => familyOf.get(feed))).not.toContain(familyOf.get(copy.feed));
      }
      for (const edit of item.edits) expect(edit.at).toBeGreaterThan(item.at);
    }
  });

  it('holds the disorders of real feeds: copies, edits, a repeated guid, no date, a wrong date, tags in a title', () => {
    expect(items.filter((item) => item.copies.length > 0).length).toBeGreaterThanOrEqual(4);
    expect(items.filter((item) => item.edits.length > 0).length).toBeGreaterThanOrEqual(2);
    const guids = items.flatMap((item) => item.guid ?? []);
    expect(new Set(guids).size).toBeLessThan(guids.length);
    expect(items.some((item) => item.dated === 'none')).toBe(true);
    expect(items.some((item) => typeof item.dated === 'number' && item.dated > EXERCISE.end)).toBe(true);
    expect(items.some((item) => item.title.includes('<b>'))).toBe(true);
  });
});

describe('the exercise catalogue', () => {
  it('has invented publishers only, some with several feeds, of every grade from A to F', () => {
    expect(new Set(sources.map((source) => source.reliability))).toEqual(
      new Set(['A', 'B', 'C', 'D', 'E', 'F']),
    );
    expect(new Set(sources.map((source) => source.family)).size).toBeLessThan(sources.length);
    for (const source of sources) {
      expect(source.title).toMatch(/^EXERCISE /);
      expect(source.url).toBe(`http://127.0.0.1:1/feeds/${source.id}`);
    }
  });

  it('says where each entry stands, so that a message about it can be followed', () => {
    const lines = sources.map((source) => source.place.line);
    expect(new Set(lines).size).toBe(sources.length);
    expect(sources[0]?.place.file).toBe('local/exercise/sources.yaml');
  });
});
