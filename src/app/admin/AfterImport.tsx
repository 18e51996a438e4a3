import { View } from '@tarojs/components'
import { ADMIN_ACTS, CONFIRMER, mayBegin } from '../../domain/admin/acts'
import type { Me } from '../../domain/api'
import { adminApi } from '../../domain/api-admin'
import { holdsOne } from '../../domain/people/actors'
import { useSaving } from '../lib/useSaving'
import { useTry } from '../lib/useTry'
import { Button } from '../components/Button'
import { Notice } from '../components/Notice'
import { confirmed } from '../platform/confirmed'
import { call } from '../remote/call'
import { loadProposals, newUuid } from './stores'

/** What is left to do with an import that was agreed to: its first passwords, and the way back while nobody has signed in. */
export function AfterImport({ me, id }: { me: Me; id: string }) {
  const { state, save } = useSaving()
  const { busy, problem, run } = useTry()
  const passwords = () => save({ endpoint: adminApi.firstPasswords, params: { id }, name: '第一个密码.xlsx' })
  const undo = async () => {
    const { name, says } = ADMIN_ACTS.undoImport
    if (!(await confirmed(name, says, '撤掉', '不撤'))) return
    await run(async () => {
      await call(adminApi.beginDeed, { body: { id: await newUuid(), deed: { act: 'undoImport', importId: id } } })
      await loadProposals()
    }, false)
  }
  return (
    <View className="stack stack--2">
      {[state.problem, problem].filter(Boolean).map((words) => (
        <Notice key={words} kind="warn" icon="warn" text={words} />
      ))}
      <View className="admin__acts">
        {holdsOne(me.posts, [CONFIRMER]) && (
          <Button small kind="line" icon="download" text="第一个密码的表" busy={state.busy && '正在写…'} onPress={() => void passwords()} />
        )}
        {mayBegin(me.posts, 'undoImport') && (
          <Button small kind="danger" text={ADMIN_ACTS.undoImport.name} busy={busy && '正在撤…'} onPress={() => void undo()} />
        )}
      </View>
      {state.saved && <View className="small text-2">存好了。只有没登录过的人在里面；再拿一次，前一张作废。</View>}
    </View>
  )
}
