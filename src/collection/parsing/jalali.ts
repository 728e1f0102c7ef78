/** Leap cycles of the Jalali calendar break at these years (Borkowski 1996, "The Persian calendar for 3000 years"). */
const BREAKS = [
  -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
] as const;

interface NewYear {
  /** Gregorian year in which the Jalali year begins, and the day of March it begins on. */
  year: number;
  march: number;
}

/** When the Jalali year begins. Valid for years -61 to 3177. */
function newYear(jalali: number): NewYear {
  const year = jalali + 621;
  let leaps = -14;
  let start: number = BREAKS[0];
  let span = 0;
  for (const end of BREAKS.slice(1)) {
    span = end - start;
    if (jalali < end) break;
    leaps += Math.floor(span / 33) * 8 + Math.floor((span % 33) / 4);
    start = end;
  }
  const passed = jalali - start;
  leaps += Math.floor(passed / 33) * 8 + Math.floor(((passed % 33) + 3) / 4);
  if (span % 33 === 4 && span - passed === 4) leaps++;
  const gregorianLeaps = Math.floor(year / 4) - Math.floor(((Math.floor(year / 100) + 1) * 3) / 4) - 150;
  return { year, march: 20 + leaps - gregorianLeaps };
}

/** Gregorian year, month (1-12) and day of a Jalali date. Months 1 to 6 have 31 days, the rest 30, the last 29 or 30. */
export function gregorianFromJalali(
  year: number,
  month: number,
  day: number,
): { year: number; month: number; day: number } {
  const begin = newYear(year);
  const daysBefore = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const date = new Date(Date.UTC(begin.year, 2, begin.march + daysBefore + day - 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
