const ARABIC_FORMS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ة: 'ه',
  ۆ: 'و',
  ێ: 'ی',
  ە: 'ه',
  ڕ: 'ر',
};

const PLAIN = /^[A-Za-z0-9:+,]*$/;

/** Folds a month's name: case, marks, points, joiners and the variants of Arabic letters do not tell months apart. */
export function monthKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFC')
    .replace(/[يىكأإآةۆێەڕ]/g, (letter) => ARABIC_FORMS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}.ـ]/gu, '')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i');
}

/** One row per language or usage, January to December; `/` parts spellings, `_` stands for a blank. */
const GREGORIAN = [
  'jan/january feb/february mar/march apr/april may jun/june jul/july aug/august sep/sept/september oct/october nov/november dec/december',
  // Arabic: Egypt and the Gulf; Iraq and the Levant; the Maghreb
  'يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونية يوليو/يولية أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  'كانون_الثاني/كانون_ثاني شباط آذار نيسان أيار/ايار حزيران تموز آب أيلول تشرين_الأول/تشرين_أول تشرين_الثاني/تشرين_ثاني كانون_الأول/كانون_أول',
  'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
  // Persian and Dari names of Gregorian months
  'ژانویه/جنوری فوریه/فبروری مارس/مارچ آوریل/آپریل/اپریل مه/می ژوئن/جون ژوئیه/جولای/ژوییه اوت/آگوست/اگست سپتامبر/سپتمبر اکتبر/اکتوبر نوامبر/نومبر دسامبر/دسمبر',
  // Kurdish: Sorani and Kurmanji
  'کانوونی_دووەم/کانونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەمووز/تەموز ئاب/ئۆگەست ئەیلوول/ئەیلول تشرینی_یەکەم تشرینی_دووەم کانوونی_یەکەم/کانونی_یەکەم',
  'kanûna_paşîn/çile/rêbendan sibat/reşemî/reşemeh adar/avdar nîsan/avrêl gulan hezîran/pûşper/cozerdan tîrmeh tebax/gelawêj îlon/rezber cotmeh/çirî/çiriya_pêşîn mijdar/çiriya_paşîn/sermawez berfanbar/kanûn/kanûna_pêşîn',
  'ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara',
  'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  'janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc',
  'januar/jän/jänner februar märz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez',
  'enero/ene/gennaio/gen/janeiro febrero/febbraio/fevereiro/fev marzo/março abril/abr/aprile mayo/maggio/mag/maio junio/giugno/giu/junho julio/luglio/lug/julho agosto/ago septiembre/settembre/set/setembro octubre/ottobre/ott/outubro/out noviembre/novembre/novembro diciembre/dic/dicembre/dezembro',
  'января/янв февраля/фев марта/мар апреля/апр мая/май июня/июн июля/июл августа/авг сентября/сен октября/окт ноября/ноя декабря/дек',
];
const JALALI = [
  'فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند',
  'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت',
  'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand',
  'خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان سەرماوەز بەفرانبار ڕێبەندان ڕەشەمە',
];

function table(rows: readonly string[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const row of rows) {
    for (const [index, names] of row.split(' ').entries()) {
      for (const name of names.split('/')) {
        const key = monthKey(name.replaceAll('_', ' ').trim());
        if (!months.has(key)) months.set(key, index + 1);
      }
    }
  }
  return months;
}

/** Month numbers by folded name. */
export const MONTHS = table(GREGORIAN);
/** Months of the solar Hijri calendar of Iran and Afghanistan, by folded name. */
export const JALALI_MONTHS = table(JALALI);
