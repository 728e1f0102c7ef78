/** Made-up news for measuring: words of syllables, as often as real words are (Zipf), English-like and Arabic-like mixed. */

/** Uniform numbers from 0 to 1, always the same ones (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(list: readonly T[], random: () => number): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
};

const LATIN_SYLLABLES =
  'ba be bi bo ka ke ki ko ta te ti to ra re ri ro sa se si so la le li lo ma me mi mo na ne ni no da de di do pa po ga go ha he ja jo va vo wa we shi cha tion ing er ed al us ent ist'.split(
    ' ',
  );
const ARABIC_SYLLABLES =
  'با بي بو تا تي تو را ري رو سا سي سو لا لي لو ما مي مو نا ني نو دا دي دو كا كي كو عا عي حا حي قا قي صا شا شي فا في هج ات ون ين ية اء ئي'.split(
    ' ',
  );

function makeWords(count: number, syllables: readonly string[], random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    // Frequent words are short.
    const length = 1 + Math.floor(random() * (0.6 + 0.75 * Math.log10(1 + words.size)));
    words.add(Array.from({ length }, () => pick(syllables, random)).join(''));
  }
  return [...words];
}

/** One language: words by rank, the most frequent first. */
export interface Tongue {
  words: string[];
  /** Adds up the frequencies, to draw by. */
  cumulated: Float64Array;
}

function makeTongue(count: number, syllables: readonly string[], random: () => number): Tongue {
  const words = makeWords(count, syllables, random);
  const cumulated = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 2.7);
    cumulated[rank] = sum;
  }
  return { words, cumulated: cumulated.map((each) => each / sum) };
}

function drawWord(tongue: Tongue, random: () => number): string {
  const wanted = random();
  let low = 0;
  let high = tongue.cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tongue.cumulated[middle] ?? 1) < wanted) low = middle + 1;
    else high = middle;
  }
  return tongue.words[low] ?? '';
}

export interface Language {
  latin: Tongue;
  arabic: Tongue;
}

export function makeLanguage(seed: number): Language {
  const random = randomSource(seed);
  return {
    latin: makeTongue(300_000, LATIN_SYLLABLES, random),
    arabic: makeTongue(200_000, ARABIC_SYLLABLES, random),
  };
}

/** A language that shares no word with the other: a letter stands in each of its words that the other does not have. */
export function makeForeignLanguage(seed: number): Language {
  const { latin, arabic } = makeLanguage(seed);
  return {
    latin: { ...latin, words: latin.words.map((word) => `${word}x`) },
    arabic: { ...arabic, words: arabic.words.map((word) => `${word}ث`) },
  };
}

/** Share of items in Arabic script. */
const ARABIC_SHARE = 0.35;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A text of about `words` words with capitals, commas, full stops and clitics. */
export function makeText(language: Language, words: number, random: () => number): string {
  const arabic = random() < ARABIC_SHARE;
  const tongue = arabic ? language.arabic : language.latin;
  const pieces: string[] = [];
  let left = 0;
  for (let i = 0; i < words; i += 1) {
    const starts = left === 0;
    if (starts) left = 8 + Math.floor(random() * 16);
    left -= 1;
    let word = drawWord(tongue, random);
    const dice = random();
    if (arabic && dice < 0.3) word = pick(['ال', 'و', 'ب', 'وال', 'لل'], random) + word;
    else if (!arabic && (starts || dice < 0.12)) word = capital(word);
    else if (!arabic && dice < 0.14) word += '’s';
    const end = left === 0 ? '.' : dice > 0.92 ? (arabic ? '،' : ',') : '';
    pieces.push(word + end);
  }
  return pieces.join(' ');
}

/**
 * A term: mostly one word, sometimes two or three. Terms of a watch list are names and technical words, so a single word comes
 * from the rare part of the vocabulary; words inside a phrase may be everyday ones.
 */
export function makeTermText(language: Language, random: () => number): string {
  const tongue = random() < ARABIC_SHARE ? language.arabic : language.latin;
  const dice = random();
  const length = dice < 0.55 ? 1 : dice < 0.85 ? 2 : 3;
  const word = (lowest: number): string => {
    const from = Math.log(lowest);
    const rank = Math.floor(Math.exp(from + random() * (Math.log(tongue.words.length) - from)));
    return tongue.words[Math.min(rank, tongue.words.length - 1)] ?? '';
  };
  if (length === 1) return word(20_000);
  return Array.from({ length }, () => word(200)).join(' ');
}
