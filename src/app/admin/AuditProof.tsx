import { useState } from 'react'
import { View } from '@tarojs/components'
import { logTime } from '../../domain/admin/log'
import { auditApi, type LogProof } from '../../domain/api-audit'
import { useTry } from '../lib/useTry'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { KeyValues } from '../components/KeyValues'
import { Notice } from '../components/Notice'
import { call } from '../remote/call'

/** 链的证明: whether the log is whole, from the first line to the newest seal; folded anew when it is asked for. */
export function AuditProof() {
  const [proof, setProof] = useState<LogProof>()
  const { busy, problem, run } = useTry()
  const check = () => run(async () => setProof(await call(auditApi.auditProof, {})), false)
  return (
    <Card title="记录有没有被动过">
      <View className="small text-2">每条都封在一条链上，从头核到尾要一会儿。不少于 180 天，程序不删。</View>
      {problem !== '' && <Notice kind="warn" icon="warn" text={problem} />}
      {proof && <Told proof={proof} />}
      <Button
        small
        kind="line"
        icon="shield"
        text={proof ? '再核一遍' : '从头核一遍'}
        busy={busy && '正在核…'}
        onPress={() => void check()}
      />
    </Card>
  )
}

const when = (at: number | null): string => (at === null ? '还没有' : logTime(at))

const Told = ({ proof }: { proof: LogProof }) => (
  <>
    {proof.whole ? (
      <Notice kind="info" icon="check" text="从头到尾对得上，没被动过。" />
    ) : (
      <Notice kind="danger" icon="warn" text={`对不上，从这里起不能当证据。${proof.faults.join('；')}`} />
    )}
    <KeyValues
      pairs={[
        { key: '封好的', value: `${proof.sealed} 条` },
        { key: '等着封的', value: `${proof.waiting} 条，一分钟内` },
        { key: '最早一条', value: when(proof.firstAt) },
        { key: '封到', value: when(proof.upTo) },
        { key: '链尾', value: proof.head ? `${proof.head.slice(0, 8)}…${proof.head.slice(-8)}` : '还没有' },
      ]}
    />
  </>
)
