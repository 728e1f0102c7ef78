import * as z from 'zod';

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^(?=.{1,254}$)(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})*$`);

/**
 * Exactly one mailbox (RFC 5321 dot-string form): no display name, no list, no quoting, no control characters, so that nothing in it
 * can add a header or a recipient.
 */
export const mailAddressSchema = z
  .string()
  .regex(ADDRESS, 'must be one plain mail address such as desk@example.org, without a name or a list');
