/** Metrics, named once for the code that counts and the alarms that watch. */
export const METRICS = {
  feedsPolled: 'FeedsPolled',
  feedsFailed: 'FeedsFailed',
  itemsRead: 'ItemsRead',
  itemsNew: 'ItemsNew',
  hitsStored: 'HitsStored',
  assessRuns: 'AssessRuns',
  transitions: 'Transitions',
  mailsAccepted: 'MailsAccepted',
  mailsRefused: 'MailsRefused',
  reports: 'Reports',
} as const;
export type MetricName = keyof typeof METRICS;
/** Those that an alarm watches. Each costs as much a month as 480,000 DynamoDB writes, so the others are only written to the log. */
export const WATCHED: ReadonlySet<MetricName> = new Set<MetricName>([
  'feedsPolled',
  'assessRuns',
  'mailsRefused',
]);
export const METRIC_NAMESPACE = 'Signpost';
/** Functions that send mail count refusals together: one metric and one alarm say that somebody was not warned, the log says by whom. */
export const SENDERS = 'mail';

/** Where counts go: CloudWatch in the cloud, a plain tally on one machine. */
export interface Meter {
  count(metric: MetricName, by: number): void;
}

/** Where sentences for operators go. */
export interface Journal {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}
