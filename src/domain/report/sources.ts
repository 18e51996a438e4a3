/**
 * How a matter came in (来源): a row for each way, who of the staff may file by it, and what it demands. What residents file themselves has
 * a source too.
 */
import { HANDLING, type Duty } from '../people/actors'

/**
 * `by`: staff who may file by it, nobody where residents or the system do. `reporter`: whether somebody reported it: must (or asks to stay
 * 匿名), may, none. `errand`: may be filed as 信访代办. `document`: names the document it came with (文号).
 */
type SourceRow = { word: string; by: readonly Duty[]; reporter: 'must' | 'may' | 'none'; errand: boolean; document: boolean }

// prettier-ignore
export const SOURCES = {
  mini:    { word: '小程序',   by: [],                        reporter: 'may',  errand: false, document: false },
  web:     { word: '网页',     by: [],                        reporter: 'may',  errand: false, document: false },
  phone:   { word: '电话',     by: HANDLING,                  reporter: 'must', errand: true,  document: false },
  counter: { word: '窗口来访', by: ['clerk', 'dispatcher'],   reporter: 'must', errand: true,  document: false },
  letter:  { word: '来信',     by: ['clerk', 'dispatcher'],   reporter: 'may',  errand: true,  document: false },
  visit:   { word: '走访',     by: HANDLING,                  reporter: 'may',  errand: true,  document: false },
  round:   { word: '巡查发现', by: HANDLING,                  reporter: 'none', errand: false, document: false },
  upper:   { word: '上级交办', by: ['dispatcher'],            reporter: 'may',  errand: false, document: true },
  media:   { word: '媒体',     by: ['clerk', 'dispatcher'],   reporter: 'none', errand: false, document: false },
  import:  { word: '别处导入', by: [],                        reporter: 'may',  errand: false, document: false },
} as const satisfies Record<string, SourceRow>
export type Source = keyof typeof SOURCES
export const SOURCE_IDS = Object.keys(SOURCES) as Source[]

export const sourceRow = (source: Source): SourceRow => SOURCES[source]

/** The ways somebody with these duties may file by, in the order of the table. */
export const sourcesOf = (duties: readonly Duty[]): Source[] =>
  SOURCE_IDS.filter((source) => sourceRow(source).by.some((duty) => duties.includes(duty)))
