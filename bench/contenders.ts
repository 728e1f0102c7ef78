import { AhoCorasick } from '@monyone/aho-corasick';
import { AhoCorasick as DoubleArrayAhoCorasick } from '@monyone/aho-corasick/fast';
import MiniSearch from 'minisearch';
import type { MatchableItem } from '../src/evidence/index.ts';
import { Engine } from '../src/matching/engine/engine.ts';
import { readRoles } from '../src/matching/events/index.ts';
import { compilePlainly } from '../src/matching/plain-matcher.ts';
import { type BenchIndicator, holds, libraryOf } from './library.ts';

/** Matches one item, evidence included, and says how many indicators hit. */
export type MatchItem = (item: MatchableItem) => number;

export interface Contender {
  name: string;
  /** Most terms it is tried with: beyond, building or a single item takes minutes, or the process dies. */
  most: number;
  build(indicators: readonly BenchIndicator[]): MatchItem;
}

interface Evidence {
  term: string;
  start: number;
  end: number;
}

const textsOf = ({ title, summary, content }: MatchableItem): string[] =>
  [title, summary, content].filter((text) => text !== undefined);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const NO_LETTER_BEFORE = '(?<![\\p{L}\\p{N}])';
const NO_LETTER_BEHIND = '(?![\\p{L}\\p{N}])';

/** What one writes first: an alternation for every indicator, with word boundaries that hold in Arabic too. */
function regExpPerIndicator(indicators: readonly BenchIndicator[]): MatchItem {
  const compiled = indicators.map((indicator) => {
    const order = new Map(indicator.terms.map((term, i) => [term.toLowerCase(), i]));
    const words = indicator.terms.map(escaped).join('|');
    return {
      indicator,
      order,
      regExp: new RegExp(`${NO_LETTER_BEFORE}(?:${words})${NO_LETTER_BEHIND}`, 'giu'),
    };
  });
  return (item) => {
    const texts = textsOf(item);
    let hits = 0;
    for (const { indicator, order, regExp } of compiled) {
      const found = new Set<number>();
      const evidence: Evidence[] = [];
      for (const text of texts) {
        for (const match of text.matchAll(regExp)) {
          const term = match[0];
          found.add(order.get(term.toLowerCase()) ?? -1);
          evidence.push({ term, start: match.index, end: match.index + term.length });
        }
      }
      if (evidence.length > 0 && holds(indicator, (i) => found.has(i))) hits += 1;
    }
    return hits;
  };
}

interface Automaton {
  matchInText(text: string): { begin: number; end: number; keyword: string }[];
}

const isWordAt = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));

/** An Aho-Corasick automaton over all terms, word boundaries checked behind it, then only the indicators concerned. */
function automatonOver(
  indicators: readonly BenchIndicator[],
  make: (terms: string[]) => Automaton,
): MatchItem {
  const users = new Map<string, { indicator: number; term: number }[]>();
  indicators.forEach(({ terms }, indicator) => {
    terms.forEach((text, term) => {
      const key = text.toLowerCase();
      const known = users.get(key);
      if (known) known.push({ indicator, term });
      else users.set(key, [{ indicator, term }]);
    });
  });
  const automaton = make([...users.keys()]);
  return (item) => {
    const found = new Map<number, Map<number, Evidence[]>>();
    for (const text of textsOf(item)) {
      const lower = text.toLowerCase();
      for (const { begin, end, keyword } of automaton.matchInText(lower)) {
        if (isWordAt(lower, begin - 1) || isWordAt(lower, end)) continue;
        for (const { indicator, term } of users.get(keyword) ?? []) {
          const terms = found.get(indicator) ?? new Map<number, Evidence[]>();
          found.set(indicator, terms);
          const evidence = terms.get(term);
          if (evidence) evidence.push({ term: keyword, start: begin, end });
          else terms.set(term, [{ term: keyword, start: begin, end }]);
        }
      }
    }
    let hits = 0;
    for (const [id, terms] of found) {
      const indicator = indicators[id];
      if (indicator && holds(indicator, (i) => terms.has(i))) hits += 1;
    }
    return hits;
  };
}

/** A search engine turned round: the item is indexed, and every indicator's words are searched in it. No phrases, no spans. */
function searchEngine(indicators: readonly BenchIndicator[]): MatchItem {
  const queries = indicators.map((indicator) => ({
    indicator,
    query: indicator.terms.join(' '),
    words: indicator.terms.map((term) => term.toLowerCase().split(' ')),
  }));
  return (item) => {
    const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
    index.add({ id: item.id, text: textsOf(item).join('\n') });
    let hits = 0;
    for (const { indicator, query, words } of queries) {
      const found = new Set(index.search(query)[0]?.terms);
      if (found.size > 0 && holds(indicator, (i) => words[i]?.every((word) => found.has(word)) ?? false))
        hits += 1;
    }
    return hits;
  };
}

export const CONTENDERS: readonly Contender[] = [
  {
    name: 'Signpost engine',
    most: 300_000,
    build(indicators) {
      const engine = new Engine(libraryOf(indicators), readRoles);
      return (item) => engine.match(item).length;
    },
  },
  {
    name: 'Signpost plain evaluator',
    most: 30_000,
    build(indicators) {
      const plain = compilePlainly(libraryOf(indicators), readRoles);
      return (item) => plain.match(item).length;
    },
  },
  // 30,000 such expressions are more machine code than V8 has room for: the process dies.
  { name: 'RegExp per indicator', most: 30_000, build: regExpPerIndicator },
  {
    name: 'Aho-Corasick, double array (@monyone/aho-corasick/fast)',
    most: 3_000,
    build: (indicators) => automatonOver(indicators, (terms) => new DoubleArrayAhoCorasick(terms)),
  },
  {
    name: 'Aho-Corasick (@monyone/aho-corasick)',
    most: 300_000,
    build: (indicators) => automatonOver(indicators, (terms) => new AhoCorasick(terms)),
  },
  { name: 'MiniSearch, item indexed, every query run', most: 30_000, build: searchEngine },
];
