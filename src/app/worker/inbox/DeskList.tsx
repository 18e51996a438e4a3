import { memo, useCallback } from 'react'
import { View } from '@tarojs/components'
import { MOST, numberWords } from '../../../domain/count'
import { categoryOf } from '../../../domain/report/categories'
import { EMPTY_WORDS, ORDER_WORDS, restOf, rowTime } from '../../../domain/reading/desk-row'
import { BATCHED_ON, type Batched } from '../../../domain/batch/batch'
import { deskOf, DESKS, type Desk, type DeskList as List } from '../../../domain/ticket/states'
import { HELD_WORDS } from '../../../domain/reading/holder'
import { clockTime } from '../../../domain/reading/time'
import type { Summary } from '../../../domain/ticket/views'
import { DESK_WORDS, STATE_WORDS } from '../../../domain/reading/words'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Icon } from '../../components/Icon'
import { Loaded } from '../../components/Loaded'
import { LongList } from '../../components/LongList'
import { Notice } from '../../components/Notice'
import { Segmented } from '../../components/Segmented'
import { StateView } from '../../components/StateView'
import { KeptCopy } from '../../components/Trouble'
import { WorkRow } from '../../components/WorkRow'
import { aria, pressable } from '../../platform/aria'
import { useLatest } from '../../lib/latest'
import { useOutgoing, useWaitingOn } from '../../sending/waiting'
import { useCatalogue } from '../../stores/reference'
import { useCommands } from '../../staff/commands'
import { useLastDeed } from '../../staff/lastDeed'
import { shownOf } from '../../staff/marks'
import { Pickable } from '../../staff/batch/Pickable'
import { PickedBar } from '../../staff/batch/PickedBar'
import type { usePicked } from '../../staff/batch/usePicked'
import { NotLoaded } from '../../staff/NotLoaded'
import type { useDesk } from '../useDesk'
import { toOutbox } from '../../staff/routes'

interface DeskListProps {
  work: ReturnType<typeof useDesk>
  list: List
  onList: (list: List) => void
  chosen: string | undefined
  onOpen: (id: string) => void
  /** h5: rows can be ticked, to do one thing to many; on a wide screen alone. */
  picked?: ReturnType<typeof usePicked>
  onBatch: (action: Batched) => void
}

