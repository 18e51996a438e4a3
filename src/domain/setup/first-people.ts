/**
 * Whom a district begins with (第一批人): three different people as the three administrators, and one dispatcher, by whom the first matter goes
 * somewhere.
 */
import { DUTY_WORDS } from '../admin/acts'
import type { Duty } from '../people/actors'

export const FIRST_DUTIES = ['system', 'security', 'audit', 'dispatcher'] as const satisfies readonly Duty[]
type FirstDuty = (typeof FIRST_DUTIES)[number]
export type FirstPerson = { duty: FirstDuty; name: string; account: string }

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{1,39}$/

/** What is wrong, in words; empty where nothing is. */
export function firstFaults(people: readonly FirstPerson[]): string[] {
  return people.flatMap(({ duty, name, account }, index) => {
    const who = DUTY_WORDS[duty]
    const same = people.slice(0, index).find((one) => one.account === account || one.name === name)
    return [
      ...(name === '' || [...name].length > 40 ? [`${who}：姓名没写，或者太长`] : []),
      ...(ACCOUNT.test(account) ? [] : [`${who}：账号用小写字母和数字，2 到 40 个，字母或数字开头`]),
      ...(same && name !== '' && account !== '' ? [`${who}和${DUTY_WORDS[same.duty]}是同一个人：要四个不同的人`] : []),
    ]
  })
}
