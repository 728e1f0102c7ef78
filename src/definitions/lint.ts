import { eventsIn, hasDoer, leavesOf, membersOf } from './clauses.ts';
import { everydayTwin } from './common-words.ts';
import type { Condition, EventCondition, Term, WeightsCondition } from './condition.ts';
import { type Finding, Findings } from './finding.ts';
import type { IndicatorDefinition, Library, Place, ProblemDefinition } from './model.ts';
import { termKey } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Spread of ratings over scenarios below which an indicator tells them apart weakly, or not at all (METHOD section 2). */
const KEEP = 3;
const NON_DIAGNOSTIC = 1;

/** What is doubtful in a library that loads: warnings, and errors for what a stable indicator must have. */
export function lintLibrary(library: Library): Finding[] {
  const findings = new Findings();
  for (const problem of library.problems) {
    lintProblem(problem, findings);
    for (const indicator of problem.indicators) lintIndicator(indicator, library.vocabulary, findings);
  }
  lintVocabulary(library.vocabulary, findings);
  return findings.all;
}

function lintProblem(problem: ProblemDefinition, findings: Findings): void {
  const polarities = new Set(problem.indicators.map(({ polarity }) => polarity));
  for (const polarity of ['for', 'against', 'assumption'] as const) {
    if (polarities.has(polarity)) continue;
    const reason = `${problem.id} has no indicator of polarity "${polarity}"`;
    findings.warn(
      problem.place,
      'one-sided',
      reason,
      'ask what would show the opposite, or that a premise fails',
    );
  }
  for (const { id } of problem.scenarios) {
    if (problem.indicators.some((indicator) => isUniqueTo(indicator, id))) continue;
    const reason = `no indicator is unique to scenario "${id}" of ${problem.id}`;
    findings.warn(problem.place, 'diagnosticity', reason, 'add one that is likely there and nowhere else');
  }
}

/** Rated Likely or better for this scenario and for no other. */
function isUniqueTo({ diagnosticity }: IndicatorDefinition, scenario: string): boolean {
  return Object.entries(diagnosticity).every(([id, rating]) => rating >= 1 === (id === scenario));
}

function lintIndicator(indicator: IndicatorDefinition, vocabulary: Vocabulary, findings: Findings): void {
  lintDiagnosticity(indicator, findings);
  lintExamples(indicator, findings);
  lintBackground(indicator, findings);
  lintConjunction(indicator, findings);
  for (const condition of [indicator.condition, ...indicator.exclude])
    for (const term of termsIn(condition)) lintEverydayWord(term, indicator.place, findings);
  for (const event of eventsIn(indicator.condition)) lintEvent(indicator, event, vocabulary, findings);
}

function lintDiagnosticity({ id, place, diagnosticity }: IndicatorDefinition, findings: Findings): void {
  const ratings = Object.values(diagnosticity);
  const spread = Math.max(...ratings) - Math.min(...ratings);
  if (spread >= KEEP) return;
  const word = spread <= NON_DIAGNOSTIC ? 'non-diagnostic' : 'weak';
  const reason = `${id} is ${word}: its ratings spread by ${spread} only`;
  findings.warn(
    place,
    'diagnosticity',
    reason,
    'rate it anew, or keep it knowing that it cannot tell scenarios apart',
  );
}

function lintExamples(indicator: IndicatorDefinition, findings: Findings): void {
  const { id, place, examples, status, condition } = indicator;
  if (examples.noMatch.length === 0) {
    const mend = 'add texts under no-match that look alike and must stay silent';
    findings.warn(place, 'no-counter-example', `${id} has no counter-example`, mend);
  }
  const refused = new Set(examples.noMatch.map(({ lang }) => lang));
  for (const lang of new Set(examples.match.map((example) => example.lang))) {
    if (examples.noMatch.length === 0 || refused.has(lang)) continue;
    const reason = `${id} has examples in "${lang}" and no counter-example in it`;
    findings.warn(place, 'no-counter-example', reason, `add one in "${lang}"`);
  }
  if (!eventsIn(condition).some(hasDoer)) return;
  if (examples.noMatch.some(({ mirrors }) => mirrors === 'roles-swapped')) return;
  const reason = `${id} has an event and no counter-example with the roles swapped`;
  const mend = 'add a no-match example with "mirrors: roles-swapped": attacker and target exchanged';
  if (status === 'stable') findings.error(place, 'no-mirror', reason, mend);
  else findings.warn(place, 'no-mirror', reason, mend);
}

/** What a draft may leave for later and a stable indicator must say. */
function lintBackground(indicator: IndicatorDefinition, findings: Findings): void {
  const { id, place, status, references, falsePositives } = indicator;
  const report = status === 'stable' ? findings.error : findings.warn;
  if (references.length === 0)
    report.call(
      findings,
      place,
      'no-references',
      `${id} names no references`,
      'say where its knowledge comes from',
    );
  if (falsePositives.length === 0)
    report.call(
      findings,
      place,
      'no-false-positives',
      `${id} notes no false positives`,
      'say what it could take for a hit',
    );
}

