/**
 * npm run unit -- list | empty | end UNIT [--successor UNIT]: the units of the district, those at which nobody works now, and the end of one.
 * `empty` has exit code 1 when there is one.
 */
import os from 'node:os'
import { parseArgs } from 'node:util'
import { emptyWords } from '../people/empty'
import { byHand } from '../people/deeds'
import type { Deps } from '../deps'
import { depsOf, runCommand } from '../toolbox'

const USAGE = '用法：npm run unit -- list | empty | end 单位编号 [--successor 承接单位编号]'

runCommand(async (box) => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { successor: { type: 'string' } } })
  const [what, unitId] = positionals
  const deps = await depsOf(box)
  if (what === 'list') return list(deps)
  if (what === 'empty') return empty(deps)
  if (what !== 'end' || !unitId) throw new Error(USAGE)
  const deed = { act: 'endUnit', unitId, successorId: values.successor ?? null } as const
  const { moved } = await byHand(deps, deed, { by: `operator:${os.userInfo().username}` })
  console.log(`${unitId} 撤了；${moved.length} 件转到别的单位，都记在各件里。服务在跑的，一分钟内知道`)
  return true
})

function list({ reference: { units } }: Deps): boolean {
  for (const { id, ended, successorId, empty: nobody } of units.all) {
    const marks = [ended && '已撤', successorId && `由 ${successorId} 承接`, nobody && '现在没有人'].filter(Boolean)
    console.log([id, units.fullName(id), ...marks].join('  '))
  }
  return true
}

function empty({ reference: { units } }: Deps): boolean {
  for (const line of emptyWords(units)) console.log(line)
  return units.empty.length === 0
}
