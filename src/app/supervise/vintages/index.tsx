import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../domain/api'
import { figuresApi, type Vintage, type VintageView } from '../../../domain/api-figures'
import { labelOf, SPAN_KINDS, SPANS, type SpanKind } from '../../../domain/figures/spans'
import { STAGE_WORDS } from '../../../domain/figures/vintages'
import { holdsOne } from '../../../domain/people/actors'
import { whenWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { KeyValues } from '../../components/KeyValues'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { useNow, useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { back } from '../../staff/routes'
import { useWide } from '../../staff/wide'
import { ByRows } from '../figures/ByRows'
import { Measures } from '../figures/Measures'
import { Overview } from '../figures/Overview'
import '../figures/figures.css'
import { CorrectSheet } from './CorrectSheet'
import { loadVintages, useVintages, vintage } from './store'

/** 冻结的版本: of each period what was provisional, what is final, and what was corrected since. */
export default function VintagesPage() {
  const me = useStaff()
  const [id, setId] = useState<string>()
  const isTop = id === undefined
  return (
    <Page title="冻结的版本" desk onBack={isTop ? back : () => setId(undefined)}>
      {!me ? (
        <StateView kind="loading" />
      ) : !holdsOne(me.posts, figuresApi.vintages.duties) ? (
        <StateView kind="empty" title="这里只有区中心和督查能看" button="回工作台" onPress={back} />
      ) : isTop ? (
        <Vintages onOpen={setId} />
      ) : (
        <Opened key={id} me={me} id={id} onOpen={setId} />
      )}
    </Page>
  )
}

function Vintages({ onOpen }: { onOpen: (id: string) => void }) {
  const [kind, setKind] = useState<SpanKind>('week')
  const of = useVintages()
  const now = useNow()
  useEffect(() => void loadVintages(), [])
  useWhileShown(() => void loadVintages(), 60_000)
  const options = SPAN_KINDS.map((value) => ({ value, text: SPANS[value].name }))
  return (
    <View className="figures-page figures-page--narrow stack stack--4">
      <ChipGroup label="哪种时段" options={options} value={kind} onChange={(value) => setKind(value as SpanKind)} />
      <Loaded of={of} trouble={NotLoaded} onRetry={() => void loadVintages()} rows={4}>
        {({ rows }) => <Periods rows={rows.filter((row) => row.kind === kind)} now={now} onOpen={onOpen} />}
      </Loaded>
    </View>
  )
}

/** The newest period first; of each all its vintages, the newest first. */
function Periods({ rows, now, onOpen }: { rows: readonly Vintage[]; now: number; onOpen: (id: string) => void }) {
  const periods = [...new Set(rows.map(({ from }) => from))]
  if (periods.length === 0) return <StateView kind="empty" title="还没有冻结的" text="时段一结束就会自动冻结。" />
  return (
    <>
      {periods.map((from) => {
        const own = rows.filter((row) => row.from === from)
        return (
          <Section key={from} title={labelOf(own[0]!)} aside={`${own[0]!.from} 至 ${own[0]!.to}`}>
            <Rows>
              {own.map((one) => (
                <Row
                  key={one.id}
                  title={`第 ${one.edition} 版 · ${STAGE_WORDS[one.stage]}`}
                  note={[`${whenWords(one.cutAt, now)} 截数`, one.reason].filter(Boolean).join(' · ')}
                  value={`${one.cases} 件`}
                  onPress={() => onOpen(one.id)}
                />
              ))}
            </Rows>
          </Section>
        )
      })}
    </>
  )
}

function Opened({ me, id, onOpen }: { me: Me; id: string; onOpen: (id: string) => void }) {
  const of = vintage.use(id)
  useEffect(() => void vintage.load(id), [id])
  return (
    <Loaded of={of} trouble={NotLoaded} onRetry={() => void vintage.load(id, true)} rows={4}>
      {(data) => <Frozen me={me} data={data} onOpen={onOpen} />}
    </Loaded>
  )
}

function Frozen({ me, data, onOpen }: { me: Me; data: VintageView; onOpen: (id: string) => void }) {
  const [correcting, setCorrecting] = useState(false)
  const wide = useWide()
  const { tables, before, units } = data
  return (
    <View className={`figures-page stack stack--4 ${wide ? 'density-desk' : ''}`}>
      <View className="head">{`${labelOf(data)} · 第 ${data.edition} 版（${STAGE_WORDS[data.stage]}）`}</View>
      <Overview total={tables.total} before={before?.tables.total} opens={() => undefined} />
      <ByRows tables={tables} before={before?.tables} units={units} wide={wide} />
      <Measures total={tables.total} before={before?.tables.total} definition={data.definition} opens={() => undefined} />
      <Written data={data} />
      {holdsOne(me.posts, figuresApi.correctVintage.duties) && (
        <Button kind="line" small text="更正，另出一版" onPress={() => setCorrecting(true)} />
      )}
      {correcting && <CorrectSheet of={data} onMade={onOpen} onClose={() => setCorrecting(false)} />}
    </View>
  )
}

/** When it was cut and written, by whom, from what: what whoever checks it needs. */
function Written({ data }: { data: VintageView }) {
  const now = useNow()
  const pairs = [
    { key: '时段', value: `${data.from} 至 ${data.to}` },
    { key: '截数', value: whenWords(data.cutAt, now) },
    { key: '冻结', value: `${whenWords(data.frozenAt, now)}，${data.by ?? '系统'}` },
    { key: '口径', value: `第 ${data.definition} 版` },
    { key: '清单指纹', value: `${data.cases} 件，${data.hash.slice(0, 16)}…` },
    ...(data.reason ? [{ key: '为什么', value: data.reason }] : []),
  ]
  return <KeyValues pairs={pairs} />
}
