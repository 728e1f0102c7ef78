import { DAY, toIso } from '../evidence/index.ts';
import { REACTION } from './decay.ts';
import {
  ago,
  chance,
  counted,
  days,
  families,
  figure,
  quoted,
  quotedPassage,
  stories,
  utcMinute,
} from './phrases.ts';
import type { AgedStory, Findings } from './signal.ts';

function headline(aged: AgedStory | undefined): string {
  const first = aged?.story.hits.find((hit) => !hit.demoted && !hit.backfill);
  if (first === undefined) return '';
  const below = first.passage === undefined ? '' : `, which says: ${quotedPassage(first.passage)}`;
  return `: ${quoted(first.item.title)}${below}`;
}

/** `newest 3 h ago: "..."`, and what the article says below its title where the hit rests on that. */
const newest = (aged: AgedStory | undefined, findings: Findings): string =>
  aged === undefined ? '' : `newest ${ago(aged.at, findings.now)}${headline(aged)}`;

const lifetime = (findings: Findings): string => days(findings.indicator.lifetime);

function corroborated(findings: Findings): string {
  const confirmed = findings.live.filter(({ story }) => story.corroborated);
  const all = new Set(confirmed.flatMap(({ story }) => story.independent)).size;
  const what = confirmed.length === 1 ? 'carry one story' : `carry ${confirmed.length} corroborated stories`;
  return `${families(all)} ${what} in ${lifetime(findings)}, ${newest(confirmed[0], findings)}`;
}

function reported(findings: Findings): string {
  const count = findings.live.length;
  const names = new Set(findings.live.flatMap(({ story }) => story.families));
  const single =
    names.size === 1
      ? `1 family (${[...names].join()})`
      : `${names.size} families, each alone with its story`;
  return `${stories(count)} from ${single} in ${lifetime(findings)}, not corroborated, ${newest(findings.live[0], findings)}`;
}

function surging(findings: Findings): string {
  const { aberration } = findings;
  if (aberration?.counts === undefined) return corroborated(findings);
  const { counts } = aberration;
  const test =
    counts.method === 'gamma-poisson'
      ? `chance of that ${chance(counts.statistic)} (Gamma-Poisson, limit ${figure(counts.limit)})`
      : `${counts.method} ${figure(counts.statistic)} against a limit of ${figure(counts.limit)}`;
  const usual = `${stories(aberration.stories)} on ${aberration.day} where ${figure(aberration.mean)} a day are usual`;
  return `${usual} over ${counted(aberration.span, 'healthy day', 'healthy days')}, ${test}; ${newest(findings.live[0], findings)}`;
}

function overdue(findings: Findings): string {
  const { silence, indicator, latest } = findings;
  const expected =
    indicator.expected === undefined ? '' : ` Expected: ${indicator.expected.reason.replace(/\.$/, '')}.`;
  if (silence?.overdue !== true || silence.chance === undefined || silence.limitDays === undefined) {
    const last = latest === undefined ? '' : ` since ${utcMinute(toIso(latest))}`;
    return `still not seen${last}.${expected}`;
  }
  return (
    `not seen for ${figure(silence.silentDays)} healthy days, overdue from ${figure(silence.limitDays)}: ` +
    `with ${stories(silence.stories)} in the ${figure(silence.baselineDays)} healthy days before, ` +
    `the chance of such a silence is ${chance(silence.chance)}.${expected}`
  );
}

function fading(findings: Findings): string {
  const score = Math.floor(findings.lit[0]?.score ?? 0);
  return `weight down to ${score} of 100 (reaction point ${REACTION.fading}), ${newest(findings.lit[0], findings)}`;
}

function idleNote(findings: Findings): string {
  return findings.idle === 0
    ? ''
    : `; ${counted(findings.idle, 'hit', 'hits')} shown but not counted (demoted or backfilled)`;
}

function lookedThrough(findings: Findings): string {
  const { feeds, seeing } = findings.coverage;
  return `${seeing} of ${counted(feeds, 'feed', 'feeds')} that could carry it ${seeing === 1 ? 'is' : 'are'} seen through`;
}

function quiet(findings: Findings): string {
  const last = findings.latest === undefined ? '' : `, last seen ${ago(findings.latest, findings.now)}`;
  return `nothing seen in ${lifetime(findings)}${last}; ${lookedThrough(findings)}${idleNote(findings)}`;
}

/** `no healthy collection since ...`. */
export function noSight(findings: Findings): string {
  const { feeds, lastLook } = findings.coverage;
  if (feeds === 0) return 'no feed in the catalogue can carry it';
  const which = feeds === 1 ? 'the 1 feed' : `all ${feeds} feeds`;
  if (lastLook === undefined) return `no healthy collection by ${which} that could carry it`;
  return `no healthy collection since ${utcMinute(toIso(lastLook))} by ${which} that could carry it`;
}

function kept(findings: Findings): string {
  const last = findings.lit[0] ? `, ${newest(findings.lit[0], findings)}` : '';
  return `kept as ${findings.signal}, because ${noSight(findings)} and missing data resolves nothing${last}`;
}

const SAYS: Readonly<Record<Findings['signal'], (findings: Findings) => string>> = {
  blind: noSight,
  quiet,
  reported,
  corroborated,
  surging,
  overdue,
  fading,
};

/** One sentence with the figures a signal rests on. */
export function whyOf(findings: Findings): string {
  if (findings.signal !== findings.computed && findings.coverage.seeing === 0)
    return sentence(kept(findings));
  const text = SAYS[findings.signal](findings);
  const unseen = findings.coverage.seeing === 0 && findings.signal !== 'blind';
  return sentence(unseen ? `${text}; ${noSight(findings)}${stopped(findings)}` : text);
}

function stopped(findings: Findings): string {
  const first = findings.lit[0];
  if (first === undefined) return '';
  const lost = findings.now - first.at - first.age;
  return lost > 0.5 * DAY ? `, so that ${days(lost)} did not age it` : '';
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
