import type { TrapCases } from './trap.ts';

const F = 'لواء الصقر';
const O = 'جبهة العقاب';

/** Arabic sentences by the number of the trap class they are of. */
export const ARABIC: TrapCases = {
  1: [
    [`${F} يهاجم ${O}`, 'Falcon agent, Osprey target'],
    [`هجوم ${F} على ${O}`, 'Falcon agent, Osprey target'],
  ],
  2: [
    [`مقتل عناصر من ${F} في ويستمارك`, 'Falcon target'],
    [`قُتل 12 من عناصر ${O} في هجوم شنه ${F}`, 'Falcon agent, Osprey target'],
    [`استُهدف مقر ${F} بطائرة مسيرة`, 'Falcon target'],
  ],
  3: [
    [`الحراس يصادرون صواريخ ل${F}`, 'silent'],
    [`إطلاق صواريخ على مقر ${F}`, 'Falcon target'],
    [`مقتل قائد في ${F} بعبوة ل${O}`, 'Falcon target, Osprey agent'],
    [`قصف ${F} مقر ${O}`, 'Falcon agent, Osprey target'],
    [`قصف مقر ${F}`, 'Falcon target'],
    [`قصف ${F} لمواقع ${O}`, 'Falcon agent, Osprey target'],
  ],
  6: [
    [`مقتل قائد ${F} في غارة ل${O}`, 'Falcon target, Osprey agent'],
    [`غارة قرب مقر ${F}`, 'Falcon unresolved'],
  ],
  7: [
    [`${F} يتبنى هجوما على معسكر ${O}`, 'Falcon agent, Osprey target'],
    [`${F} يعلن مسؤوليته عن الهجوم على ${O}`, 'Falcon agent, Osprey target'],
    [`${F} يعلن مسئوليته عن الهجوم على ${O}`, 'Falcon agent, Osprey target'],
    [`${F} يعلن مقتل قائده في غارة ${O}`, 'Falcon target, Osprey agent'],
  ],
  8: [
    [`${F}: ${O} قصفت قاعدة`, 'Osprey agent'],
    [`${F} يقول إن ${O} قصف مقره`, 'Osprey agent'],
  ],
  9: [
    [`${F} يتهم ${O} بقصف ويستمارك`, 'Osprey agent'],
    [`${F} يحمل ${O} مسؤولية الهجوم`, 'Osprey agent'],
  ],
  10: [
    [`اشتباكات بين ${F} و${O} في ويستمارك`, 'Falcon party, Osprey party'],
    [`اشتباكات قرب سجن يضم عناصر من ${F}`, 'Falcon unresolved'],
  ],
  11: [
    [`${F} شن هجوما بطائرات مسيرة على ${O}`, 'Falcon agent, Osprey target'],
    [`${F} ينفذ غارة على ${O}`, 'Falcon agent, Osprey target'],
  ],
  12: [
    [`${F} و${O} يقصفان ويستمارك`, 'Falcon agent, Osprey agent'],
    [`نورلاند تقصف ${F} و${O}`, 'Falcon target, Norland agent, Osprey target'],
  ],
  15: [
    [`أنصار ${F} يهاجمون معسكر ${O}`, 'Osprey target'],
    [`اعتقال عناصر من عملاء ${F}`, ''],
    [`هجوم على أنصار ${F}`, ''],
    [`عناصر سابقون في ${F} يهاجمون معسكر ${O}`, 'Osprey target'],
    [`القائد السابق ل${F} يهاجم معسكر ${O}`, 'Osprey target'],
    [`عناصر في ${F} يهاجمون معسكر ${O}`, 'Falcon agent, Osprey target'],
    [`مناهضون ل${F} يهاجمون ${O}`, 'Osprey target'],
    [`سجناء من ${F} يقتلون حارسا`, 'Falcon unresolved'],
  ],
  16: [
    [`${F} يقتل عناصر من ${O}`, 'Falcon agent, Osprey target'],
    [`مقتل 3 عناصر من ${F} بغارة ل${O}`, 'Falcon target, Osprey agent'],
  ],
  17: [
    [`${F} يهاجم نورلاند ومقتل قائد في ${O}`, 'Falcon agent, Norland target, Osprey target'],
    [`نورلاند تقصف ${O} بعد هجوم ${F}`, 'Falcon agent, Norland agent, Osprey target'],
    [`مقتل قائد ${F}.. و${O} يهاجم نورلاند`, 'Falcon target, Norland target, Osprey agent'],
  ],
  18: [
    [`${F}: سنقصف مواقع ${O}`, 'mark: hypothetical'],
    [`${F} يتعهد بشن المزيد من الغارات على ${O}`, 'mark: hypothetical'],
    [`${F} يفتح قواعده ل${O} لاستهداف معسكر`, 'silent'],
    [`إخلاء سفارة تحسبا لهجمات ${F}`, 'mark: hypothetical'],
    [`${F} يهدد بقصف قاعدة ${O}`, 'mark: hypothetical'],
    [`${F} قد يهاجم ${O}`, 'mark: hypothetical'],
    [`${O} تحذر من أن أي هجوم ل${F} سيقابل برد`, 'mark: hypothetical'],
    [`مقاتلو ${F} هددوا بقصف ${O}`, 'mark: hypothetical'],
    [`${F} ستشن هجوما على ${O}`, 'mark: hypothetical'],
    [`${F} حاول مهاجمة ${O}`, 'mark: thwarted'],
    [`تدعو ${F} إلى وقف الهجمات على ${O}`, 'Osprey target'],
    [`${F} يدعو إلى وقف هجمات ${O}`, 'Osprey agent'],
    [`${F} يوقف الهجمات على ${O}`, 'Falcon agent, Osprey target'],
    [`نورلاند تحذر من هجوم ${F} على ${O}`, 'mark: hypothetical'],
  ],
  19: [
    [`${F} يعلق الهجوم على ${O}`, 'mark: suspended'],
    [`${F} يتوعد باستئناف الهجمات على ${O}`, 'mark: hypothetical'],
  ],
  20: [
    [`ذكرى هجوم ${F} على ${O}`, 'mark: historical'],
    [`محاكمة متهم بهجوم ${F} على ${O}`, 'mark: historical'],
  ],
  21: [
    [`إحباط هجوم ${F} على ${O}`, 'mark: thwarted'],
    [`${O} يحبط هجوما ل${F}`, 'mark: thwarted'],
    [`${O} يتصدى لهجوم ${F}`, 'mark: repelled'],
    [`${O} يصد هجوما ل${F}`, 'mark: repelled'],
  ],
  22: [
    [`${F} ينفي مسؤوليته عن الهجوم على ${O}`, 'mark: negated'],
    [`${F} لن يهاجم ${O}`, 'mark: negated'],
    [`${F} و${O} نفوا الهجوم`, 'mark: negated'],
    [`${F} يؤكد أنه لم يستهدف ${O}`, 'mark: negated'],
    [`مناورات تحاكي هجوم ${F} على ${O}`, 'mark: exercise'],
    [`تدريبات ${F} على قصف ${O}`, 'Falcon agent, Osprey target'],
    [`تدريبات ${F} على قصف معسكر ${O}`, 'mark: exercise'],
  ],
  24: [
    [`«${F}» يهاجم «${O}»`, 'Falcon agent, Osprey target'],
    [`عاجل: ${F} يهاجم معسكر ${O}`, 'Falcon agent, Osprey target'],
    [`بالفيديو.. ${F} يهاجم ${O}`, 'Falcon agent, Osprey target'],
    [`عاجل | ${F} يهاجم ${O}`, 'Falcon agent, Osprey target'],
  ],
  25: [
    [`${F} يهاجم المغيرين و${O}`, 'Falcon agent, Osprey target, Raiders target'],
    [`ضربة قاصمة ل${F}`, 'Falcon target'],
    [`هجوم على قرية يسيطر عليها ${F} نفذه ${O}`, 'Osprey agent'],
    [`غارات ${F} تقتل عناصر من ${O}`, 'Falcon agent, Osprey target'],
    [`غارة ${F} تقتل قائدا في ${O}`, 'Falcon agent, Osprey target'],
    [`قُتل 5 مسلحين من ${F} في هجوم ${O}`, 'Falcon target, Osprey agent'],
    [`استهداف ${F} بغارة ${O}`, 'Falcon target, Osprey agent'],
    [`اغتيال ${F} قياديا في ${O}`, 'Falcon agent, Osprey target'],
    [`هجوم ${F} ومقتل قائد في ${O}`, 'Falcon agent, Osprey target'],
    [`${F} يتهم ${O} بخرق الهدنة`, ''],
  ],
  26: [
    [`مباراة ${F} و${O}`, 'silent'],
    [`${F} يفتتح معرضا في مدينة ${O}`, 'silent'],
  ],
  28: [
    [`هل هاجم ${F} قاعدة ${O}؟`, 'Falcon agent, Osprey target'],
    [`لماذا هاجم ${F} معسكر ${O}؟`, 'Falcon agent, Osprey target'],
  ],
};
