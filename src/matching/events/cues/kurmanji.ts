import { compileLexicon } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { type CueLanguage, SUFFERS } from './cue-language.ts';

/** Kurmanji: "ji aliyê" holds the agent, "li ser" the target; endings swap with tense and are not asked. */
export const KURMANJI: CueLanguage = {
  lang: 'kmr',
  status: 'test',
  rules: 'K',
  agentOfNoun: 'behind',
  caseOf: () => undefined,
  lexicon: compileLexicon([
    { classes: W.AGENT_MARKER, words: 'ji aliyê, ji hêla, ji layê, bi destê' },
    {
      classes: W.TARGET_MARKER,
      words: 'li ser, bike ser, bikin ser, dike ser, dikin ser, li dijî, êrîşî, ber bi',
    },
    { classes: SUFFERS, words: 'bû hedef, bûn hedef, hat hedefgirtin, hatin hedefgirtin' },
    {
      classes: W.PEOPLE,
      words:
        'çekdarên, çekdarê, fermandarê, fermandarên, hêzên, şervanên, şervanê, leşkerên, leşkerê, serokê, endamê, endamên, hucreya, hucreyên, hucreyek, emîrê, emîrên, milîsên, dronên, dronê',
    },
    {
      classes: W.PROPERTY,
      words: 'baregeha, baregehên, bingeha, bingehên, kampa, kampên, navenda, balyozxaneya, cihê, cihên',
    },
    { classes: W.NOT_THE_ACTOR, words: 'alîgirên, girtiyên, malbatên, dîlên, qurbaniyên' },
    { classes: W.CLAIM, words: 'berpirsiyarî girt ser xwe, li xwe girt, girt ser xwe, berpirsyariya' },
    { classes: W.SAY, words: 'got, gotin, ragihand, dibêje' },
    { classes: W.BREAK, words: 'piştî, berî, lê, dema, dema ku, ji ber' },
    { classes: W.PRIOR, words: 'piştî' },
    { classes: W.AND, words: 'û, bi, navbera, di navbera' },
    { classes: W.PREPOSITION, words: 'li, ji, di, bo' },
    {
      classes: 0,
      mark: 'hypothetical',
      reach: 'clause',
      words: 'gef, gefa, gef xwar, gefê, eger, heke, dê, plan, plana, amade',
    },
    {
      classes: 0,
      mark: 'negated',
      reach: 'clause',
      words: 'red kir, derewand, înkar kir, nekir, nîne, bêyî',
    },
    { classes: 0, mark: 'thwarted', reach: 'clause', words: 'pûç kir, asteng kir, hat astengkirin' },
    { classes: 0, mark: 'repelled', reach: 'clause', words: 'şikand, hat şikandin, xist xwarê, hat xistin' },
    { classes: 0, mark: 'historical', reach: 'clause', words: 'salvegera, bîranîna, dadgehkirina' },
    { classes: 0, mark: 'suspended', reach: 'clause', words: 'rawestand, sekinand' },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'manevra, tatbîqat' },
  ]),
};
