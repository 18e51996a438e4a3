import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { CoverView, RosterView } from '../../../domain/api-duty'
import { COVER_WORDS, coverLine, spanWords } from '../../../domain/reading/duty'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { CallFailed } from '../../remote/call'
import { agree, end } from './store'

/** What is laid over the turns, with the ways to agree to it and to take it away. */
export function Covers({ roster, onDone }: { roster: RosterView; onDone: () => void }) {
  const { covers, now } = roster
  if (covers.length === 0) return null
  return (
    <Card title={`盖上去的 ${covers.length} 条`} aside="撤掉就还原">
      {covers.map((cover) => (
        <One key={cover.id} cover={cover} now={now} onDone={onDone} />
      ))}
      <View className="caption text-3">换班要两个人都同意；算两条，撤就一起撤。不记请假事由。</View>
    </Card>
  )
}

function One({ cover, now, onDone }: { cover: CoverView; now: number; onDone: () => void }) {
  const [busy, setBusy] = useState(false)
  const run = async (what: Promise<unknown>) => {
    setBusy(true)
    try {
      await what
      onDone()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showModal({ title: '', content: failed.message, showCancel: false, confirmText: '知道了' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="between duty-cover">
      <View className="stack stack--1">
        <View className="small">
          <View className={`duty-kind duty-kind--${cover.kind}`}>{COVER_WORDS[cover.kind]}</View> {coverLine(cover)}
          {cover.waits ? '（等对方同意，先不算）' : ''}
        </View>
        <View className="caption text-2 num">{spanWords(cover.from, cover.to, now)}</View>
      </View>
      <View className="holder__ways">
        {cover.mayAgree && <Button kind="soft" small text="同意" busy={busy && '正在送…'} onPress={() => void run(agree(cover.id))} />}
        {cover.mayEnd && (
          <Button
            kind="line"
            small
            text={cover.pair ? '一起撤' : '撤掉'}
            busy={busy && '正在送…'}
            onPress={() => void run(end(cover.id))}
          />
        )}
      </View>
    </View>
  )
}
