import { useState } from 'react'
import { View } from '@tarojs/components'
import { MAX_WHY, STANDING_WORDS, type Standing } from '../../domain/admin/acts'
import type { Me } from '../../domain/api'
import { adminApi, type Proposal } from '../../domain/api-admin'
import { pastWords } from '../../domain/reading/time'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { Field } from '../components/Field'
import { Loaded } from '../components/Loaded'
import { Notice } from '../components/Notice'
import { Sheet } from '../components/Sheet'
import { StateView } from '../components/StateView'
import { StatusTag, type StatusTone } from '../components/StatusTag'
import { TextInput } from '../components/TextInput'
import { useTry } from '../lib/useTry'
import { useNow, useWhileShown } from '../platform/inView'
import { call } from '../remote/call'
import { NotLoaded } from '../staff/NotLoaded'
import { AfterImport } from './AfterImport'
import { loadProposals, useProposals } from './stores'

const TONES: Record<Standing, StatusTone> = { waiting: 'ask', confirmed: 'done', refused: 'refused' }

/** 要两人办的: what one administrator proposed and another has to agree to; both see it. */
export function Proposals({ me }: { me: Me }) {
  const page = useProposals()
  const [password, setPassword] = useState<string>()
  const load = () => void loadProposals()
  useWhileShown(load, 20_000)
  return (
    <View className="admin__text stack stack--4">
      <Loaded of={page} trouble={NotLoaded} onRetry={load} rows={4}>
        {({ rows }) => (
          <>
            {rows.length === 0 && (
              <StateView kind="empty" title="没有要两人办的" text="给岗位、给密码、清两步验证、撤单位，提出以后列在这里。" />
            )}
            {rows.map((one) => (
              <One key={one.id} me={me} one={one} onPassword={setPassword} />
            ))}
          </>
        )}
      </Loaded>
      <Sheet open={password !== undefined} title="临时密码" onClose={() => setPassword(undefined)}>
        <View className="admin__password num">{password}</View>
        <Notice kind="warn" icon="lock" text="只显示这一次。请当面交给本人，不要写在群里；第一次登录后必须改。" />
      </Sheet>
    </View>
  )
}

interface OneProps {
  me: Me
  one: Proposal
  onPassword: (password: string) => void
}

function One({ me, one, onPassword }: OneProps) {
  const now = useNow()
  const [why, setWhy] = useState('')
  const { busy, problem, run } = useTry()
  const decide = (confirm: boolean) =>
    run(async () => {
      const { password } = await call(adminApi.decideProposal, { params: { id: one.id }, body: { confirm, why } })
      if (password !== null) onPassword(password)
      await loadProposals()
    }, false)
  return (
    <Card title={one.words} aside={<StatusTag tone={TONES[one.standing]} text={STANDING_WORDS[one.standing]} />}>
      <View className="stack stack--2">
        <View className="small text-2">
          {one.by}，{pastWords(one.at, now)}提出
          {one.decidedBy && one.decidedAt !== null && ` · ${one.decidedBy}，${pastWords(one.decidedAt, now)}定的`}
        </View>
        {one.reason && <View className="body wrap">{one.reason}</View>}
        {one.imported && <AfterImport me={me} id={one.id} />}
        {one.mayDecide && (
          <>
            <Field label="说一句" aside="不同意必须写" error={problem || undefined}>
              <TextInput label="说一句" value={why} max={MAX_WHY} onChange={setWhy} />
            </Field>
            <View className="columns-2">
              <Button small text="同意，就办" more={one.words} busy={busy && '正在办…'} onPress={() => void decide(true)} />
              <Button small kind="line" text="不同意" more={one.words} off={busy} onPress={() => void decide(false)} />
            </View>
          </>
        )}
      </View>
    </Card>
  )
}
