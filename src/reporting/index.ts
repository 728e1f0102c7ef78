/** The watch report: composed as data, linted, then rendered. */
export { composeReport, type FeedCondition, type ReportInput } from './compose.ts';
export { type Finding, type LintRule, lintReport } from './lint.ts';
export { REPORT_KINDS, type ReportKind, type StoredReport, type WatchReport } from './report.ts';
