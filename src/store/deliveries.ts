import { DAY, fromIso } from '../evidence/index.ts';
import type { Gateway, Key } from './gateway.ts';
import { expiryOf, instantKey } from './instants.ts';
import type { Store } from './store.ts';

/** Addresses are personal data: kept as long as a message could be sent again, with a wide margin, and no longer. */
const KEPT = 400 * DAY;
const keyOf = (messageId: string, recipient: string): Key => ({ pk: `MAIL#${messageId}`, sk: recipient });

/** Which message was accepted for whom, so that a repeated run mails nobody twice. */
export function deliveriesIn(gateway: Gateway): Store['deliveries'] {
  return {
    accepted: async (messageId, recipient) => (await gateway.get(keyOf(messageId, recipient))) !== undefined,
    async record(messageId, recipient, at) {
      const expires = expiryOf(fromIso(at), KEPT);
      // The first acceptance is the one that counts; a later one changes nothing.
      await gateway.putNew({ ...keyOf(messageId, recipient), acceptedAt: instantKey(at), expires });
    },
  };
}
