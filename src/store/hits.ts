import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import {
  type EventRoles,
  FIELDS,
  fromIso,
  type HitId,
  type HitRecord,
  HOUR,
  type IndicatorId,
  type IsoInstant,
  KINDS,
  MARK_NAMES,
  type Mark,
  reliabilitySchema,
  type Span,
  weekOf,
} from '../evidence/index.ts';
import { type EvidenceReads, rememberedEvidence } from './evidence.ts';
import type { Condition, Gateway, Key, Row } from './gateway.ts';
import { AFTER_EVERY_INSTANT, AFTER_HASH, expiryOf, instantKey, instantRange } from './instants.ts';
import { readRow } from './reading.ts';
import { count, instant, name, passage, text } from './schemas.ts';
import { shapeOf } from './shape.ts';
import { bounded } from './size.ts';
import type { Page, Store } from './store.ts';
import type { IndexName } from './table.ts';
import { noteLate } from './weeks.ts';

/** Bounds of a stored hit, in UTF-16 units and entries, so that the longest article stays a small record. */
export const HIT_BOUNDS = { title: 1_000, summary: 4_000, url: 4_000, spans: 200, spanText: 500 } as const;

const span = shapeOf<Span>()({
  field: z.enum(FIELDS),
  start: count,
  end: count,
  text,
  term: text,
});
const mark = shapeOf<Mark>()({ ...span.shape, mark: z.enum(MARK_NAMES) });
const eventRoles = shapeOf<EventRoles>()({
  agent: text.nullable(),
  action: text,
  target: text.nullable(),
});

const hitRecord = shapeOf<HitRecord>()({
  id: name,
  indicator: name,
  problem: name,
  kind: z.enum(KINDS),
  demoted: z.boolean(),
  item: z.object({ id: name, url: text, title: text }),
  event: eventRoles.optional(),
  spans: z.array(span),
  marks: z.array(mark),
  passage: passage.optional(),
  rule: text,
  at: instant,
  observed: instant,
  undated: z.boolean(),
  backfill: z.boolean(),
  feed: name,
  family: name,
  source: text,
  reliability: reliabilitySchema,
  lang: text.optional(),
  summary: text.optional(),
  revised: instant.optional(),
});

const ALL_HITS = 'HITS';
const keyOf = (id: HitId): Key => ({ pk: `HIT#${id}`, sk: 'HIT' });
const INDICATOR = 'INDICATOR#';
const ofIndicator = (indicator: IndicatorId): string => `${INDICATOR}${indicator}`;
const indicatorIn = ({ subject }: Row): IndicatorId => String(subject).slice(INDICATOR.length);
const read = (row: Row): HitRecord => readRow(hitRecord, row);

/** Hits of an index from an instant on, however many. */
const rowsFrom = (
  gateway: Gateway,
  index: IndexName,
  partition: string,
  from: IsoInstant,
): Promise<Row[]> => {
  const within = { from: instantKey(from), to: AFTER_EVERY_INSTANT };
  return gateway.first({ index, partition, within, newestFirst: false });
};

const readsOf = (gateway: Gateway): EvidenceReads => ({
  since: async (indicator, from) =>
    (await rowsFrom(gateway, 'bySubject', ofIndicator(indicator), from)).map(read),
  observedSince: async (from) =>
    (await rowsFrom(gateway, 'byObservation', ALL_HITS, from)).map((row) => ({
      indicator: indicatorIn(row),
      read: () => read(row),
    })),
});

/** The evidence: one record per indicator and item, found by id, by indicator and time, and by time alone. */
export function hitsIn(gateway: Gateway): Store['hits'] {
  const evidence = rememberedEvidence(readsOf(gateway));
  const byIds = async (ids: readonly HitId[]) => {
    const rows = await gateway.getMany(ids.map(keyOf));
    return new Map(rows.map(read).map((hit) => [hit.id, hit]));
  };
  return {
    evidence: (indicators, { from, to }) =>
      evidence(new Map(indicators.map((indicator) => [indicator, from])), to),
    evidenceSince: evidence,
    async put(hit) {
      await noteIfLate(gateway, hit, hit.observed);
      return (await gateway.putNew(rowOf(hit))) ? 'created' : 'known';
    },
    byId: async (id) => {
      const row = await gateway.get(keyOf(id));
      return row && read(row);
    },
    revise: (hit) => revise(gateway, hit),
    asOf: (hit, at) => asOf(gateway, hit, at),
    byIds,
    ofIndicator: async (indicator, range, page) =>
      hitsOn(
        await gateway.page(
          {
            index: 'bySubject',
            partition: ofIndicator(indicator),
            within: instantRange(range),
            newestFirst: true,
          },
          page,
        ),
      ),
    newest: async (range, page) =>
      hitsOn(
        await gateway.page(
          { index: 'byTime', partition: ALL_HITS, within: instantRange(range), newestFirst: true },
          page,
        ),
      ),
  };
}