/** An actor, an action and a place that merely stand in one text are right one time in five. */
function lintConjunction({ id, place, condition }: IndicatorDefinition, findings: Findings): void {
  if (!isBareConjunction(condition)) return;
  const reason = `${id} takes an actor and an action side by side for the actor's act`;
  findings.warn(place, 'bare-conjunction', reason, 'who does it? write it as event: with agent and action');
}

/** At any depth: an alternative may be the bare one, and what is asked for together may be nested. */
function isBareConjunction(condition: Condition): boolean {
  const together = askedTogether(condition);
  const has = (kind: string) => together.some((each) => isOneOf(each, kind));
  return (
    (has('actors') && has('actions')) ||
    (condition.type !== 'none' && membersOf(condition).some(isBareConjunction))
  );
}

/** The clauses that must hold together for this one; an alternative is one of them. */
function askedTogether(condition: Condition): readonly Condition[] {
  switch (condition.type) {
    case 'sentence':
    case 'field':
      return askedTogether(condition.that);
    case 'all':
    case 'near':
      return condition.of.flatMap(askedTogether);
    case 'atLeast':
      return condition.count > 1 ? condition.of.flatMap(askedTogether) : [condition];
    case 'weights':
      return weighedTogether(condition).flatMap(askedTogether);
    default:
      return [condition];
  }
}

/** Those that do not reach the threshold by themselves. */
const weighedTogether = ({ threshold, of }: WeightsCondition): Condition[] =>
  of.filter(({ weight }) => weight > 0 && weight < threshold).map(({ when }) => when);

/** A name of this kind, or alternatives of which one is and the others are names of it or words. */
function isOneOf(condition: Condition, kind: string): boolean {
  if (condition.type === 'list') return condition.list.startsWith(`${kind}.`);
  if (condition.type !== 'any') return false;
  return (
    condition.of.some((each) => isOneOf(each, kind)) &&
    condition.of.every((each) => each.type === 'term' || isOneOf(each, kind))
  );
}

function lintEvent(
  { id, place }: IndicatorDefinition,
  event: EventCondition,
  vocabulary: Vocabulary,
  findings: Findings,
): void {
  const { agent, target, notTarget, parties } = event;
  if (agent === undefined || agent === 'none' || !target || notTarget.length > 0 || parties !== 'count')
    return;
  const doers = new Set(agent.any.flatMap((name) => vocabulary.lists.get(name) ?? []));
  const both = target.any
    .flatMap((name) => vocabulary.lists.get(name) ?? [])
    .filter((name) => doers.has(name));
  const [first] = both;
  if (first === undefined) return;
  const reason = `${id} has ${first} on both sides of its event`;
  findings.warn(place, 'overlapping-roles', reason, 'set not-target, or say what parties: do');
}

const termsIn = (condition: Condition): Term[] =>
  leavesOf(condition).flatMap((each) => (each.type === 'term' ? [each.term] : []));

/** Folding overlooks letters that tell a name from a word of every second sentence. */
function lintEverydayWord(term: Term, place: Place, findings: Findings): void {
  const [word, second] = term.words;
  if (word === undefined || second !== undefined || term.prefix || term.exactCase) return;
  const common = everydayTwin(term.text, word);
  if (common === undefined) return;
  const reason = `"${term.text}" is read as "${common}", which stands in every second text`;
  findings.warn(
    place,
    'everyday-word',
    reason,
    'write the phrase it stands in, or let it ask for support (needs)',
  );
}

function lintVocabulary(vocabulary: Vocabulary, findings: Findings): void {
  const owners = new Map<string, { name: string; supported: boolean }>();
  for (const entry of vocabulary.entries.values()) {
    for (const { term, needs } of entry.aliases) if (!needs) lintEverydayWord(term, entry.place, findings);
    // Two groups of words may well share one; two actors or places may not.
    for (const { term, needs } of entry.kind === 'words' ? [] : entry.aliases) {
      const key = `${entry.kind} ${termKey(term)}`;
      const owner = owners.get(key);
      const supported = needs !== undefined;
      owners.set(key, { name: entry.name, supported });
      if (owner === undefined || owner.name === entry.name || (owner.supported && supported)) continue;
      const reason = `"${term.text}" is an alias of ${owner.name} and of ${entry.name}`;
      findings.warn(
        entry.place,
        'shared-alias',
        reason,
        'keep it in one of them, or make both ask for support (needs)',
      );
    }
    if (entry.action && !entry.action.nouns && !entry.action.objectNouns && !entry.action.mutualNouns) {
      const reason = `action ${entry.name} has no nouns`;
      findings.warn(
        entry.place,
        'no-nouns',
        reason,
        'half of all headlines name the act by a noun: add nouns',
      );
    }
  }
}
