import { compileLexicon } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { type CueLanguage, SUFFERS } from './cue-language.ts';

/** A head noun with what Sorani writes onto it before the name: "بنکەی", "بنکەیەکی", "بنکەکانی". */
const headed = (stems: string): string =>
  stems
    .split(', ')
    .flatMap((stem) =>
      ['', 'ی', 'ێکی', 'یەکی', 'ەکەی', 'کەی', 'ەکانی', 'کانی', 'انی', 'یانی'].map((end) => stem + end),
    )
    .join(', ');

/** Sorani: لەلایەن ... ەوە holds the agent, بۆ سەر and کردە سەر lead to the target. */
export const SORANI: CueLanguage = {
  lang: 'ckb',
  status: 'test',
  unknownBeforeCue: 1,
  rules: 'S',
  agentOfNoun: 'behind',
  // A past verb's subject is written onto its object: "داعشیان کوشت", "داعشی دەستگیر کرد".
  caseOf: (_unit, suffix, next) =>
    suffix === 'يان' || (suffix === 'ي' && next?.action?.forms.includes('past') === true)
      ? 'target'
      : undefined,
  future: /(?:^| )ده\S*هينه?(?: |$)/u,
  own: /(?:^| )ده\S*هينه?(?: |$)/u,
  isIdiom: (units, at) => units[at]?.norm === 'گرت' && (units[at - 1]?.norm.endsWith('هستو') ?? false),
  lexicon: compileLexicon([
    { classes: W.AGENT_MARKER, words: 'لەلایەن, له لایەن, لە لایەن, بەدەستی, بە دەستی' },
    { classes: W.TARGET_MARKER, words: 'بۆ سەر, بۆسەر, سەر, دژی, لە دژی, دژ بە' },
    { classes: SUFFERS, words: 'کرایە ئامانج, کرانە ئامانج, بوو بە ئامانج' },
    {
      classes: W.PEOPLE,
      words:
        'چەکدارانی, چەکداری, فەرماندەی, فەرماندەیەکی, سەرکردەی, سەرکردەیەکی, هێزەکانی, هێزی, ئەندامی, ئەندامانی, سەربازی, درۆنی, مووشەکی',
    },
    {
      classes: W.PROPERTY,
      words: 'بنکەی, بنکەکانی, بارەگای, بارەگاکانی, شوێنی, شوێنەکانی, کەمپی, باڵیۆزخانەی, ئامانجی',
    },
    {
      classes: W.PEOPLE,
      words: headed(
        'چەکدار, فەرماندە, سەرکردە, هێز, ئەندام, سەرباز, درۆن, مووشەک, چەتە, تیرۆریست, فڕۆکە, بەرپرس, ئەمیر, شەڕڤان',
      ),
    },
    {
      classes: W.PROPERTY,
      words: headed(
        'بنکە, بارەگا, شوێن, کەمپ, ئامانج, حەشارگە, شانە, خاڵ, مۆڵگە, کۆگا, بازگە, بارەگە, سەنگەر, گوند',
      ),
    },
    {
      classes: W.NOT_THE_ACTOR,
      words:
        'بەجێماوی, جێماوی, پاشماوەی, گیراوی, گیراوانی, گیراوەکانی, لایەنگرانی, زیندانیانی, خێزانی, دیلەکانی, قوربانیانی',
    },
    { classes: W.CLAIM, words: 'لە ئەستۆ گرت, لەئەستۆ گرت, بەرپرسیارێتی, بەرپرسیاریەتی' },
    { classes: W.SAY, words: 'گوتی, وتی, ڕایگەیاند, رایگەیاند, دەڵێت' },
    { classes: W.BREAK, words: 'دوای, لە دوای, پێش, بەڵام, کاتێک, لەکاتێکدا' },
    { classes: W.PRIOR, words: 'دوای, لە دوای' },
    { classes: W.AND, words: 'و, لەگەڵ, نێوان, لە نێوان' },
    { classes: W.PREPOSITION, words: 'لە, بۆ, بە' },
    {
      classes: 0,
      mark: 'hypothetical',
      reach: 'clause',
      words: 'هەڕەشە, هەڕەشەی, هەڕەشەی کرد, هەڕەشە دەکات, ئەگەر, پلان, پلانی, دەیەوێت, ئەگەری',
    },
    {
      classes: 0,
      mark: 'negated',
      reach: 'clause',
      words: 'ڕەتکردەوە, ڕەتیکردەوە, ڕەتدەکاتەوە, ڕەت دەکاتەوە, ڕەتی کردەوە, رەتیکردەوە, نەکرد, نییە, بەبێ',
    },
    { classes: 0, mark: 'thwarted', reach: 'clause', words: 'پووچەڵ, پووچەڵکردەوە, ڕێگری' },
    { classes: 0, mark: 'repelled', reach: 'clause', words: 'تێکشکاند, خستە خوارەوە, خرایە خوارەوە' },
    { classes: 0, mark: 'historical', reach: 'clause', words: 'ساڵیادی, ساڵڕۆژی, یادی, دادگایی' },
    {
      classes: 0,
      mark: 'suspended',
      reach: 'clause',
      words: 'ڕاگرت, ڕایگرت, ڕادەگرێت, وەستاند, ڕاگرتنی, کەمیان کردووە, کەمی کردووە, کەمبوونەوەی',
    },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'مانۆڕ, مەشق' },
  ]),
};
