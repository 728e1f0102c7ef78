import type { Page, PageRequest } from '../store/store.ts';

const PAGE_SIZE = 200;

/** Reads a paged list to its end. */
export async function allPages<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let after: string | undefined;
  do {
    const page: Page<T> = await read({ limit: PAGE_SIZE, after });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}
