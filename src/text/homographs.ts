/**
 * Abbreviations of the news that are everyday words in small letters ("US" and "us", "IS" and "is"). Written in capitals, or
 * with points ("U.S."), they keep capitals in their norm, so neither ever matches the other.
 *
 * In a text without any small letter ("IT IS TIME TO ACT") capitals say nothing: there only the ones marked `shouted` are
 * taken for the abbreviation, because a headline in capitals means the country far oftener than the pronoun.
 */
export const HOMOGRAPHS: ReadonlyMap<string, { abbreviation: string; shouted: boolean }> = new Map([
  ['us', { abbreviation: 'US', shouted: true }],
  ['un', { abbreviation: 'UN', shouted: true }],
  ['is', { abbreviation: 'IS', shouted: false }],
  ['it', { abbreviation: 'IT', shouted: false }],
  ['who', { abbreviation: 'WHO', shouted: false }],
  ['ice', { abbreviation: 'ICE', shouted: false }],
  ['aids', { abbreviation: 'AIDS', shouted: false }],
]);

/** Fewer capitals than this are a name or a term, not a text in capitals. */
const SHOUTING = 12;

/** Whether a text is written in capitals throughout. */
export function isShouted(text: string): boolean {
  if (/\p{Ll}/u.test(text)) return false;
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= SHOUTING;
}
