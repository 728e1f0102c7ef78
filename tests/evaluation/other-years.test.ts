import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/evaluation/score.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { shippedLibrary } from '../shipped-library.ts';

/**
 * News as other years than the labelled sample's told it, in our own words: rockets on the Green Zone, bombs laid for convoys,
 * drones over outposts abroad, a besieged prison, a shrinking enclave. Each line with what is like it and means something else.
 */
const matcher = compileLibrary(shippedLibrary());

const languageOf = (title: string): string => (/[\u0600-\u06ff]/u.test(title) ? 'ar' : 'en');

function said(problem: string, title: string, lang = languageOf(title)): string {
  const item = { id: 'x', url: 'https://news.example/', title, lang, published: '2030-01-01T00:00:00Z' };
  const hits = matcher.match(item).filter((hit) => hit.problem === problem && !hit.demoted);
  return kindOf(hits) ?? 'none';
}

type Line = readonly [title: string, kind: string];

describe('attacks by militias as other years told them', () => {
  it.each<Line>([
    ['Two rockets land outside the US embassy in Baghdad', 'happening'],
    ['Katyusha rockets fall on the fortified Green Zone, sirens sound', 'happening'],
    ['US rockets fall short in desert exercise in Anbar', 'none'],
    ['Roadside bomb hits convoy of the Coalition south of Nasiriyah', 'happening'],
    ['IED damages trucks of coalition supply convoy in Iraq', 'happening'],
    ['Coalition convoy delivers trucks to the Iraqi army', 'none'],
    ['ISIS roadside bomb kills soldier in Iraq', 'none'],
    ['American soldiers hurt as drone hits Tower 22', 'happening'],
    ['US base in Syria comes under rocket fire', 'happening'],
    ['US forces fire rockets at targets in Syria', 'none'],
    ['US troops attacked 40 times in Iraq and Syria, Pentagon says', 'happening'],
    ['Kataib Hezbollah attacked three times in a week in Iraq', 'none'],
    ['Drone goes down beside oil field in Kirkuk', 'happening'],
    ['US drone crashes during training flight in Iraq', 'none'],
    ['Baghdad opens probe into drone attacks linked to Iran-backed militias', 'happening'],
    ['Baghdad opens probe into drone attacks on Iran-backed militias', 'none'],
    ['Drones that hit Gulf refinery were launched from Iraq, officials say', 'happening'],
    ['Shiite faction claims drone attack on Ain al-Asad', 'happening'],
    ['Drone attack on Shiite faction near Ain al-Asad', 'none'],
    ['Iraqi militia shoots down US drone over Diyala', 'happening'],
    ['US shoots down drone of Iraqi militia over Diyala', 'none'],
    ['US strikes Kataib Hezbollah base in Iraq', 'none'],
    ['Kataib Hezbollah strikes US base in Iraq', 'happening'],
    ['Strike kills six in Iraq, including commander in Kataib Hezbollah', 'none'],
    ['Rockets strike close to Iraqi air base hosting American soldiers', 'happening'],
    ['American soldiers strike rocket launcher close to Iraqi air base', 'none'],
    ['Volley of mortars hits base near Baghdad where US forces are stationed', 'happening'],
    ['Attack on Khor Mor gas field raises pressure over Iraqi armed factions', 'happening'],
    ['Raid on Iraqi armed factions raises pressure over Khor Mor gas field', 'none'],
    ['Iraqi militias prepare to retaliate against US bases, officials say', 'threat-or-precursor'],
    ['US bases prepare to retaliate against Iraqi militias, officials say', 'none'],
    ['Turkish drone kills two PKK members in Sinjar', 'none'],
    ['Revolutionary Guards fire missiles at house in Erbil', 'none'],
    ['Officials fear Kataib Hezbollah plans to strike American bases in Iraq', 'threat-or-precursor'],
    ['Officials plan to strike Kataib Hezbollah in Iraq', 'none'],
    ['Kataib Hezbollah announces suspension of military actions against US forces', 'contrary'],
    ['US announces suspension of flights to Baghdad', 'none'],
    ['سقوط صاروخ كاتيوشا داخل المنطقة الخضراء في بغداد', 'happening'],
    ['انفجار عبوة ناسفة على رتل للتحالف الدولي في بابل', 'happening'],
    ['التحالف الدولي يسلم عجلات للجيش العراقي في بابل', 'none'],
    ['المقاومة الإسلامية في العراق تعلن إسقاط طائرة أميركية', 'happening'],
    ['القوات الأميركية تعلن إسقاط مسيرة للمقاومة الإسلامية في العراق', 'none'],
  ])('"%s" says %s', (title, kind) => {
    expect(said('militia-attacks', title)).toBe(kind);
  });
});

