import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { AUDIT_REASONS, LOG_GROUPS, LOG_GROUP_WORDS, logTime, type LogGroup } from '../../domain/admin/log'
import { auditApi, type LogLine } from '../../domain/api-audit'
import { useSaving } from '../lib/useSaving'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { ChipGroup } from '../components/Chips'
import { DayInput } from '../components/DayInput'
import { Field } from '../components/Field'
import { Loaded } from '../components/Loaded'
import { Notice } from '../components/Notice'
import { StateView } from '../components/StateView'
import { TextInput } from '../components/TextInput'
import { aria, pressable } from '../platform/aria'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { NotLoaded } from '../staff/NotLoaded'
import { useWide } from '../staff/wide'
import { onForget } from '../stores/tickets'
import { AuditProof } from './AuditProof'

type Filter = { group?: LogGroup; who?: string; failed?: 'yes'; from?: string; to?: string }

const log = remote((filter: string) => call(auditApi.auditLog, { query: JSON.parse(filter) as Filter }))
onForget(() => log.forget())

async function more(filter: string) {
  const page = log.peek(filter)
  if (!page?.next) return
  const next = await call(auditApi.auditLog, { query: { ...(JSON.parse(filter) as Filter), after: page.next } })
  log.put(filter, { ...next, rows: [...page.rows, ...next.rows] })
}

const GROUPS = LOG_GROUPS.map((value) => ({ value, text: LOG_GROUP_WORDS[value] }))

/** 审计: who did what, what it was before and after, and whether the log is whole; for the auditor alone. */
export function AuditLog() {
  const [filter, setFilter] = useState<Filter>({})
  const asked = JSON.stringify(filter)
  const page = log.use(asked)
  const wide = useWide()
  useEffect(() => void log.load(asked, true), [asked])
  useReachBottom(() => void more(asked).catch(() => undefined))
  return (
    <View className={wide ? 'audit audit--wide' : 'audit'}>
      <View className="stack stack--4">
        <View className="small text-2">只有审计管理员能看。这里有谁、何时、改前改后；没有群众的内容、电话和照片。</View>
        <Filters filter={filter} wide={wide} onChange={(change) => setFilter(withoutEmpty({ ...filter, ...change }))} />
        <Loaded of={page} trouble={NotLoaded} onRetry={() => void log.load(asked, true)} rows={8}>
          {({ rows, next }) => (
            <>
              {rows.length === 0 && <StateView kind="empty" title="没有这样的记录" text="换一个条件，或把日子放宽。" />}
              <View className="log" {...aria({ role: 'list', label: '审计日志' })}>
                {rows.map((one) => (
                  <Line key={one.id} one={one} />
                ))}
              </View>
              {next && <Button kind="line" text="再看一些" onPress={() => void more(asked).catch(() => undefined)} />}
            </>
          )}
        </Loaded>
      </View>
      <View className="stack stack--4">
        <AuditProof />
        <Export filter={filter} />
      </View>
    </View>
  )
}

const withoutEmpty = (filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as Filter

type FiltersProps = { filter: Filter; wide: boolean; onChange: (change: Filter) => void }

/** On a phone who and when are folded away until they are asked for. */
function Filters({ filter, wide, onChange }: FiltersProps) {
  const [more, setMore] = useState(false)
  return (
    <View className="stack stack--2">
      <ChipGroup
        label="哪一类"
        options={[{ value: 'all', text: '全部' }, ...GROUPS]}
        value={filter.group ?? 'all'}
        onChange={(value) => onChange({ group: value === 'all' ? undefined : (value as LogGroup) } as Filter)}
      />
      <ChipGroup
        label="结果"
        options={[{ value: 'failed', text: '只看没成的' }]}
        value={filter.failed ? ['failed'] : []}
        onChange={() => onChange({ failed: filter.failed ? undefined : 'yes' } as Filter)}
      />
      {wide || more ? (
        <WhoAndWhen filter={filter} onChange={onChange} />
      ) : (
        <Button small kind="line" icon="filter" text="按人、按日子" onPress={() => setMore(true)} />
      )}
    </View>
  )
}

const WhoAndWhen = ({ filter, onChange }: Omit<FiltersProps, 'wide'>) => (
  <View className="admin__filters">
    <Field label="谁做的">
      <TextInput label="谁做的，写账号" placeholder="账号" value={filter.who ?? ''} max={40} onChange={(who) => onChange({ who })} />
    </Field>
    <Field label="从哪天">
      <DayInput label="从哪天" value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
    </Field>
    <Field label="到哪天">
      <DayInput label="到哪天" value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
    </Field>
  </View>
)

/** One line; pressed, what changed opens under it. */
function Line({ one }: { one: LogLine }) {
  const [open, setOpen] = useState(false)
  const opens = one.changes.length > 0 || one.proposedBy !== null
  const words = [logTime(one.at), one.who, one.what, one.about, one.note].filter(Boolean)
  return (
    <View className="log__item" {...aria({ role: 'listitem' })}>
      <View
        className={`log__line ${opens ? 'log__line--press' : ''}`}
        {...(opens ? pressable({ reads: `${words.join('，')}，${open ? '收起' : '展开'}改前改后` }, () => setOpen(!open)) : {})}
      >
        <View className="log__at num text-2">{logTime(one.at)}</View>
        <View className="log__who strong">{one.who}</View>
        <View className="log__what">{one.what}</View>
        <View className="log__about wrap">{one.about}</View>
        <View className={`log__note wrap ${one.failed ? 'log__note--failed' : ''}`}>{one.note}</View>
      </View>
      {open && <Changes one={one} />}
    </View>
  )
}

const Changes = ({ one }: { one: LogLine }) => (
  <View className="log__changes stack stack--2">
    {one.changes.map(({ key, before, after }) => (
      <View key={key} className="log__change">
        <View className="text-2">{key}</View>
        <View className="log__before wrap">改前：{before}</View>
        <View className="log__after wrap">改后：{after}</View>
      </View>
    ))}
    {one.proposedBy && (
      <View className="small text-2">
        {one.proposedBy} 提出，{one.who} 同意。
      </View>
    )}
  </View>
)

const REASONS = Object.entries(AUDIT_REASONS).map(([value, text]) => ({ value, text }))

function Export({ filter }: { filter: Filter }) {
  const [reason, setReason] = useState('')
  const { state, save } = useSaving()
  const go = () => save({ endpoint: auditApi.exportAudit, query: { ...filter, reason }, name: '审计日志.xlsx' })
  return (
    <Card title="导出现在这些">
      <Field label="为什么导出" aside="必选" hint="导出也会记一条：您、何时、条件、理由。">
        <ChipGroup label="为什么导出" options={REASONS} value={reason} onChange={setReason} />
      </Field>
      {state.problem !== '' && <Notice kind="warn" icon="warn" text={state.problem} />}
      <Button
        small
        icon="download"
        text="导出 .xlsx"
        busy={state.busy && `正在写，已收 ${Math.round(state.bytes / 1024)} KB…`}
        off={reason === ''}
        why="先选为什么导出"
        onPress={() => void go()}
      />
      {state.saved && <View className="small text-2">存好了，在浏览器的下载里。</View>}
    </Card>
  )
}
