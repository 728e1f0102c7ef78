/** Placeholder shape until the language is defined in this room. */
export type Condition = unknown;
