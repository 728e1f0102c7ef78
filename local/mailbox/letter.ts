import PostalMime, { type Email } from 'postal-mime';
import type { Reception } from './archive.ts';

/** A reception as it is listed. */
export interface Letter {
  number: number;
  messageId: string;
  subject: string;
  from: string;
  to: string[];
  received: string;
  exercise: boolean;
  /** Which reception of the same Message-ID this is, from 1, and of how many. */
  copy: number;
  copies: number;
}

/** A reception opened for reading. */
export interface OpenLetter extends Letter {
  text: string | undefined;
  html: string | undefined;
  source: string;
}

export async function openLetter(reception: Reception): Promise<OpenLetter> {
  const mail = await parsed(reception.source);
  return {
    number: reception.number,
    messageId: mail.messageId ?? '',
    subject: mail.subject ?? '(no subject)',
    from: reception.from,
    to: reception.to,
    received: reception.received,
    exercise: mail.headers.some(({ key, value }) => key === 'x-signpost-exercise' && value === 'true'),
    copy: 1,
    copies: 1,
    text: mail.text,
    html: mail.html,
    source: reception.source.toString('utf8'),
  };
}

/** A mail whose structure cannot be read (nested without end, say) is still listed, with its source as text. */
async function parsed(
  source: Buffer,
): Promise<Pick<Email, 'messageId' | 'subject' | 'headers' | 'text' | 'html'>> {
  try {
    return await new PostalMime().parse(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      messageId: '',
      subject: `(unreadable mail: ${reason})`,
      headers: [],
      text: source.toString('utf8'),
      html: undefined,
    };
  }
}

/** Numbers the receptions of each Message-ID, so that a repeated mail is seen as one. */
export function withCopies<T extends Letter>(letters: readonly T[]): T[] {
  const seen = new Map<string, number>();
  const numbered = letters.map((letter) => {
    const copy = letter.messageId === '' ? 1 : (seen.get(letter.messageId) ?? 0) + 1;
    seen.set(letter.messageId, copy);
    return { ...letter, copy };
  });
  return numbered.map((letter) => ({
    ...letter,
    copies: Math.max(letter.copy, seen.get(letter.messageId) ?? 1),
  }));
}
