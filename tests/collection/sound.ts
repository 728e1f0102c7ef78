import { FeedRefused, parseFeed } from '../../src/collection/index.ts';
import { NOW } from './documents.ts';

/** What went wrong in reading a document, or `undefined` when it gave sound items or a typed refusal in time. */
export async function complaintAbout(bytes: Uint8Array): Promise<string | undefined> {
  const begin = performance.now();
  try {
    const { items } = await parseFeed(bytes, { now: NOW, url: 'https://wire.example/feed' });
    for (const { id, url, title, published, undated } of items) {
      if (!/^[0-9a-f]{32}$/.test(id)) return `id ${id}`;
      if (url !== '' && !/^https?:\/\//.test(url)) return `address ${url}`;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what may not be there
      if (/[\u0000-\u001f\u202a-\u202e]|\p{Surrogate}/u.test(title)) return `title ${JSON.stringify(title)}`;
      if (undated !== (published === undefined)) return `undated ${undated} with date ${published}`;
      if (published !== undefined && Date.parse(published) > NOW + 900_000) return `future ${published}`;
    }
  } catch (error) {
    if (!(error instanceof FeedRefused))
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const took = performance.now() - begin;
  return took > 2_000 ? `took ${took} ms` : undefined;
}
