import { memory } from './near-memory.ts';

/** The module that plain-words.wat describes; a test holds it to that text. */
export const PLAIN_WORDS_MODULE: string =
  'AGFzbQEAAAABCwFgBn9/f39/fwF/AhABBG5lYXIGbWVtb3J5AgABAwIBAAcJAQV3b3JkcwAACvECAe4CAQZ/IAFBAXQhASACQQF0IQIgBEEBdC' +
  'EEQQIhCwJAA0AgASACTw0BIAEvAQBBAXQvAYCABCEGIAZBIEkEQCAGBEBBACELIAZBBUcgBkEGR3ENA0ECIQtBBCEFCyABQQJqIQEMAQsgASEJ' +
  'IAQhCkHFu/KIeCEHA0AgACAEaiAGOwEAIARBAmohBCAHIAZzQZODgAhsIQcgAUECaiEBIAEvAQBBAXQvAYCABCEGIAZBIE8NAAsgBkEARwRAIA' +
  'ZBBUcgBCAKa0ECRnIEQCAJIQEgCiEEQQAhCwwDCwsgACADaiAFOgCAhQpBACEFIAAgA0ECdGohCCAIIARBAXY2AoSBAiAIIAlBAXY2AoCCBCAI' +
  'IAFBAXY2AoCDBiAIIAc2AoCECCADQQFqIQMgByAHQf8BcUECdCgCgIAMRw0AQQEhCwsLQYCIDCABQQF2NgIAQYSIDCADNgIAQYiIDCAEQQF2Ng' +
  'IAQYyIDCAFNgIAIAsL';

/** Outcomes of `plainWords`: a word or a character that it leaves alone, a word that may be a homograph, the end of the text. */
export const LEFT = 0;
export const MAYBE_HOMOGRAPH = 1;

/**
 * Finds plain words of the text in `nearSource`, from unit `at` on, into the columns of the scan at this address, and leaves in
 * `nearStop` where it stopped.
 */
export type PlainWords = (
  address: number,
  at: number,
  length: number,
  count: number,
  used: number,
  gapFlags: number,
) => number;

const isPlainWords = (made: unknown): made is PlainWords => typeof made === 'function';

function load(): PlainWords {
  const compiled = new WebAssembly.Module(Buffer.from(PLAIN_WORDS_MODULE, 'base64'));
  const { words } = new WebAssembly.Instance(compiled, { near: { memory } }).exports;
  if (!isPlainWords(words)) throw new TypeError('the module of plain words has no function "words"');
  return words;
}

export const plainWords: PlainWords = load();
