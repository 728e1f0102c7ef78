import type { HitRecord, QuotedHit } from '../evidence/index.ts';

/** A hit as it is cited in messages and reports; without a known grade its information stays unjudged (6). */
export function cite(hit: HitRecord, grade: string | undefined): QuotedHit {
  return {
    id: hit.id,
    indicator: hit.indicator,
    title: hit.item.title,
    url: hit.item.url,
    source: hit.source,
    at: hit.at,
    grade: grade ?? `${hit.reliability}6`,
    demoted: hit.demoted,
    words: [...new Set(hit.spans.map((span) => span.text))],
    ...(hit.passage === undefined ? {} : { passage: hit.passage }),
  };
}
