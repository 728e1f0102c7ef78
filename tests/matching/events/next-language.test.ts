import { describe, expect, it } from 'vitest';
import { type CueLanguage, TARGET_BEHIND } from '../../../src/matching/events/cues/cue-language.ts';
import { readByCues } from '../../../src/matching/events/cues/read.ts';
import { compileLexicon } from '../../../src/matching/events/lexicon.ts';
import type { RoleInput } from '../../../src/matching/events/reading.ts';
import * as W from '../../../src/matching/events/word-class.ts';
import { tokenise } from '../../../src/text/index.ts';
import { inputFor } from './vocabulary.ts';

/** A language that nobody speaks: "vun" leads to who does it, "ta" stands behind whom it is done to, the verb is "zarkat". */
const INVENTED: CueLanguage = {
  lang: 'fa',
  status: 'test',
  rules: 'X',
  agentOfNoun: 'before',
  caseOf: () => undefined,
  unknownBeforeCue: 0,
  future: /^za-zarkat$/u,
  lexicon: compileLexicon([
    { classes: W.AGENT_MARKER, words: 'vun' },
    { classes: TARGET_BEHIND, words: 'ta' },
    { classes: 0, mark: 'hypothetical', reach: 'clause', words: 'moru' },
  ]),
};

function inventedInput(text: string): RoleInput {
  const at = tokenise(text).findIndex(({ norm }) => norm === 'zarkat');
  const act = { action: 'actions.attack', lemma: 'zarkat', forms: ['past'] as const, start: at, end: at + 1 };
  return { ...inputFor(text), lang: 'fa', actions: [act] };
}
const rolesIn = (text: string) =>
  readByCues(inventedInput(text), INVENTED).flatMap(({ participants, marks }) =>
    participants.map(({ mention, role, rule }) =>
      [mention.entry, role, rule, ...marks.map(({ mark }) => mark)].join(' '),
    ),
  );

describe('the next language', () => {
  it('is one table of its closed classes', () => {
    expect(rolesIn('vun Osprey Front Falcon Brigade ta zarkat')).toEqual([
      'actors.osprey-front agent X1',
      'actors.falcon-brigade target X1',
    ]);
    expect(rolesIn('vun Falcon Brigade Osprey Front ta zarkat')).toEqual([
      'actors.falcon-brigade agent X1',
      'actors.osprey-front target X1',
    ]);
  });

  it('brings its own marks', () => {
    expect(rolesIn('vun Osprey Front moru zarkat')).toEqual(['actors.osprey-front agent X1 hypothetical']);
  });
});
