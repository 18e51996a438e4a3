/** npm run staff -- list | password | add | give | leave | move | factor | sign-out: staff by the operator's hand; sealed and audited. */
import os from 'node:os'
import { parseArgs } from 'node:util'
import { ADMIN_ACTS } from '../../domain/admin/acts'
import type { Deed } from '../../domain/api-admin'
import { byHand } from '../people/deeds'
import { postIn, signOutEverybody, staffList } from '../people/staff'
import { depsOf, runCommand } from '../toolbox'

const USAGE = `用法：npm run staff -- list
       npm run staff -- password 账号
       npm run staff -- add 账号 --name 姓名 --post 单位编号:职责 [--post …]
       npm run staff -- give 账号 --to 单位编号:职责
       npm run staff -- leave 账号
       npm run staff -- move 账号 --from 单位编号 --to 单位编号:职责
       npm run staff -- factor 账号
       npm run staff -- sign-out 账号 | --everybody`

runCommand(async (box) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      post: { type: 'string', multiple: true, default: [] },
      from: { type: 'string' },
      to: { type: 'string' },
      everybody: { type: 'boolean' },
    },
  })
  const [what, account] = positionals
  const deps = await depsOf(box)
  if (what === 'list') return said(...(await staffList(deps)))
  const operator = `operator:${os.userInfo().username}`
  if (what === 'sign-out' && values.everybody) {
    await signOutEverybody(deps, operator)
    return said('所有人都要重新登录')
  }
  const deed = account && deedOf(what, account.trim().toLowerCase(), values)
  if (!deed) throw new Error(USAGE)
  const { moved, password } = await byHand(deps, deed, { by: operator })
  const { name, done } = ADMIN_ACTS[deed.act]
  const more = [...(moved.length > 0 ? [`${moved.length} 件转到别的单位`] : []), ...(deed.act === 'factor' ? ['下次登录重新设'] : [])]
  said([`${account}，${name}：${done}`, ...more].join('；'))
  return password === null || said(`临时密码（只显示这一次，登录后必须改）：${password}`)
})

type Values = { name?: string; post: string[]; from?: string; to?: string }

/** What the words of the command ask for, or nothing. */
function deedOf(what: string | undefined, account: string, { name, post, from, to }: Values): Deed | undefined {
  if (what === 'sign-out') return { act: 'signOut', account }
  if (what === 'factor' || what === 'password' || what === 'leave') return { act: what, account }
  if (what === 'give' && to) return { act: 'give', account, to: postIn(to) }
  if (what === 'move' && from && to) return { act: 'move', account, from, to: postIn(to) }
  return what === 'add' && name && post.length > 0 ? { act: 'add', account, name, posts: post.map(postIn) } : undefined
}

function said(...lines: string[]): boolean {
  for (const line of lines) console.log(line)
  return true
}
