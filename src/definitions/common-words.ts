import { tokenise } from '../text/index.ts';

/** Words that stand in every second text of a language: a wildcard that takes one of them takes in half of all news. */
const FUNCTION_WORDS =
  'the this that these those there their them then they than from with will would were what when where which while who have has ' +
  'had been being about after again against also although among and another any are because before between both but can could ' +
  'did does during each for here his her him into its just like more most much must not now off once one only other our out over ' +
  'own same she should some such too two under until upon very was way well you your ' +
  'على الى هذا هذه ذلك التي الذي بعد قبل بين عند عبر ضمن خلال كان كانت لكن منذ حتى كما اذا ' +
  'عن من في ان او اي كل غير هو هي لا ما لم لن قد ' +
  'است این برای آنها شده کرد خود باید پس اما هم ' +
  'için ile ise bir daha gibi kadar sonra olan olarak değil çok ' +
  'ئەم ئەو بەڵام دوای پێش لەگەڵ بۆ ' +
  'ew ev jî bû dibe hat wek ser li ji bi bo û di de be ku lê yê xwe ' +
  'של את על עם זה הוא היא לא כי אם או גם';

/** Words of nearly every news page: three letters that begin one of them are not enough. */
const NEWS_WORDS =
  'accused according agency american amid announced area army authorities call capital central chief city claim country ' +
  'community company continue control court crisis day deal death defence defense democratic department deputy early economic ' +
  'election energy force foreign general government group head health high house human including increase international ' +
  'interview killed law leader leave local major man market media meeting member military minister month nation national ' +
  'nearly network never news night north number office official oil operation part party peace people percent police policy ' +
  'political power president press prime process project protect protest provide public region regional relations report ' +
  'return role rule say school second sector security senior service several situation social south special state statement ' +
  'still street strong support system take talk team think three time today top trade travel try union university vote ' +
  'war week west white woman work world year young';

const normsOf = (text: string): string[] => tokenise(text).map(({ norm }) => norm);
const FUNCTION_NORMS = normsOf(FUNCTION_WORDS);
const functionNorms: ReadonlyMap<string, string> = new Map(
  FUNCTION_WORDS.split(' ').flatMap((word) => normsOf(word).map((norm): [string, string] => [norm, word])),
);

const functionWords = new Set(FUNCTION_WORDS.split(' '));

/**
 * The everyday word that another one is read as, because folding overlooks the letters that tell them apart: "علي" (Ali) as
 * "على" (on), "şer" (war) as "ser" (on). Whoever writes the everyday word itself means it.
 */
export const everydayTwin = (text: string, norm: string): string | undefined =>
  functionWords.has(text.normalize('NFC').toLowerCase()) ? undefined : functionNorms.get(norm);

const NEWS_NORMS = normsOf(NEWS_WORDS);
/** The longest stem that is held against the words of news: a longer one shows that they are meant. */
const SHORT_STEM = 3;

/** The most common word that begins with this stem, when there is one that no indicator can mean. */
export function commonWordUnder(stem: string): string | undefined {
  const words = [...stem].length <= SHORT_STEM ? [...FUNCTION_NORMS, ...NEWS_NORMS] : FUNCTION_NORMS;
  return words.find((word) => word.startsWith(stem));
}

const ARABIC_ARTICLE = /^[وف]?[بك]?(?:ال|لل)/u;

/** What is left of an Arabic stem without conjunction, preposition and article, which begin every third word. */
export const stemAfterArticle = (stem: string): string => stem.replace(ARABIC_ARTICLE, '');
