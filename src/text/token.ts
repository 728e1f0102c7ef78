/**
 * One word or number of a text; punctuation, hyphens included, lies in the gaps.
 *
 * Hyphens separate: "Iran-backed" is two tokens with "-" in the gap, so "al-Asad" and "al Asad" are the same words.
 * Apostrophes join: "Kata'ib" is one token `kataib`. English 's is cut off (`norm` is the possessor, `suffix` is `s`);
 * any other ending that can be a Turkish or Kurdish case ending is kept in `norm` and also split into `base` and `suffix`.
 * Abbreviations with points are one token ("U.S." is `US`, "S.D.F." is `sdf`) and end no sentence.
 * A handful of abbreviations that are also everyday words keep their capitals in `norm`: "US", "UN", "IS", "IT", "WHO", "ICE",
 * "AIDS" are not "us", "un", "is", ... (src/text/homographs.ts). A term written `US` therefore matches "US" and "U.S.", never "us".
 */
export interface Token {
  /** UTF-16 offsets into the original text, `end` exclusive. */
  start: number;
  end: number;
  /** Folded form on which all comparison is done (case, marks, letter variants removed). */
  norm: string;
  /** Index of the sentence it stands in, from 0. */
  sentence: number;
  /** `norm` without a case ending behind an apostrophe: `irak` of "Irak'ta"; absent when there is none, and for English 's. */
  base?: string | undefined;
  /** Folded ending behind the apostrophe: `ta` of "Irak'ta", `s` of "Iran's". */
  suffix?: string | undefined;
}
