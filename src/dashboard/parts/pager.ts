import { type Html, html, pathPart } from '../../markup/html.ts';

/** Links through a paged list: back to the newest, on to the older. */
export function pager(
  path: string,
  { after, next }: { after?: string | undefined; next?: string | undefined },
): Html | false {
  if (after === undefined && next === undefined) return false;
  return html`<nav class="pager" aria-label="Pages">
${after !== undefined && html`<a href="${path}" rel="first">Newest</a>`}
${next !== undefined && html`<a href="${path}?after=${pathPart(next)}" rel="next">Older</a>`}
</nav>`;
}
