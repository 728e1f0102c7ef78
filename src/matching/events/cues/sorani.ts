import { compileLexicon } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { type CueLanguage, SUFFERS } from './cue-language.ts';

/** Sorani: لەلایەن ... ەوە holds the agent, بۆ سەر and کردە سەر lead to the target. */
export const SORANI: CueLanguage = {
  lang: 'ckb',
  status: 'test',
  rules: 'S',
  agentOfNoun: 'behind',
  caseOf: () => undefined,
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
    { classes: W.NOT_THE_ACTOR, words: 'لایەنگرانی, زیندانیانی, خێزانی, دیلەکانی, قوربانیانی' },
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
      words: 'هەڕەشە, هەڕەشەی, هەڕەشەی کرد, ئەگەر, پلان, پلانی, دەیەوێت, ئەگەری',
    },
    {
      classes: 0,
      mark: 'negated',
      reach: 'clause',
      words: 'ڕەتکردەوە, ڕەتیکردەوە, رەتیکردەوە, نەکرد, نییە, بەبێ',
    },
    { classes: 0, mark: 'thwarted', reach: 'clause', words: 'پووچەڵ, پووچەڵکردەوە, ڕێگری' },
    { classes: 0, mark: 'repelled', reach: 'clause', words: 'تێکشکاند, خستە خوارەوە, خرایە خوارەوە' },
    { classes: 0, mark: 'historical', reach: 'clause', words: 'ساڵیادی, ساڵڕۆژی, یادی, دادگایی' },
    { classes: 0, mark: 'suspended', reach: 'clause', words: 'ڕاگرت, وەستاند, ڕاگرتنی' },
    { classes: 0, mark: 'exercise', reach: 'clause', words: 'مانۆڕ, مەشق' },
  ]),
};
