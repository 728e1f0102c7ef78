import { describe, expect, it } from 'vitest';
import { exerciseSources } from '../../../local/exercise/index.ts';
import { type NewsItem, readScript } from '../../../local/exercise/script.ts';
import { type Hit, KINDS, type Kind, toIso } from '../../../src/evidence/index.ts';
import { compileLibrary } from '../../../src/matching/index.ts';
import { shippedLibrary } from '../../shipped-library.ts';

const FOUNDING = ['militia-attacks', 'militia-disarmament', 'isis-eastern-syria'];

const matcher = compileLibrary(shippedLibrary());
const sources = new Map(exerciseSources('http://127.0.0.1:1').map((source) => [source.id, source]));

interface Told {
  item: NewsItem;
  family: string;
  hit: Hit;
}

/** Hits that count, of every item in the first feed that carries it. */
const told: Told[] = readScript().items.flatMap((item) => {
  const source = sources.get(item.feeds[0] ?? '');
  if (source === undefined) throw new Error(`the item ${item.id} names no known feed`);
  const hits = matcher.match({
    id: item.id,
    url: `https://${source.family}.example/${item.id}`,
    title: item.title,
    summary: `${item.summary ?? ''} (EXERCISE)`,
    published: toIso(item.at),
    source: source.publisher,
    lang: source.language,
    family: source.family,
  });
  return hits.filter((hit) => !hit.demoted).map((hit) => ({ item, family: source.family, hit }));
});

const familiesOf = (some: readonly Told[]): string[] => [...new Set(some.map(({ family }) => family))].sort();
const itemsHitting = (indicator: string): string[] =>
  told.filter(({ hit }) => hit.indicator === indicator).map(({ item }) => item.id);

describe('the exercise, read by the shipped indicators', () => {
  it.each(FOUNDING.flatMap((problem) => KINDS.map((kind): [string, Kind] => [problem, kind])))(
    'moves %s by news of the kind %s from at least two newsrooms',
    (problem, kind) => {
      const some = told.filter(({ hit }) => hit.problem === problem && hit.kind === kind);
      expect(familiesOf(some).length).toBeGreaterThanOrEqual(2);
    },
  );

  it('tells of no militia attack before the first rocket of week 3', () => {
    const first = readScript().items.find((item) => item.id === 'w3-asad-first');
    const attacks = told.filter(({ hit }) => hit.indicator === 'militia-attack');
    expect(familiesOf(attacks).length).toBeGreaterThanOrEqual(4);
    const early = attacks.filter(({ item }) => item.at < (first?.at ?? 0));
    expect(early.map(({ item }) => item.title)).toEqual([]);
  });

  it('takes the US strike on a militia for no attack by the militia', () => {
    const strike = itemsHitting('militia-attack').filter((id) =>
      /^w3-us-strike-(en|tigris|ar|cell)$/.test(id),
    );
    expect(strike).toEqual([]);
  });

  it('lets ISIS strike more often from day to day in week 3', () => {
    const perDay = new Map<string, number>();
    for (const { item, hit } of told) {
      const day = toIso(item.at).slice(0, 10);
      if (hit.indicator === 'isis-attack') perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    const on = (day: string) => perDay.get(`2030-01-${day}`) ?? 0;
    expect(on('10') + on('11') + on('12') + on('13')).toBe(0);
    expect(on('25')).toBeGreaterThanOrEqual(4);
    expect(on('26')).toBeGreaterThanOrEqual(4);
  });

  it('speaks of truce and raids every few days until the 21st, then falls silent for a week or to the end', () => {
    const days = (indicator: string) =>
      told
        .filter(({ hit }) => hit.indicator === indicator)
        .map(({ item }) => toIso(item.at).slice(5, 10))
        .filter((day) => day > '01-06');
    const truce = days('truce-holds');
    expect(truce.filter((day) => day <= '01-21').length).toBeGreaterThanOrEqual(12);
    expect(truce.filter((day) => day > '01-21' && day < '01-28')).toEqual([]);
    const raids = days('operations-against-isis');
    expect(raids.filter((day) => day <= '01-21').length).toBeGreaterThanOrEqual(10);
    expect(raids.filter((day) => day > '01-21')).toEqual([]);
  });

  it('leaves the indicators silent over noise', () => {
    const alarms = told.filter(({ item }) => item.part === 'noise');
    expect(alarms.map(({ item, hit }) => `${hit.indicator}: ${item.title}`)).toEqual([]);
  });
});
