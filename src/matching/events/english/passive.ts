import type { Draft } from '../draft.ts';
import { COMMA, gapHas, has, isMention } from '../unit.ts';
import * as W from '../word-class.ts';
import { assignAgents, assignTargets } from './active.ts';
import { type NounPhrase, readList } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP } from './speech.ts';
import { subjectOf } from './subject.ts';

/** E3: what follows "by" or "at the hands of" did it. Looked for up to the end of the clause, before any event noun. */
function agentAfterMarker(sentence: Sentence, draft: Draft, end: number): void {
  const { units, speech } = sentence;
  for (let at = draft.anchor + 1; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(unit, HARD_GAP)) return;
    if (isMention(unit) || !has(unit, W.AGENT_MARKER)) {
      if (speech[at] === 'noun' || speech[at] === 'active') return;
      continue;
    }
    const agents = agentsIn(sentence, readList(sentence, at + 1, end));
    assignAgents(draft, agents, 'E3');
    if (agents.every(({ actors }) => actors.length === 0))
      agentOfWeapon(sentence, draft, agents.at(-1)?.end ?? at + 1, end);
    return;
  }
}

/** "hit by drone, three men of A dead": behind a comma the list of those who did it goes on only if it has named one. */
function agentsIn({ units }: Sentence, list: readonly NounPhrase[]): readonly NounPhrase[] {
  const named = list.findIndex(({ actors }) => actors.length > 0);
  return named > 0 && gapHas(units[list[named]?.start ?? 0], COMMA) ? list.slice(0, named) : list;
}

/** "hit by drone from A", "hit by rocket fired by A": the weapon's sender. */
function agentOfWeapon(sentence: Sentence, draft: Draft, from: number, end: number): void {
  const { units } = sentence;
  for (let at = from; at < Math.min(from + 3, end); at += 1) {
    if (!has(units[at], W.FROM) || isMention(units[at])) continue;
    assignAgents(draft, readList(sentence, at + 1, end), 'E3');
    return;
  }
}

/** E3, E4: the subject suffered it; the agent is only what the clause names as such, never another actor of the title. */
export function readPassive(sentence: Sentence, draft: Draft): void {
  const subject = subjectOf(sentence, draft.anchor);
  const end = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.end ?? sentence.units.length;
  agentAfterMarker(sentence, draft, end);
  if (subject.via !== 'self') assignTargets(draft, subject.phrases, draft.hasRole('agent') ? 'E3' : 'E4');
}
