import type { Millis } from '../../evidence/index.ts';

/** A poll that brought nothing. Subclasses say whether asking again soon can help. */
export abstract class FetchFailure extends Error {
  /** HTTP status, when there was one. */
  readonly status: number | undefined;
  /** How long the server asked us to stay away (`Retry-After`). */
  readonly retryAfter: Millis | undefined;

  constructor(message: string, status?: number, retryAfter?: Millis) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Time-outs, resets, overload: likely to pass by itself. */
export class TransientFailure extends FetchFailure {
  override readonly name = 'TransientFailure';
}

/** Refused addresses, missing pages, documents beyond the limits: will not change until somebody changes something. */
export class PermanentFailure extends FetchFailure {
  override readonly name = 'PermanentFailure';
}

/** 410: the publisher says the feed is gone for good. */
export class GoneFailure extends PermanentFailure {}
