import type { HitId, HitRecord, QuotedHit } from '../evidence/index.ts';

/** A hit as it is quoted in messages and reports; without a known grade its information stays unjudged (6). */
export function quote(hit: HitRecord, grade: string | undefined): QuotedHit {
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
  };
}

/** Quotations by hit id; grades as `gradeTexts` of the assessment gives them. */
export const quotes = (
  hits: readonly HitRecord[],
  grades: ReadonlyMap<HitId, string>,
): Map<HitId, QuotedHit> => new Map(hits.map((hit) => [hit.id, quote(hit, grades.get(hit.id))]));
