import { compileLexicon, wordSet } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { AGENT_BEHIND, type CueLanguage, TARGET_BEHIND } from './cue-language.ts';

const GENITIVE = wordSet('in, nin, un, nun');
const DATIVE_OR_ACCUSATIVE = wordSet('e, a, ye, ya, i, u, yi, yu, ne, na, ni, nu');

/** Turkish: dative and accusative tell the target, genitive and "tarafından" the agent; endings stand behind the apostrophe. */
export const TURKISH: CueLanguage = {
  lang: 'tr',
  status: 'test',
  rules: 'T',
  agentOfNoun: 'before',
  caseOf: (_unit, suffix) => {
    if (GENITIVE.has(suffix)) return 'agent';
    return DATIVE_OR_ACCUSATIVE.has(suffix) ? 'target' : undefined;
  },
  future: /[ae]c[ae]k(?:l[ae]r)?$/u,
  lexicon: compileLexicon([
    { classes: AGENT_BEHIND, words: 'tarafından, tarafınca, düzenlediği, gerçekleştirdiği, üstlendiği' },
    {
      classes: TARGET_BEHIND,
      words:
        'mevzilerine, mevzilerini, mevzisine, mevzisini, hedeflerine, hedeflerini, hedefini, üssüne, üssünü, üslerine, üslerini, karargahına, karargahını, kampına, kampını, kamplarına, kamplarını, konvoyuna, konvoyunu, noktalarına, noktalarını, karşı, yönelik, üzerine, büyükelçiliğine, komutanını, komutanına, liderini, militanlarını, militanlarına, üyelerini, askerlerine, askerlerini, elebaşını, teröristini, hücresini, hücresine, hücrelerini, hücrelerine, sığınağını, sığınaklarını',
    },
    {
      classes: W.PEOPLE,
      words:
        'militanı, militanları, komutanı, lideri, üyesi, üyeleri, güçleri, askerleri, savaşçıları, milisleri, teröristi, teröristleri, teröristlerin, militanlarının, güçlerinin, dronu, füzesi',
    },
    {
      classes: W.NOT_THE_ACTOR,
      words: 'destekçileri, tutukluları, mahkumları, aileleri, yandaşları, kurbanları, karşıtı',
    },
    {
      classes: W.CLAIM,
      words: 'üstlendi, üstleniyor, üstlenmedi, sorumluluğunu üstlendi, saldırıyı üstlendi',
    },
    { classes: W.SAY, words: 'dedi, açıkladı, duyurdu, bildirdi, söyledi, göre' },
    {
      classes: W.BREAK,
      words: 'sonra, sonrası, ardından, önce, ancak, fakat, ama, iken, sırasında, üzerine',
    },
    { classes: W.PRIOR, words: 'sonra, sonrası, ardından' },
    { classes: W.AND, words: 've, ile, arasında, arasındaki' },
    {
      classes: 0,
      mark: 'hypothetical',
      reach: 'clause',
      words:
        'tehdit etti, tehdidi, tehdit, uyardı, uyarısı, planlıyor, planı, hazırlanıyor, hazırlığı, olabilir, eğer',
    },
    { classes: 0, mark: 'negated', reach: 'clause', words: 'yalanladı, reddetti, değil, yok, olmadığını' },
    {
      classes: 0,
      mark: 'thwarted',
      reach: 'clause',
      words: 'engellendi, önlendi, engelledi, önledi, girişimi',
    },
    { classes: 0, mark: 'repelled', reach: 'clause', words: 'püskürtüldü, püskürttü, düşürüldü, düşürdü' },
    {
      classes: 0,
      mark: 'historical',
      reach: 'clause',
      words: 'yıldönümü, yıl dönümü, anma, anıldı, davası, yargılanıyor',
    },
    { classes: 0, mark: 'suspended', reach: 'clause', words: 'durdurdu, askıya aldı, son verdi' },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'tatbikat, tatbikatı' },
  ]),
};
