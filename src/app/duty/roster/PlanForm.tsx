import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RosterView } from '../../../domain/api-duty'
import { dayOf } from '../../../domain/calendar/workdays'
import type { DutyPost, RosterPlan } from '../../../domain/duty/roster'
import { DAYS_WORDS } from '../../../domain/reading/duty'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { ChipGroup } from '../../components/Chips'
import { DayInput } from '../../components/DayInput'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Segmented } from '../../components/Segmented'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { CallFailed } from '../../remote/call'
import { savePlan } from './store'

const MOST_POSTS = 6
const NOBODY = 'nobody'
const DAYS = Object.entries(DAYS_WORDS).map(([value, text]) => ({ value, text }))
const freshPost = (now: number): DutyPost => ({
  name: '白班',
  days: 'work',
  hours: [['08:30', '17:30']],
  people: [],
  every: 1,
  start: dayOf(now),
  phone: null,
})

interface PlanFormProps {
  roster: RosterView
  onClose: () => void
  onDone: () => void
}

/** The posts of a roster, with hours and who takes turns in which order; and the lead (负责人), who answers where nobody is on duty. */
export function PlanForm({ roster, onClose, onDone }: PlanFormProps) {
  const [plan, setPlan] = useState<RosterPlan>(roster.plan)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const people = roster.people.map(({ id, name }) => ({ value: id, text: name }))
  const changePost = (at: number, change: Partial<DutyPost>) =>
    setPlan({ ...plan, posts: plan.posts.map((post, index) => (index === at ? { ...post, ...change } : post)) })
  const send = async () => {
    if (plan.posts.some((post) => post.people.length === 0 || !post.name.trim())) return setProblem('每个岗位要有名字，至少排一个人。')
    setBusy(true)
    try {
      await savePlan(roster, plan)
      onDone()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title="改值班表"
      onClose={onClose}
      busy={busy}
      dirty={plan !== roster.plan}
      foot={
        <>
          {problem && <Notice kind="danger" icon="warn" text={problem} />}
          <Button kind="main" text="存下来" busy={busy && '正在存…'} onPress={() => void send()} />
        </>
      }
    >
      <Field label="负责人" hint="没人值班的时候，来的件、提醒都到他那里。">
        <ChipGroup
          label="负责人"
          options={[...people, { value: NOBODY, text: '不定' }]}
          value={plan.lead ?? NOBODY}
          onChange={(id) => setPlan({ ...plan, lead: id === NOBODY ? null : id })}
        />
      </Field>
      {plan.posts.map((post, index) => (
        <PostForm
          key={index}
          post={post}
          people={people}
          onChange={(change) => changePost(index, change)}
          onDrop={() => setPlan({ ...plan, posts: plan.posts.filter((_, at) => at !== index) })}
        />
      ))}
      {plan.posts.length < MOST_POSTS && (
        <Button kind="line" text="加一个岗位" onPress={() => setPlan({ ...plan, posts: [...plan.posts, freshPost(roster.now)] })} />
      )}
      <Notice icon="eye" text="改前改后都记进审计日志。排在前面的岗位先找；轮到谁按起算那天往下数，不用一天天排。" />
    </Sheet>
  )
}

interface PostFormProps {
  post: DutyPost
  people: { value: string; text: string }[]
  onChange: (change: Partial<DutyPost>) => void
  onDrop: () => void
}

function PostForm({ post, people, onChange, onDrop }: PostFormProps) {
  const [[from, to] = ['', '']] = post.hours
  const nameOf = (id: string) => people.find(({ value }) => value === id)?.text ?? '不在了的人'
  const toggle = (id: string) =>
    onChange({ people: post.people.includes(id) ? post.people.filter((one) => one !== id) : [...post.people, id] })
  return (
    <Card title={post.name || '岗位'}>
      <Field label="岗位名">
        <TextInput label="岗位名" value={post.name} max={12} onChange={(name) => onChange({ name })} />
      </Field>
      <Field label="哪些天">
        <Segmented label="哪些天" options={DAYS} value={post.days} onChange={(days) => onChange({ days: days as DutyPost['days'] })} />
      </Field>
      <Field label="几点到几点" hint="到的比从的早，就是到第二天早上；00:00 到 24:00 是全天。">
        <View className="duty-span">
          <TextInput label="从几点" value={from} max={5} onChange={(open) => onChange({ hours: [[open, to]] })} />
          <TextInput label="到几点" value={to} max={5} onChange={(close) => onChange({ hours: [[from, close]] })} />
        </View>
      </Field>
      <Field label="谁轮" aside={post.people.map(nameOf).join(' → ')} hint="按点的先后轮。">
        <ChipGroup label="谁轮" options={people} value={post.people} onChange={toggle} />
      </Field>
      <Field label="每人几天">
        <ChipGroup
          label="每人几天"
          options={['1', '2', '3', '7'].map((value) => ({ value, text: `${value} 天` }))}
          value={String(post.every)}
          onChange={(every) => onChange({ every: Number(every) })}
        />
      </Field>
      <Field label="从哪天起轮">
        <DayInput label="从哪天起轮" value={post.start} onChange={(start) => start && onChange({ start })} />
      </Field>
      <Field label="值班电话" hint="写了，居民看到的就是值班时的这个电话；不写用单位的。">
        <TextInput label="值班电话" kind="tel" value={post.phone ?? ''} max={13} onChange={(phone) => onChange({ phone: phone || null })} />
      </Field>
      <Button kind="line" small text="去掉这个岗位" onPress={onDrop} />
    </Card>
  )
}
