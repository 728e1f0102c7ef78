/** Replays an archive of dated items through the pure core and holds what it said against known events. */
export { coursePicture } from './chart.ts';
export {
  addHitChange,
  type Comparable,
  type Comparison,
  comparableSchema,
  compareSummaries,
  comparisonLines,
  type HitChanges,
  noHitChanges,
  type StoredHit,
  storedHitSchema,
} from './compare.ts';
export { type EventList, type KnownEvent, readEvents } from './events.ts';
export { instantAt, millisOf } from './instant.ts';
export { ArchiveLedger } from './ledger.ts';
export { summaryMarkdown } from './markdown.ts';
export { backtestPage } from './page.ts';
export { Recorder } from './recorder.ts';
export { longestLookback, Replay, type ReplayedAlert } from './replay.ts';
export { type ArchiveItem, Scan, timeOf } from './scan.ts';
export { CHART_STYLE } from './style.ts';
export { type BadLine, type RunFigures, type Summary, summarise } from './summary.ts';
