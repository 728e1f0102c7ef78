/** One word or number of a text; punctuation lies in the gaps. */
export interface Token {
  /** UTF-16 offsets into the original text, `end` exclusive. */
  start: number;
  end: number;
  /** Folded form on which all comparison is done (case, marks, letter variants removed). */
  norm: string;
  /** Index of the sentence it stands in, from 0. */
  sentence: number;
}
