import { useState } from 'react'
import { View } from '@tarojs/components'
import { categoryOf, itemOf, type CategoryId } from '../../../domain/report/categories'
import { hotlineFor } from '../../../domain/report/emergency'
import { offerWords } from '../../../domain/report/suggest/suggest'
import { MAX_TEXT } from '../../../domain/ticket/given'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { EmergencyCard } from '../../components/EmergencyCard'
import { Field } from '../../components/Field'
import { OptionCard } from '../../components/OptionCard'
import { PaperTray } from '../../components/PaperTray'
import { PhotoGrid } from '../../components/PhotoGrid'
import { TextArea } from '../../components/TextArea'
import { aria } from '../../platform/aria'
import { usePapers } from '../../sending/usePapers'
import { usePhotos } from '../../sending/usePhotos'
import type { Form } from './useRegistration'

/** What was said, and the danger heard in it. */
export function Said({ form }: { form: Form }) {
  const { draft, change, wrong } = form
  return (
    <>
      <Field label="什么事" aside={`${[...draft.text].length} / ${MAX_TEXT}`} error={wrong.text} id="field-text">
        <TextArea label="什么事" max={MAX_TEXT} value={draft.text} error={wrong.text} onChange={(text) => change({ text })} />
      </Field>
      <Danger form={form} />
    </>
  )
}

/** Heard in the words: whom the caller is to ring first, and whether it still presses. */
function Danger({ form: { draft, change, emergency, catalogue, unanswered, wrong } }: { form: Form }) {
  if (!emergency) return null
  const line = hotlineFor(emergency, catalogue)
  const calls = line ? [...emergency.calls, { number: line.phone, text: line.name }] : emergency.calls
  const { id } = emergency
  const others = draft.calm.filter((one) => one !== id)
  return (
    <View className="stack">
      <EmergencyCard
        title={emergency.title}
        because={emergency.because}
        steps={emergency.steps}
        calls={calls}
        note="让说话的人先做这几步、打完电话，再往下登。"
      />
      <Field label="现在还有危险吗" error={unanswered ? wrong.danger : undefined} id="field-danger">
        <View className="stack" {...aria({ role: 'radiogroup', label: '现在还有危险吗' })}>
          <OptionCard
            title="有，已经让他打了电话"
            consequence="按紧急件办，不分昼夜"
            on={draft.called === id}
            onPress={() => change({ called: id, calm: others })}
          />
          <OptionCard
            title="现在没有"
            consequence="是隐患或只是提到，按平常件办"
            on={draft.calm.includes(id)}
            onPress={() => change({ calm: [...others, id], called: undefined })}
          />
        </View>
      </Field>
    </View>
  )
}

/** Pictures, and papers (附件): a letter that was scanned, what a caller sent. */
export function Files({ form: { draft, change, wrong } }: { form: Form }) {
  const photos = usePhotos('staff', draft.photos, (keys) => change({ photos: keys }))
  const papers = usePapers('staff', draft.papers ?? [], (keys) => change({ papers: keys }))
  return (
    <>
      <Field label="照片" aside="可以不拍" error={wrong.photos}>
        <PhotoGrid
          photos={photos.shown}
          onAdd={photos.left > 0 ? () => void photos.add() : undefined}
          onRetry={photos.retry}
          onDelete={photos.remove}
        />
      </Field>
      <Field label="附件" aside="来信扫描件等，可以不传" error={wrong.papers}>
        <PaperTray tray={papers} anonymous={false} />
      </Field>
    </>
  )
}

/** The category: as the words suggest, until somebody chooses. */
export function Kind({ form: { draft, change, catalogue, offered, guess, wrong } }: { form: Form }) {
  const [all, setAll] = useState(process.env.TARO_ENV === 'weapp')
  const chosen = draft.category && { category: draft.category, item: draft.item ?? 'other' }
  const about = chosen ?? guess
  const row = about && categoryOf(catalogue, about.category)
  const name = row && about ? `${row.name} › ${itemOf(row, about.item).name}` : '说不准，由区中心分'
  return (
    <Field label="类别" aside={chosen ? '选好了' : '照写的猜的，不对就改'} error={wrong.category} id="field-category">
      <View className="register__about">{name}</View>
      {process.env.TARO_ENV === 'h5' && offered.length > 0 && (
        <ChipGroup
          label="像是"
          value={chosen && key(chosen)}
          options={offered.map((one) => ({
            value: key({ category: one.category, item: one.item ?? 'other' }),
            text: offerWords(one, catalogue).name,
          }))}
          onChange={(value) => change(aboutOf(value))}
        />
      )}
      {all ? (
        <Choosing draft={draft} change={change} catalogue={catalogue} />
      ) : (
        <Button kind="line" small text="自己选一类" onPress={() => setAll(true)} />
      )}
    </Field>
  )
}

type About = { category: CategoryId; item: string }
const key = ({ category, item }: About) => `${category}/${item}`
const aboutOf = (value: string): About => {
  const [category, item] = value.split('/') as [CategoryId, string]
  return { category, item }
}

function Choosing({ draft, change, catalogue }: Pick<Form, 'draft' | 'change' | 'catalogue'>) {
  return (
    <>
      <ChipGroup
        label="类别"
        value={draft.category}
        options={catalogue.categories.map(({ id, name }) => ({ value: id, text: name }))}
        onChange={(id) => change({ category: id as CategoryId, item: undefined })}
      />
      {draft.category && (
        <ChipGroup
          label="细项"
          value={draft.item ?? ''}
          options={categoryOf(catalogue, draft.category).items.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(item) => change({ item })}
        />
      )}
    </>
  )
}
