import type { TrapCases } from './trap.ts';

const A_T = 'Falcon agent, Osprey target';
const T_A = 'Falcon target, Osprey agent';
const CLASH = 'Falcon party, Osprey party';

/** The two names in the languages read by cue words. */
export const CUE_NAMES = {
  fa: ['تیپ شاهین', 'جبهه عقاب'],
  tr: ['Şahin Tugayı', 'Kartal Cephesi'],
  ckb: ['لیوای شاهین', 'بەرەی هەڵۆ'],
  kmr: ['Tugaya Şahîn', 'Eniya Eylo'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
export type CueTag = keyof typeof CUE_NAMES;

/** `{F}` and `{O}` stand for the names: in Arabic script a name inside the line would turn it round in editors. */
export const CUES: Readonly<Record<CueTag, TrapCases>> = {
  fa: {
    1: [
      ['{F} به {O} حمله کرد', A_T],
      ['حمله {F} به {O}', A_T],
    ],
    2: [
      ['{F} هدف حمله {O} قرار گرفت', T_A],
      ['فرمانده {F} به دست {O} کشته شد', T_A],
    ],
    7: [
      ['{F} مسئولیت حمله به {O} را بر عهده گرفت', A_T],
      ['{F} مسئولیت حمله به {O} را پذیرفت', A_T],
    ],
    8: [['نورلند: {F} به {O} حمله کرد', A_T]],
    10: [
      ['درگیری {F} با {O}', CLASH],
      ['درگیری میان {F} و {O}', CLASH],
    ],
    15: [['هواداران {F} به {O} حمله کردند', 'Osprey target']],
    18: [
      ['{F} تهدید به حمله به {O} کرد', 'mark: hypothetical'],
      ['{F} به {O} حمله خواهد کرد', 'mark: hypothetical'],
    ],
    19: [['{F} حمله به {O} را متوقف کرد', 'mark: suspended']],
    20: [
      ['سالگرد حمله {F} به {O}', 'mark: historical'],
      ['دادگاه حمله {F} به {O}', 'mark: historical'],
    ],
    21: [
      ['حمله {F} به {O} خنثی شد', 'mark: thwarted'],
      ['حمله {F} به {O} دفع شد', 'mark: repelled'],
    ],
    22: [
      ['{F} حمله به {O} را تکذیب کرد', 'mark: negated'],
      ['{F} با حمله به {O} مخالفت کرد', 'mark: negated'],
      ['رزمایش حمله {F} به {O}', 'mark: exercise'],
    ],
    24: [
      ['«{F}» به «{O}» حمله کرد', A_T],
      ['{F} به {O} حمله کرد | خبرگزاری', A_T],
    ],
    25: [
      ['{F}\u200cها به {O} حمله کردند', A_T],
      ['حمله\u200cای از سوی {F} به {O}', A_T],
      ['حمله\u200cهای {F} به {O}', A_T],
      ['موشک\u200cهای {F} به پایگاه {O} حمله کرد', A_T],
      ['فرمانده {F} در حمله {O} کشته شد', T_A],
      ['یکی از فرماندهان {F} در حمله {O} کشته شد', T_A],
      ['پهپاد ناشناس مقر {F} را هدف قرار داد', 'Falcon target'],
      ['{O} مخفیگاه {F} در کوه\u200cها را هدف قرار داد', T_A],
      ['{F}: مواضع {O} را هدف قرار خواهیم داد', A_T],
    ],
    28: [['چرا {F} به {O} حمله کرد؟', A_T]],
  },
  tr: {
    1: [
      ["{F} {O}'ne saldırdı", A_T],
      ["{F}'nın {O}'ne saldırısı", A_T],
    ],
    2: [
      ['{F} karargahı {O} tarafından vuruldu', T_A],
      ['{F} komutanı {O} saldırısında öldürüldü', T_A],
    ],
    7: [
      ["{O}'ne saldırıyı {F} üstlendi", A_T],
      ["{F}, {O}'ne düzenlenen saldırıyı üstlendi", A_T],
    ],
    10: [['{F} ile {O} arasında çatışma', CLASH]],
    18: [
      ["{F} {O}'ne saldırı planlıyor", 'mark: hypothetical'],
      ["{F}, {O}'ni vuracak", 'mark: hypothetical'],
      ["{F}, {O}'ni vurmakla tehdit etti", 'mark: hypothetical'],
      ["{F}: {O}'ni vuracağız", 'mark: hypothetical'],
    ],
    19: [["{F} {O}'ne saldırıyı durdurdu", 'mark: suspended']],
    20: [["{F}'nın {O}'ne saldırısı yıldönümü", 'mark: historical']],
    21: [
      ["{F}'nın {O}'ne saldırısı engellendi", 'mark: thwarted'],
      ["{F}'nın {O}'ne saldırısı püskürtüldü", 'mark: repelled'],
    ],
    22: [
      ["{F}, {O}'ne saldırı iddiasını yalanladı", 'mark: negated'],
      ["{F} {O}'ne saldırı tatbikatı yaptı", 'mark: exercise'],
    ],
    24: [
      ["“{F}” {O}'ne saldırdı", A_T],
      ["SON DAKİKA: {F} {O}'ne saldırdı", A_T],
    ],
    25: [
      ["{F}'nın {O}'ne düzenlediği saldırıda iki kişi öldü", A_T],
      ['{F}’ndan {O}’ne saldırı', A_T],
      ["{O}'ni {F} vurdu", A_T],
      ["{F}'na {O} saldırdı", T_A],
      ["{F}'nın {O} mevzilerine saldırısı", A_T],
      ["{F}, {O}'ni hedef aldı", A_T],
      ["{O}, {F}'nın sınırdaki karargahını vurdu", T_A],
      ["{O}, {F}'nın dağlardaki sığınaklarını vurdu", T_A],
      ['{F} komutanı sınırda düzenlenen hava saldırısında öldürüldü', 'Falcon target'],
      ['{F} kontrol noktasına saldırı', 'Falcon target'],
      ["{F}: {O}'ni vuracağız", A_T],
    ],
    15: [['{F} destekli {O} saldırdı', 'Osprey agent']],
    28: [["{F} neden {O}'ne saldırdı?", A_T]],
  },
  ckb: {
    1: [
      ['هێرشی {F} بۆ سەر {O}', A_T],
      ['{F} هێرشی کردە سەر {O}', A_T],
    ],
    2: [
      ['{F} لەلایەن {O}ەوە بۆردومان کرا', T_A],
      ['سێ چەکداری {F} کوژران لە هێرشێکی {O}', T_A],
    ],
    7: [['{F} بەرپرسیارێتی هێرش بۆ سەر {O}ی لە ئەستۆ گرت', A_T]],
    10: [['پێکدادان لە نێوان {F} و {O}', CLASH]],
    18: [['هەڕەشەی هێرشی {F} بۆ سەر {O}', 'mark: hypothetical']],
    19: [['{F} هێرشی بۆ سەر {O} ڕاگرت', 'mark: suspended']],
    20: [
      ['ساڵیادی هێرشی {F} بۆ سەر {O}', 'mark: historical'],
      ['تشرینی یەکەمی 2014: هێرشی {F} بۆ سەر {O}', 'mark: historical'],
    ],
    21: [
      ['هێرشی {F} بۆ سەر {O} پووچەڵکردەوە', 'mark: thwarted'],
      ['هێرشی {F} بۆ سەر {O} تێکشکاند', 'mark: repelled'],
    ],
    22: [
      ['{F} هێرشی بۆ سەر {O} ڕەتکردەوە', 'mark: negated'],
      ['{F} هێرشی بۆ سەر {O} ڕەتدەکاتەوە', 'mark: negated'],
      ['مانۆڕ هێرشی {F} بۆ سەر {O}', 'mark: exercise'],
    ],
    24: [['«{F}» هێرشی کردە سەر {O}', A_T]],
    25: [
      ['فەرماندەی {F} لەلایەن {O}ەوە کوژرا', T_A],
      ['{F}یش هێرشی کردە سەر {O}', A_T],
      ['هێرشەکانی {F} بۆ سەر {O}', A_T],
      ['هێرشێکی {F} بۆ سەر بنکەی {O}', A_T],
      ['فەرماندەیەکی {F} لە هێرشێکی ئاسمانی کوژرا', 'Falcon target'],
      ['پۆلیس سێ ئەندامی {F} کوشت', 'Falcon target'],
      ['فڕۆکەکان حەشارگەیەکی {F} کوشت', 'Falcon target'],
    ],
    28: [['بۆچی {F} هێرشی کردە سەر {O}؟', A_T]],
  },
  kmr: {
    1: [
      ['êrîşa {F} li ser {O}', A_T],
      ['{F} êrîş kir ser {O}', A_T],
    ],
    2: [['Du endamên {F} di êrîşa {O} de hatin kuştin', T_A]],
    7: [['{F} berpirsiyariya êrîşa li ser {O} girt ser xwe', A_T]],
    10: [['Pevçûn di navbera {F} û {O} de', CLASH]],
    18: [
      ['gefa êrîşa {F} li ser {O}', 'mark: hypothetical'],
      ['{F} dê êrîş bike ser {O}', 'mark: hypothetical'],
      ['{F} dixwaze êrîşî {O} bike', 'mark: hypothetical'],
      ['Divê endamên {O} ji aliyê {F} ve bên kuştin', 'mark: hypothetical'],
      ['Endamekî {O} dê ji aliyê {F} ve bê kuştin', 'mark: hypothetical'],
    ],
    19: [['{F} êrîşa li ser {O} rawestand', 'mark: suspended']],
    20: [
      ['salvegera êrîşa {F} li ser {O}', 'mark: historical'],
      ["Îlona 2014'an: êrîşa {F} li ser {O}", 'mark: historical'],
    ],
    21: [
      ['êrîşa {F} li ser {O} hat astengkirin', 'mark: thwarted'],
      ['êrîşa {F} li ser {O} hat şikandin', 'mark: repelled'],
    ],
    22: [
      ['{F} êrîşa li ser {O} red kir', 'mark: negated'],
      ['manevra êrîşa {F} li ser {O}', 'mark: exercise'],
    ],
    24: [['“{F}” êrîşî {O} kir', A_T]],
    25: [
      ['Êrîşên {F} li ser {O}', A_T],
      ['{F} êrîşî {O} kir', A_T],
      ['{O} ji aliyê {F} ve hat kuştin', A_T],
      ['{O} ji aliyê {F} ve hatine kuştin', A_T],
      ['Endamekî {O} ji aliyê {F} ve hat kuştin', A_T],
      ['Fermandarekî {F} di êrîşa hewayî de hate kuştin', 'Falcon target'],
      ['Polîs pênc endamên {F} kuşt', 'Falcon target'],
      ['{F} êrîşî xaleke {O} kir', A_T],
      ['Li gundekî ku ji aliyê {F} ve hatiye dagirkirin êrîşî {O} hat kirin', 'Osprey target'],
    ],
    28: [['Çima {F} êrîşî {O} kir?', A_T]],
  },
};
