/** npm run staff -- list | password | add | leave | move | factor | sign-out: staff accounts and posts, by the operator's hand; sealed and audited. */
import os from 'node:os'
import { parseArgs } from 'node:util'
import { addStaff, dropFactor, leave, move, newPassword, postIn, signOut, staffList } from '../people/staff'
import { depsOf, runCommand } from '../toolbox'

const USAGE = `用法：npm run staff -- list
       npm run staff -- password 账号
       npm run staff -- add 账号 --name 姓名 --post 单位编号:职责 [--post …]
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
    await signOut(deps, { everybody: true, operator })
    return said('所有人都要重新登录')
  }
  if (!account) throw new Error(USAGE)
  const hand = { account, operator }
  if (what === 'sign-out') {
    await signOut(deps, hand)
    return said(`${account} 要重新登录`)
  }
  if (what === 'factor')
    return said((await dropFactor(deps, hand)) ? `${account} 的两步验证已清掉，下次登录重新设` : `${account} 没有设过两步验证`)
  if (what === 'password') return said(`临时密码（只显示这一次，登录后必须改）：${await newPassword(deps, hand)}`)
  if (what === 'leave') return said(`${account} 已离职；${(await leave(deps, hand)).length} 件转到别的单位`)
  if (what === 'move' && values.from && values.to)
    return said(`${account} 已调岗；${(await move(deps, hand, { from: values.from, to: postIn(values.to) })).length} 件转到别的单位`)
  if (what === 'add' && values.name && values.post.length > 0)
    return said(
      `临时密码（只显示这一次，登录后必须改）：${await addStaff(deps, hand, { name: values.name, posts: values.post.map(postIn) })}`,
    )
  throw new Error(USAGE)
})

function said(...lines: string[]): boolean {
  for (const line of lines) console.log(line)
  return true
}
