import {
  DAY,
  type EpochMillis,
  fromIso,
  type IsoInstant,
  type Millis,
  SECOND,
  toIso,
} from '../evidence/index.ts';
import { InvalidRequestError } from './errors.ts';

/** How long evidence is kept after it was observed; what was concluded from it stays in the log. */
export const EVIDENCE_KEPT: Millis = 400 * DAY;

/** An instant as it stands in sort keys: always with milliseconds, so that text order is time order. */
export const instantKey = (at: IsoInstant): string => toIso(fromIso(at));

/** Seconds since 1970, as DynamoDB's TTL wants them. */
export const expiryOf = (at: EpochMillis, kept: Millis = EVIDENCE_KEPT): number =>
  Math.ceil((at + kept) / SECOND);

/** Sorts after every sort key that begins with an instant and `#`. */
export const AFTER_HASH = '$';

/**
 * Sort key bounds for `instant#...` keys inside [from, to].
 * @throws InvalidRequestError when an end is no instant or the range is upside down.
 */
export function instantRange(range: { from: IsoInstant; to: IsoInstant }): { from: string; to: string } {
  const [from, to] = [checked(range.from), checked(range.to)];
  if (from > to) throw new InvalidRequestError(`the range begins (${from}) after it ends (${to})`);
  return { from, to: `${to}${AFTER_HASH}` };
}

function checked(at: IsoInstant): string {
  try {
    return instantKey(at);
  } catch {
    throw new InvalidRequestError(`"${at}" is not an instant such as 2030-01-07T06:00:00.000Z`);
  }
}

/** Sorts after every sort key that begins with an instant. */
export const AFTER_EVERY_INSTANT = '~';
