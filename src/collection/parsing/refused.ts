/** Why a document is not read. Every refusal is permanent for these bytes: reading them again gives the same answer. */
export type RefusalType =
  | 'empty'
  | 'too-large'
  | 'not-a-feed'
  | 'html-page'
  | 'bad-json'
  | 'binary'
  | 'too-slow'
  | 'unreadable';

/** The bytes are no feed this reader can take; `type` is for programs, `reason` for people. */
export class FeedRefused extends Error {
  override readonly name = 'FeedRefused';
  readonly type: RefusalType;
  readonly reason: string;

  constructor(type: RefusalType, reason: string) {
    super(`${type}: ${reason}`);
    this.type = type;
    this.reason = reason;
  }
}