/** The numbers of the day, the four desks and what lies on one of them. */
export function DeskList({ work, list, onList, chosen, onOpen, picked, onBatch }: DeskListProps) {
  const { page, rows, arrived, problem, loadedAt, settle, more } = work
  const { isFresh } = work
  const desk = deskOf(list)
  const deed = useLastDeed(() => void settle())
  useCommands(() => (deed ? [{ group: '刚才', near: 0, title: `撤销 · ${deed.words}`, icon: 'giveback', run: deed.undo }] : []))
  const opens = useLatest(onOpen)
  const { isOn, toggle } = picked ?? {}
  const draw = useCallback(
    (row: Summary, now: number) => {
      const drawn = (
        <DeskRow key={row.id} row={row} desk={desk} now={now} isNew={isFresh(row.id)} chosen={row.id === chosen} onOpen={opens} />
      )
      return process.env.TARO_ENV === 'h5' && isOn && toggle && BATCHED_ON[desk].length > 0 ? (
        <Pickable key={row.id} label={row.title} on={isOn(row.id)} onPick={() => toggle(row.id)}>
          {drawn}
        </Pickable>
      ) : (
        drawn
      )
    },
    [desk, chosen, isFresh, opens, isOn, toggle],
  )
  const options = DESKS.map((value) => ({ value, text: DESK_WORDS[value] }))
  const counts = page && Object.fromEntries(DESKS.map((one) => [one, numberWords(page.counts[one] ?? 0, MOST.desk)]))
  return (
    <>
      {/* what comes and goes here would send the list as well, were it beside it */}
      <View className="stack stack--4">
        <Unsent />
        {deed && (
          // of few nodes: it comes with the list when one is back from a ticket
          <View className="notice notice--info just-done">
            {deed.words}
            <View className="notice__link" {...pressable({ label: ACTION_WORDS.undo.button }, deed.undo)}>
              {ACTION_WORDS.undo.button}
            </View>
          </View>
        )}
        {page && <Figures page={page} />}
        <View>
          <Segmented
            kind="tabs"
            label="工作台"
            options={options}
            value={desk}
            counts={counts}
            onChange={(value) => onList(value as Desk)}
          />
          {desk === 'todo' && <Held list={list} counts={page?.counts} onList={onList} />}
          <View {...aria({ live: 'polite' })}>
            {arrived.length > 0 && <Arrived count={arrived.length} onPress={() => void settle()} />}
          </View>
        </View>
        {problem && page && <KeptCopy problem={problem} loadedAt={loadedAt} onRetry={() => void settle()} />}
      </View>
      <Loaded
        of={{ data: page, problem }}
        trouble={NotLoaded}
        onRetry={() => void settle()}
        rows={5}
        empty={rows.length === 0 && arrived.length === 0 && <StateView kind="empty" title={EMPTY_WORDS[list]} />}
      >
        {({ now }) => (
          <>
            {process.env.TARO_ENV === 'h5' && picked && (
              <PickedBar
                picked={picked}
                rows={rows}
                actions={BATCHED_ON[desk]}
                count={`${numberWords(page?.counts[list] ?? 0, MOST.desk)} 件`}
                onBatch={onBatch}
              />
            )}
            {rows.length > 0 && <LongList key={list} label={DESK_WORDS[desk]} rows={rows} draw={draw} />}
            {work.hasMore && <Button kind="line" small text="再看一些" busy={work.loading && '正在取…'} onPress={() => void more()} />}
            {rows.length > 0 && (
              <View className="caption text-3 centre num">
                {ORDER_WORDS[desk]} · {clockTime(now)} 刚更新
              </View>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

interface HeldProps {
  list: List
  counts: Record<string, number> | undefined
  onList: (list: List) => void
}

/** Of 待办 all, mine or nobody's: with the numbers, so that what nobody has is seen without looking for it. */
function Held({ list, counts, onList }: HeldProps) {
  const options = Object.entries(HELD_WORDS).map(([value, text]) => ({
    value,
    text: value === 'todo' || !counts ? text : `${text} ${numberWords(counts[value] ?? 0, MOST.desk)}`,
  }))
  return (
    <View className="held">
      <ChipGroup label="谁经手" options={options} value={list} onChange={(value) => onList(value as List)} />
    </View>
  )
}

/** What was done here and is still in the phone. */
function Unsent() {
  const all = useOutgoing('staff')
  const refused = all.filter(([, one]) => one.refused).length
  if (refused > 0) return <Notice kind="warn" icon="warn" text={`${refused} 个没有送成，要您看一下。`} link="去看" onLink={toOutbox} />
  if (all.length === 0) return null
  return <Notice kind="info" icon="offline" text={`${all.length} 个动作存在手机里，联网自动送出。`} link="去看" onLink={toOutbox} />
}

function Figures({ page }: { page: NonNullable<DeskListProps['work']['page']> }) {
  const { counts, overdue, dueToday } = page
  const figures = [
    { name: '已超时', value: numberWords(overdue, MOST.desk), tone: 'tone-overdue' },
    { name: '今天要做', value: numberWords(dueToday, MOST.desk), tone: 'tone-near' },
    { name: '其余在办', value: restOf(counts.todo ?? 0, overdue, dueToday), tone: '' },
    { name: DESK_WORDS.waiting, value: numberWords(counts.waiting ?? 0, MOST.desk), tone: 'tone-paused' },
  ]
  return (
    <View className="figures" {...aria({ role: 'img', label: figures.map(({ name, value }) => `${name} ${value} 件`).join('，') })}>
      {figures.map(({ name, value, tone }) => (
        <View key={name} className={`figures__one ${tone}`}>
          <View className={`figures__value ${value === '0' ? 'figures__value--none' : ''}`}>{value}</View>
          <View className="figures__name">{name}</View>
        </View>
      ))}
    </View>
  )
}

const Arrived = ({ count, onPress }: { count: number; onPress: () => void }) => (
  <View className="arrived" {...pressable({ label: `刚到 ${count} 件，点这里排进来` }, onPress)}>
    <Icon name="bell" size={22} />
    <View className="arrived__words">刚到 {count} 件</View>
  </View>
)

interface DeskRowProps {
  row: Summary
  desk: Desk
  now: number
  isNew: boolean
  chosen: boolean
  onOpen: (id: string) => void
}

const DeskRow = memo(function DeskRow({ row, desk, now, isNew, chosen, onOpen }: DeskRowProps) {
  const category = categoryOf(useCatalogue(), row.category)
  const elsewhere = desk === 'passed' && row.unit.name
  const holder = row.heldBy && `${row.heldBy}经手`
  const done = useWaitingOn('staff', row.id).filter(([, one]) => !one.refused)
  return (
    <WorkRow
      {...rowTime(row, now)}
      {...shownOf(row, category.name)}
      note={[row.placeWords, elsewhere, holder, STATE_WORDS.unit[row.state], row.round > 0 && `第 ${row.round} 次重办`]
        .filter(Boolean)
        .join(' · ')}
      isNew={isNew}
      aside={done.length > 0 ? `${done.map(([, { action }]) => ACTION_WORDS[action].button).join('、')}，待送出` : undefined}
      chosen={chosen}
      onPress={() => onOpen(row.id)}
    />
  )
})