describe('ISIS as other years told it', () => {
  it.each<Line>([
    ['ISIS gunmen storm army post in Diyala at night, killing eleven soldiers', 'happening'],
    ['Army storms ISIS post in Diyala at night, killing eleven gunmen', 'threat-or-precursor'],
    ['Truck bomb opens gate as ISIS attacks prison in Hasakah', 'happening'],
    ['SDF retakes last wing of Hasakah prison from ISIS', 'threat-or-precursor'],
    ['Truffle hunters killed in suspected ISIS ambush east of Homs', 'happening'],
    ['Kurdish-led forces arrest 12 ISIS suspects near Deir al-Zor', 'threat-or-precursor'],
    ['ISIS arrests 12 Kurds near Deir al-Zor', 'none'],
    ['SDF clears last ISIS pocket on the Euphrates', 'threat-or-precursor'],
    ['US-backed Syrian force attacks last enclave of ISIS', 'threat-or-precursor'],
    ['ISIS attacks last enclave of US-backed Syrian force', 'happening'],
    ['Warplanes of Iraq bomb ISIS caves in Hamrin', 'threat-or-precursor'],
    ['ISIS attacks in Syria and Iraq double in half a year, CENTCOM says', 'happening'],
    ['General says ISIS tries to reconstitute in Syria', 'threat-or-precursor'],
    ['Iraqi court sentences ISIS member to death for murder of Yazidis', 'none'],
    ['شن تنظيم داعش الإرهابي، الخميس، هجوما على الشرطة في كركوك', 'happening'],
    ['شنت الشرطة، الخميس، هجوما على داعش في كركوك', 'threat-or-precursor'],
    ['مقتل العشرات من عناصر تنظيم داعش في البادية السورية', 'threat-or-precursor'],
    ['غارات التحالف تدمر مخازن ومعابر لداعش قرب الميادين', 'threat-or-precursor'],
    ['قسد تعلن القبض على عضو في إحدى خلايا داعش في الرقة', 'threat-or-precursor'],
    ['داعش يعلن خطف عضو في قسد في الرقة', 'happening'],
    ['اعتقال شخصين يشتبه بانتمائهما لداعش في الحسكة', 'threat-or-precursor'],
    ['الجيش يصد تعرضا لعناصر داعش جنوب كركوك', 'happening'],
  ])('"%s" says %s', (title, kind) => {
    expect(said('isis-eastern-syria', title)).toBe(kind);
  });
});

describe('disarmament as other months told it', () => {
  it.each<Line>([
    ['Prime minister of Iraq vows to end weapons outside state authority', 'threat-or-precursor'],
    ['Asaib Ahl al-Haq announces it will disengage from the Popular Mobilization Forces', 'happening'],
    ['Iraqi government begins to bring all weapons of the factions under state control', 'happening'],
    ['Iraqi militias warn they will take up weapons against US forces', 'none'],
    ['Kataib Hezbollah: weapons remain in the hands of its fighters', 'contrary'],
    ['Hezbollah in Lebanon: weapons remain in the hands of its fighters', 'none'],
    ['كتائب حزب الله ترهن حصر السلاح بخروج القوات الأجنبية', 'contrary'],
  ])('"%s" says %s', (title, kind) => {
    expect(said('militia-disarmament', title)).toBe(kind);
  });
});

