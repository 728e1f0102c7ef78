import type { Watched } from './compose.ts';
import { plural } from './phrases.ts';
import type { WatchReport } from './report.ts';

interface Material {
  header: WatchReport['header'];
  evidence: WatchReport['evidence'];
  notSeen: WatchReport['notSeen'];
  watched: readonly Watched[];
}

/** From these shares on confidence is high or at least moderate (ours). */
const HIGH = { feeds: 0.9, confirmed: 0.5 } as const;
const MODERATE = { feeds: 0.6 } as const;

function grade(feeds: number, confirmed: number, blind: number, quoted: number): 'high' | 'moderate' | 'low' {
  if (feeds < MODERATE.feeds) return 'low';
  const grounded = quoted === 0 || confirmed >= HIGH.confirmed;
  return feeds >= HIGH.feeds && blind === 0 && grounded ? 'high' : 'moderate';
}

/** Confidence in the collection and sources behind the report, in its own sentence, apart from any judgement (ICD 203). */
export function confidenceOf({ header, evidence, notSeen }: Material): string {
  const feeds = header.feedsHealthy + header.feedsUnhealthy.length;
  const share = feeds === 0 ? 0 : header.feedsHealthy / feeds;
  const confirmed = evidence.filter((hit) => hit.grade.endsWith('1')).length;
  const level = grade(
    share,
    evidence.length === 0 ? 0 : confirmed / evidence.length,
    notSeen.blind.length,
    evidence.length,
  );
  return (
    `Confidence is ${level}: ${header.feedsHealthy} of ${plural(feeds, 'feed')} were healthy, ` +
    `${confirmed} of ${plural(evidence.length, 'quoted report')} are confirmed by independent families, ` +
    `and ${notSeen.blind.length === 0 ? 'every indicator could be seen' : `${plural(notSeen.blind.length, 'indicator')} could not be seen`}.`
  );
}
