/**
 * Words that many news texts hold, by how many: those at `n` stand in at least one text of 2^(n+1) and in less than one of 2^n, in the
 * language that has them most. Counted over headlines and first sentences in English, Arabic, Persian, Turkish, Sorani and Kurmanji by
 * `local/common-words.ts`, folded as `src/text` folds them. They decide how fast the engine is, never what it finds.
 */
const COMMON: Readonly<Record<number, string>> = {
  0: `
u ve از به در له و
  `,
  1: `
bi bir de di ji ku li to است اين با را في كه
  `,
  2: `
a and bu da for icin ile in of olan ser the trump xwe ya اقتصادي ايران براي بو شد شده كرد يهو
  `,
  3: `
US after as at baskani ber bo buyuk cok daha diji dr e em en ev genel gore hate her ilk is istanbul kir kirin me new nin olarak on
radikal re says son sonra tirk turk turkiye wan we with yapilan ye yen yeni yer yil اعلام امروز بر تا تهران تورك خبر خود دهولهتي رييس
سهر علي كشور كورد من ههموو يك گفت
  `,
  4: `
aciklamada alan ancak arasinda ardindan are avrupa be bikin bin birlikte bulunan by chp cumhurbaskani dagirker dedi dest devam dewleta
dike dikin dive diyar dunya duzenlenen eden ediyor erdogan fazla from gecen gele gelen gibi gori got gun hatin haziran hemu hezar hezen
i iki ilgili iran ise it iyi kadar kes kez kurd kurdistane kurulu le live mezin milletvekili milyon nava ne oldu oldugu oldugunu once
onemli ortaya over ozel parti saglik soyledi tarafindan te universitesi unlu updates war wiha yaptigi yuzde الي بهلام بههوي بوو بوون خوي
دهبيت دهكات دژي رايگهياند زور سوريا فايروسي كهس كوردستان كورونا لهسهر لهو لهگهل مع ههزار ههيه وتي يهم يهوهي ييمه گهلي گيانيان
  `,
  5: `
ICE about administration ai aliye ani apple artesa azadiye bang basbakan baskan basladi belirterek bibe bike bilim billion bugun bun but
buye ceteyen china cih cihane cikan could court dawi deal dema demokratik devlet dibe din etti ew fed federal first gaza gel geldi gelek
girtin gisti gotin government gulane gunu has hatine hatiye he hejmara here herema heri heta hev heye hin his house how into israel its
jin jinan jiyana judge kesen ketine killed koronaye kurdan market milli mirine more nav navceya nave nedeniyle news niha nisane not nu
off oil out pek pisti prof ragihandin reya roja saet sala say sehid sere sewbe shooting shutdown stock su suriyeye teknik tekosina ten
tene tevli that this tirkiyeye turkiyede turkiyenin ukraine up van var vi virusa viruse weke what will yapan year yek yeke yekitiya zede
السعوديه الملك المملكه ب باسي بعد بكات بكهن بهم بهو بووه بين تهنها توركي توركيا تووشي تيكوشاني جيهان خويان دا داعش داگيركهر داگيركهري
دروست دهستي دهكهن دهكهين دواي روژههلاتي روژي زياتر سالي سوپاي شاري شههيد شيوهيه عن عهفرين فايروسهكه كاتيك كاتژمير كردووه كهسيش كوردي ل
لهبارهي لهدهستداوه لهدژي لهم ناو ناوهندي ناوي ناوچهي نييه هاوكات ههر ههروهها ههريمي هوي هيزهكاني هيچ وهك يازادي ياكهپه يهكيتي يهنجامدا
يهوه يهوهش يهگهر ييستا پارتي پيويسته پيي چهتهكاني ژنان گشتي گهل گهوره
  `,
  6: `
abdullah adare agahiyen against ahead air akp all amid an apo attack ava axivi azad azadi back bajare bakur bal bas basure before belav
bele ben bere berxwedana bibin bidin big birindar bune calaki calakiye california calls can capemeniye case ceo ci cihe city civaka
civaki covid cut daise dan dane data daxuyaniya daxuyaniye daxuyaniyek day dayin dc dead death deme democrats derbas derketina derve
destnisan dibin dide didin dijmin dikarin ditin dixwaze dixwazin diyarkirin dow down du during earnings east efrine el election end
epstein eris erisa erisen ez fasist fire former futures galaxy geleki gerila giran gire giredayi giring girtiyen google gop governor
guard gunde hamas hat have hdpe heman hene hereme heremen hevre hewl hezaran high hit hits hole home hpge hunermend immigration imraliye
iphone iro israeli japan jine jinen just kar kem kesi killing kirine kiriye know koronaviruse kurdi kustin latest leader leaders least
leskeren leskeri malbata malbaten man markets may meclisa meeting meha mhpe military million min mina mirov mirovahiye mirovan national
navbera navenda neteweyi next nexwes nezi nine nisan no now nvidia ocalan officials one p partiya pdk pe peace people pes pistre pkke
plan plans police power president prices pro putin qada ragihand rate reber record rejima release rengeki rengi report republicans
reveberiya rewsa rojava rojhilate russia russian s sal samsung saziyen security sedema sehidan sehiden senate seri set sewba sistema
siyasi some south spi state stocks storm strike strikes supreme suriye suspect talks tariffs tc tech tekildari telefone tenduristiye
tevgera tevi texas than their ti time tirkiye tist today top trade tu two uk venezuela vir wane was week were werte white who why wi
world xist xistin xwedi xweser years york you zedetir ziman zimane الاتحاد الاتفاق الاهلي الباحه الحرمين الرياض السعودي الشباب العالم
العام العمل العيد الف النفط الهلال اليوم امير اول باكوور بريندار بكريت بكهين بلاو بلاوبوونهوهي بلاوكردهوه بن بهر بهرامبهر بهرخوداني
بهردهوامه بهردهوامي بهريوهبهرايهتي بهرپرساني بهسهر بهشداري بهپيي بويه بي بيت تاوهكو تر تركيا تهرمي تهندروستي توندوتيژي تيكوشان جامعه جده
جديده جيهاني خادم خلال خومان داواي دهبن دهدات دهدهن دهست دهكريت دواتر دوخي دوژمن ديموكراتيك روژ روژياوا ريال ريبهر ريكخراوي ريگاي رژيمي
زماني زينداني زيني سال سهربازي سياسهتي سياسي سيستمي شهر شهري شههيدان شويني ضد عدن عسير كاتي كار كاري كرا كراوه كردهوه كهسيك كوتايي
كوروناوه كوميتهي لا لايهن لهلايهن لهناو مافي مانگي ماوهي مروف مروفايهتي مصر مقتل مكه مليون مهرجان مهههپه نهتهوهيي نيسان نيوان هاتووه
هاوري هاوكاري ههدهپه ههمان ههنديك ههپهگه هيرش هيرشي هيزه هيزهكانمان وان وزير وفاه وهكو ووجالان ي ياراستهي يازاد ياشكرا ياماژهي يامهد يان
يايار ياپو يهك يهمرو يهمه يهنجام يهنجامي يهنجومهني يهندامي يهوان يهوهيه ييمرالي پاراستني پشتگيري پهتاي پهدهكه پهكهكه چالاكي چهند چهندين
چوارچيوهي ژمارهي ژن ژناني ژياني ژير گهريلا گهلهكهمان گوندي
  `,
  7: `
UN abc accused across again agents aid airport alleged amazon america american americans android announces another anti area arrested
asia attacks australia ban bank being best bid bill black blocks boat border buy call canada ceasefire charged charlie chicago chief
children claims close coast coming company congress congressional control crackdown crash crisis cuts days deadly deals democratic
department despite dhs dies do doj donald drone drops drug economic economy elon energy eu europe european ex exclusive expected face
faces fall falls family fbi fight files flight flights florida force forces found france free friday full funding game gas general get
gets global go gold greenland group health hegseth help higher him hormuz hundreds hurricane if including india inflation injured inside
investigation investors ios iranian jobs justice key kill kills kirk korea last launch launches law leaves like long made major make
mamdani mass massive mayor media meet meta microsoft middle minister minneapolis minnesota missing most move murder musk nasdaq near
nearly netanyahu north nuclear nyc office official old open openai or order orders other palestinian pay pentagon pixel plane pm points
political pressure price prime protest protests public push quot race rally rare rates redistricting released reports return right rise
rises rules sales school second see shares shot show shows since snow so social sources start states still stop strait street summit
support taiwan take takes tariff tells tesla test they thousands threat threatens three through ties times trial troops tv under
university update use video virginia vote wall wants warns washington watch west where while win wins winter without woman wont work
workers would xi your ابها اخر ارتفاع اسعار اشهر اصابه اكبر اكثر ال الاحساء الارهاب الاسهم الاف الامريكي الامريكيه الامن الامير الاول
الايراني البلديه التحالف التعاون التعليم الجديد الجديده الخارجيه الخليج الداخليه الدفاع الدولي الذهب الرييس السوبر السويس الشرقيه الشوون
الصحه الطايف العراق العربيه العهد الفطر الفيصل الله المالكي المتحده المدينه المصري المقاومه المقبل المنطقه النصر النووي اليمن اليمنيه
اليونان ام امام امانه ان اهالي اوباما بالصور بجده بدء برنامج بسبب تبوك تراجع تطلق تعايد تعلن تعليم جازان جديد حايل حريق حفل خالد دولار
رمضان سعود سعوديه سلمان سنوات سوق شاهد شركه طايره طريق عاما عبدالله عبر عيد غدا غير فعاليات فيديو قبل قناه قوات لجنه لم ما مجلس محمد
مدينه مركز مستشفي مستوي مشروع مطار معايده معرض مليار منذ منطقه مواطن نايب نجران هل هييه واصابه وزاره وصول ولي يا يستقبل
  `,
  8: `
access accuses act action adds afghanistan agent agree agrees aircraft airlines airpods airports alaska allies already amd among
anthropic app appeals approves army around arrest arrests asian asks attorney authorities away backed backlash bar base battery battle
beach become been begin begins behind benefits bets between biggest bitcoin block board body bomb bondi boost brazil break bring brings
bros brown budget build building business cambodia camera campaign cant capitol car care caribbean carolina cdc center central chair
change changed changes chaos charges chatgpt child chinese chip chips christmas church cities claim climate cold colorado comey comments
companies concerns confirms conflict continue continues cook corruption cost costs countries country county coverage crashes credit
crime criminal critical crypto cuba dangerous deadline debate december decision defends defense delays demand demands democrat
deployment details detained did director display doesnt dollar dont dozens drones drop due early earthquake edge effort elections
emergency employees ending ends enforcement enters even event ever everything executive expect experts explosion facility families far
fear fears feature features fighting final finally find finds fired fires firm five flooding focus fold following food forecast foreign
four fraud french funds future gains games gemini gen georgia getting give gives goes going good gov grand ground growth guilty gulf had
halt head heads hearing heavy hell historic history hold holds holiday hong hopes hostage hostages hours idf illegal illinois images
impact industry intel interest international investment island issues jackpot james jan january jersey job johnson join jpmorgan jr jump
jumps jury keep kim kong kyiv la labor largest lawmakers lawsuit layoffs lead leak leave lebanon led left legal leo less life likely
limits line list little look looks looms loss losses louvre low lower macbook macron maduro maga makes making many map maps march mark
meets melissa members men message mexico michigan might millions missile missiles monday money month months mortgage moves much multiple
must names nation nato nears need netflix newsom night nobel noem october offer offers officer officers online only opens operation
operations oregon others our own pacific pakistan palestinians paramount part party passes patrol person philippines phone photos plant
play point policy politics poll pope portland possible post posts potential powell powerball powerful presidential primary prince prison
private prize probe project prosecutor prosecutors protesters pushes put qatar questions raid rain raises reach ready real records red
region rejects releases remain remains rep reported reportedly republican reserve residents resigns response results returns reveals
review rfk rights risk risks rubio ruling run safety said sale san sanctions saudi save sea search seat secret secretary seek seeks sees
sell sen send sends series service sets she should sign signals signs silver six slams smart snap soldiers soon southern special speech
spending staff stake starmer store strong student sue sues sunday super supply surge survivors switch takaichi takeover tanker target
targets tax taylor teen tehran tennessee tensions term thailand them there these third threats tiktok toll too town traders trading
traffic train travel trillion tsa turn turns ukrainian ultra union united unveils ups urges used users using vaccine vance venezuelan
very victims victory violence visa visit voters votes voting vows walmart want warn warner warning way weather weekend weeks when wife
wind windows winning women worst worth wrap x xbox yet youtube z zelensky zelenskyy اتفاق اثر احتفالات احد اداره ادني ارباح ازمه استشهاد
اشخاص اطلاق اعاده اعلان اغلاق افتتاح الاجتماعيه الاردن الاسبوع الاسد الاسكان الاطفال الاقتصاديه الامارات الامم الامنيه الاميركي
الانتخابات الاوسط الاولي الباطن البحرين التجاره التحرش التركي الثاني الجيش الحج الحدود الحزم الحوثي الحوثيين الخاص الدمام الدوري الدوليه
السياحه السيارات الشرق الشريفين الشعبيه الصين الطاقه الطايره الطواري العالمي العالميه العربي العند الفيفا القاهره القبول القصيم القوات
القياده الكويت المدني المكرمه المنوره النقد الوحده الوطن الوطني اليمني اليمنيين امريكا امطار امن انخفاض انطلاق اوروبا اي ايام بالرياض
بالطايف بالعيد بريده بريطانيا بلديه بمكه بنسبه تبدا تحت تحرير تشارك تصريحات تصل تطبيق تفجير تقيم تنظم تنظيم تهريب تواصل تونس جديدا جنوب
حادث حاله حتي حزب حمله حول داخل دبي دعم دول دون رجال رجل رسميا رفع روسيا زوار سعودي سقوط سياره شخصا شرطه شمال صحه صيف ضبط عام عبدالعزيز
عدد عكاظ عمر عمل عمليه غرفه فهد فيصل قد كاس كل كيري كيف لن لندن محافظ مخالفه مدني مدير مصرع معسكر ملايين ملتقي منسوبيها منع نتايج نحو
نقطه هبوط هجوم واشنطن وسط وظايف يبحث يبدا يتراجع يحتفل يدشن يدعو يزور يصل يعايد يعلن يفتتح يمني ينبع يواصل يوجه
  `,
};

const shares = new Map(
  Object.entries(COMMON).flatMap(([power, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, 0.75 / 2 ** Number(power)] as const),
  ),
);

/** Rarer words: the shorter, the more frequent. */
const guessed = (word: string): number => 0.01 / (1 + word.length * word.length);

/** Share of news texts that hold a folded word, roughly. */
export const shareOfTexts = (word: string): number => shares.get(word) ?? guessed(word);

/** Whether a folded word is one of those that many news texts hold, whatever they are about. */
export const isCommonWord = (word: string): boolean => shares.has(word);
