import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import type { BookletView } from '../../../domain/api-visit'
import {
  BOOKLET_KINDS,
  BOOKLET_WORDS,
  FACTS,
  FACT_WORDS,
  MAX_CALLED,
  MAX_FACT,
  MAX_STOP,
  type BookletKind,
} from '../../../domain/visit/booklet'
import { REASON_IDS, REASONS, type ReasonId } from '../../../domain/visit/due'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Foot } from '../../components/Foot'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { TextInput } from '../../components/TextInput'
import { useUnits } from '../../stores/reference'
import { myGrids } from '../parts/grids'
import { Warned } from '../parts/Warned'
import { EditFirm } from './EditFirm'
import { EditNeeds } from './EditNeeds'
import { useEdit, type Draft } from './useEdit'

interface EditFormProps {
  me: Me
  before: BookletView | undefined
  onClose: () => void
}

/** Begins a booklet, or puts one right. Only what a visit needs has a field. */
export function EditForm({ me, before, onClose }: EditFormProps) {
  const saved = (id: string) => (before ? onClose() : void Taro.redirectTo({ url: `/visit/booklet/index?id=${id}` }))
  const { draft, change, wrong, busy, save } = useEdit(me, before, saved)
  const grids = myGrids(me, useUnits().data?.units ?? [])
  const main = <Button text="存下" busy={busy && '正在存…'} onPress={() => void save()} />
  const texts = {
    called: draft.called,
    reach: draft.reach,
    language: draft.language,
    basic: draft.basic,
    hardship: draft.hardship,
    help: draft.help,
  }
  return (
    <Page
      title={before ? '改册子' : '新册子'}
      narrow
      onBack={onClose}
      foot={<Foot main={main} note="只记上门用得着的。不记证件号、收入、病情。" />}
    >
      <View className="stack stack--4">
        {!before && (
          <ChipGroup
            label="哪一种"
            value={draft.kind}
            options={BOOKLET_KINDS.map((value) => ({ value, text: BOOKLET_WORDS[value] }))}
            onChange={(kind) => change({ kind: kind as BookletKind })}
          />
        )}
        {grids.length > 1 && (
          <Field label="网格">
            <ChipGroup label="网格" value={draft.gridId} options={grids} onChange={(gridId) => change({ gridId })} />
          </Field>
        )}
        <Line label="楼、院或市场" of="stop" max={MAX_STOP} draft={draft} change={change} placeholder="3 号楼" />
        <Line label="门牌" of="door" max={MAX_STOP} draft={draft} change={change} placeholder="2 单元 301" />
        <Line label={draft.kind === 'firm' ? '企业名称' : '怎么称呼'} of="called" max={MAX_CALLED} draft={draft} change={change} />
        {draft.kind === 'firm' && <EditFirm draft={draft} change={change} />}
        <Line label="怎么联系" of="reach" max={60} draft={draft} change={change} placeholder="先打电话，下午在家" />
        <Line label="手机号" of="phone" max={20} draft={draft} change={change} hint="本人愿意留的才写；转成事时不用再问。" />
        {draft.kind === 'household' && (
          <Line label="说什么话" of="language" max={30} draft={draft} change={change} placeholder="汉语，慢一点" />
        )}
        <Field label="为什么要常去" aside="不选就一年一次">
          <ChipGroup
            label="为什么要常去"
            value={draft.reasons}
            options={REASON_IDS.map((value) => ({ value, text: `${REASONS[value].word}（每 ${REASONS[value].days} 天）` }))}
            onChange={(one) => change({ reasons: toggled(draft.reasons, one as ReasonId) })}
          />
        </Field>
        {draft.kind === 'household' && <EditNeeds needs={draft.needs} onChange={(needs) => change({ needs })} />}
        {FACTS.map((fact) => (
          <Line key={fact} label={FACT_WORDS[fact]} of={fact} max={MAX_FACT} draft={draft} change={change} />
        ))}
        <Warned
          texts={texts}
          sure={draft.sure === true}
          onSure={() => change({ sure: true })}
          onLeaveOut={(left) => change(left as Partial<Draft>)}
        />
        {wrong.map((words) => (
          <Notice key={words} kind="danger" icon="warn" text={words} />
        ))}
      </View>
    </Page>
  )
}

const toggled = (all: readonly ReasonId[], one: ReasonId): ReasonId[] =>
  all.includes(one) ? all.filter((id) => id !== one) : [...all, one]

type Texts = 'stop' | 'door' | 'called' | 'reach' | 'phone' | 'language' | (typeof FACTS)[number]

interface LineProps {
  label: string
  of: Texts
  max: number
  draft: Draft
  change: (part: Partial<Draft>) => void
  placeholder?: string
  hint?: string
}

const Line = ({ label, of, max, draft, change, placeholder, hint }: LineProps) => (
  <Field label={label} hint={hint}>
    <TextInput
      kind={of === 'phone' ? 'tel' : 'text'}
      label={label}
      max={max}
      value={draft[of]}
      placeholder={placeholder}
      onChange={(value) => change({ [of]: value })}
    />
  </Field>
)