const STORED: Condition = { expression: 'attribute_exists(pk)' };

async function revise(gateway: Gateway, edited: HitRecord): ReturnType<Store['hits']['revise']> {
  const row = await gateway.get(keyOf(edited.id));
  if (!row) return 'absent';
  const stored = read(row);
  const next = defined(withinBounds(revised(stored, edited)));
  if (isDeepStrictEqual(next, defined(stored))) return 'unchanged';
  await noteIfLate(gateway, stored, edited.observed);
  // What was said rested on the earlier wording: it is kept, so that it can be computed again.
  await gateway.putNew({ ...versionKey(edited), expires: row.expires, data: stored });
  // Found by warm processes as if it were observed now, though the record goes on saying when it was.
  const observedAt = observationKey(edited);
  const current = rowOf({ ...next, revised: edited.observed });
  return (await gateway.putIf({ ...current, observedAt }, STORED)) ? 'revised' : 'absent';
}

/** A week's sum may exist from the moment the week after it is over; a little earlier, since clocks differ. */
async function noteIfLate(
  gateway: Gateway,
  { indicator, at }: HitRecord,
  observed: IsoInstant,
): Promise<void> {
  const week = weekOf(fromIso(at));
  if (weekOf(fromIso(observed) + HOUR) > week) await noteLate(gateway, { indicator, week, at: observed });
}

const VERSION = 'UNTIL#';
/** The wording that stood until this edit was seen. */
const versionKey = ({ id, observed }: HitRecord): Key => ({
  ...keyOf(id),
  sk: `${VERSION}${instantKey(observed)}`,
});

/** A hit in the wording it had at an instant. */
async function asOf(gateway: Gateway, hit: HitRecord, at: IsoInstant): Promise<HitRecord> {
  if (hit.revised === undefined || fromIso(hit.revised) <= fromIso(at)) return hit;
  const within = { from: `${VERSION}${instantKey(at)}${AFTER_HASH}`, to: `${VERSION}${AFTER_EVERY_INSTANT}` };
  const [earliest] = await gateway.first({ partition: keyOf(hit.id).pk, within, newestFirst: false }, 1);
  return earliest ? read(earliest) : hit;
}

/** What an edit of the item can change, on the hit as it was. */
const revised = (stored: HitRecord, edited: HitRecord): HitRecord => ({
  ...stored,
  kind: edited.kind,
  demoted: edited.demoted,
  item: edited.item,
  event: edited.event,
  spans: edited.spans,
  marks: edited.marks,
  passage: edited.passage,
  rule: edited.rule,
  summary: edited.summary,
});

/** Without the keys that are not stored. */
const defined = ({ event, passage, lang, summary, revised, ...rest }: HitRecord): HitRecord => ({
  ...rest,
  ...(event === undefined ? {} : { event }),
  ...(passage === undefined ? {} : { passage }),
  ...(lang === undefined ? {} : { lang }),
  ...(summary === undefined ? {} : { summary }),
  ...(revised === undefined ? {} : { revised }),
});

const hitsOn = (page: Page<Row>): Page<HitRecord> => ({ ...page, items: page.items.map(read) });

const observationKey = (hit: HitRecord): string => `${instantKey(hit.observed)}#${hit.id}`;

function rowOf(hit: HitRecord): Row {
  const sort = `${instantKey(hit.at)}#${hit.id}`;
  return {
    ...keyOf(hit.id),
    subject: ofIndicator(hit.indicator),
    subjectAt: sort,
    list: ALL_HITS,
    listAt: sort,
    observations: ALL_HITS,
    observedAt: observationKey(hit),
    // Counted from the later of the two, so that old news read today is not forgotten today.
    expires: expiryOf(Math.max(fromIso(hit.at), fromIso(hit.observed))),
    data: withinBounds(hit),
  };
}

const withinBounds = (hit: HitRecord): HitRecord => ({
  ...hit,
  item: {
    ...hit.item,
    title: bounded(hit.item.title, HIT_BOUNDS.title),
    url: bounded(hit.item.url, HIT_BOUNDS.url),
  },
  summary: hit.summary === undefined ? undefined : bounded(hit.summary, HIT_BOUNDS.summary),
  spans: hit.spans.slice(0, HIT_BOUNDS.spans).map(shortened),
  marks: hit.marks.slice(0, HIT_BOUNDS.spans).map(shortened),
});

const shortened = <S extends Span>(span: S): S => ({
  ...span,
  text: bounded(span.text, HIT_BOUNDS.spanText),
});
