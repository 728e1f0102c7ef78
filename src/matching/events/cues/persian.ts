import { compileLexicon, wordSet } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { type CueLanguage, SUFFERS, TARGET_BEHIND } from './cue-language.ts';

/** Persian: به and را lead to the target, ezafe and توسط to the agent. */
export const PERSIAN: CueLanguage = {
  lang: 'fa',
  status: 'test',
  unknownBeforeCue: 0,
  rules: 'P',
  agentOfNoun: 'behind',
  caseOf: () => undefined,
  future: /(?:^| )(?:خواهد|خواهند|خواهيم) /u,
  own: /يم(?:$| )/u,
  scene: wordSet('در'),
  lexicon: compileLexicon([
    { classes: W.AGENT_MARKER, words: 'توسط, به دست, از سوی, به‌دست, بدست, از جانب' },
    { classes: W.TARGET_MARKER, words: 'به, علیه, بر ضد, سوی, به سوی, به سمت, روی' },
    { classes: TARGET_BEHIND, words: 'را' },
    { classes: SUFFERS, words: 'قرار گرفت, قرار گرفتند, قرار می‌گیرد, قرار گرفته' },
    {
      classes: W.PEOPLE,
      words:
        'یکی از, یکی از فرماندهان, یکی از اعضای, عضو ارشد, سرکرده, سرکرده‌های, تروریست, تروریست‌های, والی, رزمنده, رزمندگان, عضو, اعضای, نیروی, جنگنده‌های, جنگنده, بالگردهای, هواپیماهای, ارتش, یک تیم, تیم, هسته, یک هسته, نیروهای, نیروی, فرمانده, فرماندهان, رهبر, اعضای, عضو, شبه‌نظامیان, نظامیان, عناصر, سربازان, جنگجویان, تن از, نفر از, پهپاد, پهپادهای, موشک, موشک‌های',
    },
    {
      classes: W.PROPERTY,
      words:
        'پایگاه, پایگاه‌های, مقر, مواضع, موضع, اردوگاه, مرکز, مراکز, سفارت, کاروان, انبار, فرودگاه, خودروی, اهداف, مخفیگاه, مخفیگاه‌های, مقرهای, مخزن, مخازن, انبارهای, پادگان, پایگاه‌ها, ایست بازرسی, پاسگاه, منزل, ساختمان',
    },
    {
      classes: W.NOT_THE_ACTOR,
      words:
        'هواداران, زندانی, زندانیان, عاملان, عامل, جاسوسان, خانواده, خانواده‌های, اسیران, قربانیان, حامیان',
    },
    {
      classes: W.CLAIM,
      words: 'بر عهده گرفت, برعهده گرفت, به عهده گرفت, مسئولیت, مسئولیت حمله, مسوولیت, عهده‌دار شد',
    },
    { classes: W.SAY, words: 'گفت, اعلام کرد, اعلام کردند, گزارش داد, می‌گوید, خبر داد' },
    { classes: W.BREAK, words: 'پس از, بعد از, در پی, پیش از, قبل از, در حالی که, اما, ولی, هنگام, از زمان' },
    { classes: W.PRIOR, words: 'پس از, بعد از, در پی' },
    { classes: W.AND, words: 'و, با, میان, بین' },
    { classes: W.PREPOSITION, words: 'در, از, برای, تا' },
    {
      classes: 0,
      mark: 'hypothetical',
      reach: 'clause',
      words:
        'در صورت, تهدید کرد, تهدید به, تهدید, تحت فشار, خواستار, هشدار داد, هشدار, قصد دارد, خواهد, خواهند, ممکن است, اگر, احتمال, آماده',
    },
    {
      classes: 0,
      mark: 'negated',
      reach: 'clause',
      words: 'تکذیب کرد, تکذیب, رد کرد, مخالفت, مخالفت کرد, نکرد, نکرده, نیست, بدون',
    },
    {
      classes: 0,
      mark: 'thwarted',
      reach: 'clause',
      words: 'خنثی شد, خنثی کرد, خنثی, ناکام, نافرجام, توطئه',
    },
    {
      classes: 0,
      mark: 'repelled',
      reach: 'clause',
      words: 'دفع کرد, دفع شد, دفع, رهگیری, سرنگون کرد, سرنگون',
    },
    { classes: 0, mark: 'historical', reach: 'clause', words: 'سالگرد, سالروز, محاکمه, دادگاه, یادبود' },
    {
      classes: 0,
      mark: 'suspended',
      reach: 'clause',
      words: 'متوقف کرد, متوقف کردند, متوقف, توقف, تعلیق, کاهش یافت, کاهش, کمترین',
    },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'رزمایش, مانور' },
  ]),
};