describe('the languages that are read by cues', () => {
  it.each<readonly [lang: string, problem: string, title: string, kind: string]>([
    ['tr', 'isis-eastern-syria', "SDG Deyrizor'da DEAŞ hücresini vurdu", 'threat-or-precursor'],
    ['tr', 'isis-eastern-syria', "DEAŞ Deyrizor'da SDG noktasını vurdu", 'happening'],
    ['tr', 'isis-eastern-syria', "Irak ordusu Kerkük'te DEAŞ sığınaklarını bombaladı", 'threat-or-precursor'],
    ['tr', 'isis-eastern-syria', "DEAŞ Kerkük'te Irak ordusuna saldırdı", 'happening'],
    ['tr', 'militia-attacks', "Ketaib Hizbullah Erbil'deki ABD üssüne roketle saldırdı", 'happening'],
    ['tr', 'militia-attacks', "ABD Irak'ta Ketaib Hizbullah üssüne saldırdı", 'none'],
    [
      'kmr',
      'isis-eastern-syria',
      'Li Dêrezorê hucreyên DAIŞê ji aliyê HSDê ve hatin girtin',
      'threat-or-precursor',
    ],
    ['kmr', 'isis-eastern-syria', 'Li Dêrezorê çekdarên HSDê ji aliyê DAIŞê ve hatin revandin', 'happening'],
    ['kmr', 'isis-eastern-syria', 'DAIŞê êrîşî nuqteyeke HSDê kir li Dêrezorê', 'happening'],
    ['kmr', 'isis-eastern-syria', 'HSDê êrîşî hucreya DAIŞê kir li Dêrezorê', 'threat-or-precursor'],
    ['kmr', 'isis-eastern-syria', 'DAIŞ dixwaze êrîşî nuqteyeke HSDê bike li Dêrezorê', 'none'],
    ['kmr', 'isis-eastern-syria', 'Li Dêrezorê leşkerên HSDê ji aliyê DAIŞê ve hatin kuştin', 'happening'],
    ['kmr', 'isis-eastern-syria', 'Li Dêrezorê divê leşkerên HSDê ji aliyê DAIŞê ve bên kuştin', 'none'],
    ['ckb', 'isis-eastern-syria', 'داعش هێرشی کردە سەر هێزەکانی سووریای دیموکرات لە دێرەزوور', 'happening'],
    [
      'ckb',
      'isis-eastern-syria',
      'هێزەکانی سووریای دیموکرات هێرشیان کردە سەر داعش لە دێرەزوور',
      'threat-or-precursor',
    ],
    ['ckb', 'isis-eastern-syria', 'سێ پێشمەرگە لە هێرشێکی داعش لە کەرکووک کوژران', 'happening'],
    [
      'ckb',
      'isis-eastern-syria',
      'سێ چەکداری داعش لە هێرشێکی پێشمەرگە لە کەرکووک کوژران',
      'threat-or-precursor',
    ],
    ['fa', 'isis-eastern-syria', 'داعش به پایگاه ارتش عراق در کرکوک حمله کرد', 'happening'],
    ['fa', 'isis-eastern-syria', 'ارتش عراق به مخفیگاه داعش در کرکوک حمله کرد', 'threat-or-precursor'],
    ['fa', 'militia-attacks', 'کتائب حزب الله به پایگاه عین الاسد حمله کرد', 'happening'],
    ['fa', 'militia-attacks', 'آمریکا به مقر کتائب حزب الله در عراق حمله کرد', 'none'],
    ['fa', 'isis-eastern-syria', 'سه سرباز عراقی در حمله داعش کشته شدند', 'happening'],
    ['fa', 'isis-eastern-syria', 'سه عضو داعش در حمله ارتش عراق کشته شدند', 'threat-or-precursor'],
    ['kmr', 'isis-eastern-syria', 'Endamekî DAIŞê li Dêrezorê hat girtin', 'threat-or-precursor'],
  ])('%s, %s: "%s" says %s', (lang, problem, title, kind) => {
    expect(said(problem, title, lang)).toBe(kind);
  });
});
