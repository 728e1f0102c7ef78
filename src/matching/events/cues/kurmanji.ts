import { compileLexicon, wordSet } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { type CueLanguage, SUFFERS } from './cue-language.ts';

/** A head noun with its izafe: "baregeha", "baregehên", "baregeheke". */
const headed = (stems: string): string =>
  stems
    .split(', ')
    .flatMap((stem) =>
      ['ê', 'a', 'ên', 'ekî', 'ekê', 'eke', 'ek', 'yê', 'ya', 'yên', 'yeke', 'yekî', 'in'].map(
        (end) => stem + end,
      ),
    )
    .join(', ');

/** Kurmanji: "ji aliyê" holds the agent, "li ser" the target; endings swap with tense and are not asked. */
export const KURMANJI: CueLanguage = {
  lang: 'kmr',
  status: 'test',
  unknownBeforeCue: 1,
  rules: 'K',
  agentOfNoun: 'behind',
  caseOf: () => undefined,
  scene: wordSet('di'),
  // "dê êrîş bike": the future shows in the verb; the word itself folds like the "de" of "di ... de".
  // So does "bê kuştin", which is to be killed, would be, or is "without killing", and never has been.
  future: /(?:^| )(?:bi(?:ke|kin|kuje|kujin|gire|girin|be|bin)|ben?)(?: |$)/u,
  own: /(?:^| )bi(?:kin|kujin)(?: |$)/u,
  isIdiom: (units, at) =>
    units[at + 1]?.norm === 'ser' && (units[at + 2]?.norm === 'xwe' || units[at]?.norm === 'girt'),
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
    {
      classes: W.PEOPLE,
      words: headed(
        'çekdar, fermandar, hêz, şervan, leşker, serok, serkirde, endam, hucre, emîr, milîs, dron, çete, balafir, berpirs, artêş, terorîst',
      ),
    },
    {
      classes: W.PROPERTY,
      words: headed(
        'baregeh, bingeh, kamp, navend, balyozxane, cih, xal, nuqte, veşargeh, depo, gund, mevzî, karargeh, konvoy',
      ),
    },
    {
      classes: W.NOT_THE_ACTOR,
      words:
        'girtî, malbat, mayînên, mayîna, hatiye dagirkirin, hatî dagirkirin, hatine dagirkirin, hatin dagirkirin, hat dagirkirin, dagirkirî, mabû, maye, mabûn, mane, alîgirên, girtiyên, malbatên, dîlên, qurbaniyên',
    },
    {
      classes: W.CLAIM,
      words:
        'berpirsiyarî girt ser xwe, li xwe girt, girt ser xwe, girtin ser xwe, berpirsyariya, berpirsiyariya, ser xwe',
    },
    { classes: W.SAY, words: 'got, gotin, ragihand, dibêje' },
    { classes: W.BREAK, words: 'piştî, berî, lê, dema, dema ku, ji ber' },
    { classes: W.PRIOR, words: 'piştî' },
    { classes: W.AND, words: 'û, bi, navbera, di navbera' },
    { classes: W.PREPOSITION, words: 'li, ji, di, bo, de, da' },
    {
      classes: 0,
      mark: 'hypothetical',
      reach: 'clause',
      words: 'gef, gefa, gef xwar, gefê, eger, heke, amadekarî, amadekariya, amadekariyê, plan, plana, amade',
    },
    // "êrîşî B bike": the verb of a compound that stands behind its object.
    { classes: 0, mark: 'hypothetical', reach: 'clause', words: 'bike, bikin' },
    {
      classes: 0,
      mark: 'negated',
      reach: 'clause',
      words: 'red kir, red dike, red dikin, derewand, înkar kir, nekir, nîne, bêyî',
    },
    { classes: 0, mark: 'thwarted', reach: 'clause', words: 'pûç kir, asteng kir, hat astengkirin' },
    {
      classes: 0,
      mark: 'repelled',
      reach: 'clause',
      words: 'şikand, şikandin, hat şikandin, xist xwarê, hat xistin',
    },
    { classes: 0, mark: 'historical', reach: 'clause', words: 'salvegera, bîranîna, dadgehkirina' },
    {
      classes: 0,
      mark: 'suspended',
      reach: 'clause',
      words:
        'rawestand, rawestandin, radiwestîne, radiwestînin, sekinand, sekinandin, kêm bû, kêm bûn, kêm bûne, kêmbûna',
    },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'manevra, tatbîqat' },
  ]),
};
