import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { healthApi } from '../../domain/api-health'
import { findingsIn, LEVEL_WORDS, sumWords, type Finding, type Level, type Place } from '../../domain/health/checks'
import { clockTime, pastWords } from '../../domain/reading/time'
import { Button } from '../components/Button'
import { Icon } from '../components/Icon'
import { Loaded } from '../components/Loaded'
import { StatusTag, type StatusTone } from '../components/StatusTag'
import { useWhileShown } from '../platform/inView'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { NotLoaded } from '../staff/NotLoaded'
import { toDeadLetters, toEmptyUnits } from '../staff/routes'
import { onForget } from '../stores/tickets'

const health = remote(() => call(healthApi.systemHealth, {}))
onForget(() => health.forget())
const HERE = 'here'

/** 系统状况: what is wrong with the server and what to do about it, what is to be seen to first. */
export function HealthRows() {
  const of = health.use(HERE)
  const load = () => void health.load(HERE, true)
  useEffect(load, [])
  useWhileShown(load, 30_000)
  return (
    <View className="admin__text">
      <Loaded of={of} trouble={NotLoaded} onRetry={load} rows={8}>
        {(found) => {
          const findings = findingsIn(found)
          return (
            <View className="stack stack--4">
              <View className="head">{sumWords(findings)}</View>
              <View className="log">
                {findings.map((finding) => (
                  <OneFinding key={finding.id} finding={finding} />
                ))}
              </View>
              <View className="caption text-3 centre num">
                {[
                  `${clockTime(found.now)} 刚看过`,
                  found.version && `版本 ${found.version}`,
                  `服务${pastWords(found.upSince, found.now)}启动`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </View>
            </View>
          )
        }}
      </Loaded>
    </View>
  )
}

const TONES: Record<Level, StatusTone> = { good: 'done', look: 'ask', act: 'refused' }
const WAYS: Record<Place, { text: string; go: () => void }> = {
  letters: { text: '看没发出去的', go: toDeadLetters },
  calendar: { text: '排日历', go: () => void Taro.navigateTo({ url: '/supervise/calendar/index' }) },
  units: { text: '看是哪些', go: toEmptyUnits },
}

/** One check; what to do stands there only where something is to be done. */
function OneFinding({ finding: { name, level, says, todo, at } }: { finding: Finding }) {
  const way = at && WAYS[at]
  return (
    <View className="log__item health">
      <View className="between">
        <View className="title">{name}</View>
        {level === 'act' ? (
          <View className="health__act">
            <Icon name="warn" size={16} />
            {LEVEL_WORDS.act}
          </View>
        ) : (
          <StatusTag tone={TONES[level]} text={LEVEL_WORDS[level]} />
        )}
      </View>
      <View className="small text-2 num wrap">{says}</View>
      {level !== 'good' && <View className="small wrap">{todo}</View>}
      {level !== 'good' && way && (
        <View className="health__way">
          <Button kind="line" small text={way.text} onPress={way.go} />
        </View>
      )}
    </View>
  )
}
