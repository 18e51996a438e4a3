/**
 * Days off by law (法定节假日): 全国年节及纪念日放假办法, in force since 2025-01-01, art. 2: 元旦 1 day, 春节 4 days from its eve, 清明 1, 劳动节 2,
 * 端午 1, 中秋 1, 国庆 3. They hold also where the State Council's notice of the year is not out yet; which days around them are moved
 * (调休, 补假) only the notice says, so what is computed there stays provisional (暂定).
 */
import { dayAfter, dayBefore } from './workdays'

/**
 * 春节, 清明, 端午, 中秋 of a year: the lunar calendar of GB/T 33661-2017, as the library lunar-javascript 1.7.7 (MIT) computes it, checked
 * against the Chinese calendar of ICU; where they differ (春节 2027 and 2030, new moons close to midnight) the tables of the Hong Kong
 * Observatory agree with these.
 */
const MOVING: Record<number, string> = {
  2025: '01-29 04-04 05-31 10-06',
  2026: '02-17 04-05 06-19 09-25',
  2027: '02-06 04-05 06-09 09-15',
  2028: '01-26 04-04 05-28 10-03',
  2029: '02-13 04-04 06-16 09-22',
  2030: '02-03 04-05 06-05 09-12',
  2031: '01-23 04-05 06-24 10-01',
  2032: '02-11 04-04 06-12 09-19',
  2033: '01-31 04-04 06-01 09-08',
  2034: '02-19 04-05 06-20 09-27',
  2035: '02-08 04-05 06-10 09-16',
  2036: '01-28 04-04 05-30 10-04',
  2037: '02-15 04-04 06-18 09-24',
  2038: '02-04 04-05 06-07 09-13',
  2039: '01-24 04-05 05-27 10-02',
  2040: '02-12 04-04 06-14 09-20',
  2041: '02-01 04-04 06-03 09-10',
  2042: '01-22 04-04 06-22 09-28',
  2043: '02-10 04-05 06-11 09-17',
  2044: '01-30 04-04 05-31 10-05',
  2045: '02-17 04-04 06-19 09-25',
  2046: '02-06 04-04 06-08 09-15',
  2047: '01-26 04-05 05-29 10-04',
  2048: '02-14 04-04 06-15 09-22',
  2049: '02-02 04-04 06-04 09-11',
  2050: '01-23 04-04 06-23 09-30',
  2051: '02-11 04-05 06-13 09-19',
  2052: '02-01 04-04 06-01 09-07',
  2053: '02-19 04-04 06-20 09-26',
  2054: '02-08 04-04 06-10 09-16',
  2055: '01-28 04-05 05-30 10-05',
  2056: '02-15 04-04 06-17 09-24',
  2057: '02-04 04-04 06-06 09-13',
  2058: '01-24 04-04 06-25 10-02',
  2059: '02-12 04-05 06-14 09-21',
  2060: '02-02 04-04 06-03 09-09',
}

/** The same dates every year. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] as const

const YEARS_AHEAD = 10

/** Days off by law in one year, in order; beyond the table only those that never move. */
export function lawfulDays(year: number): string[] {
  const [spring, ...single] = MOVING[year]?.split(' ').map((day) => `${year}-${day}`) ?? []
  const days = [...FIXED.map((day) => `${year}-${day}`), ...single, ...(spring ? around(spring) : [])]
  return [...new Set(days)].sort()
}

/** Days off by law that a calendar known until `knownUntil` does not speak of yet, for as many years ahead as anybody is promised something in. */
export function lawfulAfter(knownUntil: string): string[] {
  const year = Number(knownUntil.slice(0, 4))
  const years = Array.from({ length: YEARS_AHEAD }, (_, index) => year + index)
  return years.flatMap(lawfulDays).filter((day) => day > knownUntil)
}

/** 除夕 to 初三. */
const around = (first: string): string[] => [dayBefore(first), first, dayAfter(first), dayAfter(dayAfter(first))]
