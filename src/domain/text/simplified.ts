/** Traditional characters as simplified ones (繁体转简体), one by one: enough to find by, not to read. The phone does not carry it. */
import table from './simplified.json'

const TO = new Map(
  table.traditional.flatMap((row, at) => [...row].map((from, place) => [from, [...table.simplified[at]!][place]!] as const)),
)

export const simplified = (text: string): string => text.replace(/\p{Script=Han}/gu, (letter) => TO.get(letter) ?? letter)
