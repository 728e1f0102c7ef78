import { compileLexicon, wordSet } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { AGENT_BEHIND, type CueLanguage, TARGET_BEHIND } from './cue-language.ts';

const GENITIVE = wordSet('in, nin, un, nun, inin, unun, linin, lunun, lilerin, lilarin, lularin, lulerin');
const DATIVE_OR_ACCUSATIVE = wordSet(
  'e, a, ye, ya, i, u, yi, yu, ne, na, ni, nu, ini, ine, unu, une, una, ina, lilari, lileri, lilara, lilere, lulari, luleri, lulara, lulere, liyi, luyu, liya, liye, luya, luye',
);
const LOCATIVE = wordSet(
  'da, de, ta, te, daki, deki, taki, teki, nda, nde, ndaki, ndeki, inda, inde, indaki, indeki',
);

const OPEN_AFTER: Readonly<Record<string, readonly [closed: string, open: string]>> = {
  a: ['ı', 'a'],
  ı: ['ı', 'a'],
  o: ['u', 'a'],
  u: ['u', 'a'],
  e: ['i', 'e'],
  i: ['i', 'e'],
  ö: ['ü', 'e'],
  ü: ['ü', 'e'],
};

/** "mevzisini", "mevzisine", "mevzilerini", "mevzilerine" of each stem (`sığınak~sığınağ`: the second before a vowel). */
function owned(stems: string): string {
  return stems
    .split(', ')
    .flatMap((entry) => {
      const [stem = '', soft = stem] = entry.split('~');
      const last = [...stem].findLast((letter) => letter in OPEN_AFTER) ?? 'e';
      const [closed, open] = OPEN_AFTER[last] ?? ['i', 'e'];
      const one = `${soft}${stem.at(-1) === last ? 's' : ''}${closed}n`;
      const many = `${stem}l${open}r${open === 'a' ? 'ı' : 'i'}n`;
      return [one, many].flatMap((form) => [
        form + (form === one ? closed : open === 'a' ? 'ı' : 'i'),
        form + open,
      ]);
    })
    .join(', ');
}

/** Turkish: dative and accusative tell the target, genitive and "tarafından" the agent; endings stand behind the apostrophe. */
export const TURKISH: CueLanguage = {
  lang: 'tr',
  status: 'test',
  unknownBeforeCue: 1,
  rules: 'T',
  agentOfNoun: 'before',
  caseOf: (_unit, suffix) => {
    if (GENITIVE.has(suffix)) return 'agent';
    return DATIVE_OR_ACCUSATIVE.has(suffix) ? 'target' : undefined;
  },
  sceneEndings: LOCATIVE,
  future: /[ae]c[ae](?:k(?:l[ae]r)?|g[iu]z)$/u,
  own: /(?:[dt][iu]k|c[ae]g[iu]z)$/u,
  lexicon: compileLexicon([
    {
      classes: TARGET_BEHIND,
      words: owned(
        'mevzi, hedef, üs, karargah, kamp, konvoy, nokta, sığınak~sığınağ, hücre, depo, araç~arac, mühimmat, cephanelik~cephaneliğ, merkez, unsur, militan, mensup~mensub, terörist, komutan, lider, üye, asker, elebaşı, sorumlu, yönetici, emir, kurye, finansör, güç~güc, büyükelçilik~büyükelçiliğ, konsolosluk~konsolosluğ, devriye, köy, mahalle, bina',
      ),
    },
    { classes: AGENT_BEHIND, words: 'tarafından, tarafınca, düzenlediği, gerçekleştirdiği, üstlendiği' },
    {
      classes: TARGET_BEHIND,
      words:
        'mevzilerine, mevzilerini, mevzisine, mevzisini, hedeflerine, hedeflerini, hedefini, üssüne, üssünü, üslerine, üslerini, karargahına, karargahını, kampına, kampını, kamplarına, kamplarını, konvoyuna, konvoyunu, noktalarına, noktalarını, birini, ikisini, üçünü, karşı, yönelik, üzerine, büyükelçiliğine, komutanını, komutanına, liderini, militanlarını, militanlarına, üyelerini, askerlerine, askerlerini, elebaşını, teröristini, hücresini, hücresine, hücrelerini, hücrelerine, sığınağını, sığınaklarını',
    },
    {
      classes: W.PEOPLE,
      words:
        'teröristler, militanlar, milisler, mensuplar, militanı, militanları, komutanı, lideri, üyesi, üyeleri, güçleri, askerleri, savaşçıları, milisleri, teröristi, teröristleri, teröristlerin, militanlarının, güçlerinin, dronu, füzesi, terörist, militan, askeri, mensubu, mensupları, elebaşı, sözde sorumlusu, sorumlusu',
    },
    {
      classes: W.NOT_THE_ACTOR,
      words:
        'destekçileri, tutukluları, mahkumları, aileleri, yandaşları, kurbanları, karşıtı, destekli, mahkum, mahkumlar, tutuklu, tutuklular, sempatizanı',
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
        'tehdit etti, tehdidi, tehdidinde, tehdidinde bulundu, tehdit, uyardı, uyarısı, planlıyor, planı, hazırlanıyor, hazırlığı, olabilir, eğer',
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
      words: 'davasında, yıldönümü, yıl dönümü, anma, anıldı, davası, yargılanıyor',
    },
    {
      classes: 0,
      mark: 'suspended',
      reach: 'clause',
      words: 'durdurdu, durdurdular, durduruyor, askıya aldı, askıya alıyor, son verdi, azaldı, azalıyor',
    },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'tatbikat, tatbikatı' },
  ]),
};
