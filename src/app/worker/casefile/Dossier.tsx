import { useState } from 'react'
import { View } from '@tarojs/components'
import { dossierApi } from '../../../domain/api-dossier'
import { DOSSIER_PARTS, DOSSIER_REASONS } from '../../../domain/reading/dossier'
import { useSaving } from '../../lib/useSaving'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'

const REASONS = Object.entries(DOSSIER_REASONS).map(([value, text]) => ({ value, text }))

interface DossierProps {
  id: string
  number: string
  open: boolean
  onClose: () => void
}

/** h5: all of a ticket as one file (一案一档), for a reason that is written down. */
export function Dossier({ id, number, open, onClose }: DossierProps) {
  const [reason, setReason] = useState('')
  const { state, save, stop } = useSaving()
  const take = () => void save({ endpoint: dossierApi.exportDossier, params: { id }, query: { reason }, name: `一案一档 ${number}.zip` })
  return (
    <Sheet
      open={open}
      title="打包成一案一档"
      busy={state.busy}
      onClose={onClose}
      foot={
        <View className="stack stack--2">
          <Button
            icon="download"
            text="打包下载 .zip"
            busy={state.busy && `正在写，已收 ${Math.round(state.bytes / 1024)} KB…`}
            off={reason === ''}
            why="先选用在哪里"
            onPress={take}
          />
          {state.busy && <Button kind="line" text="停下" onPress={stop} />}
        </View>
      }
    >
      <View className="stack stack--3">
        <Field label="用在哪里" aside="必选，和您的名字一起记下来">
          <ChipGroup label="用在哪里" options={REASONS} value={reason} onChange={setReason} />
        </Field>
        <View className="stack stack--1 small text-2">
          {DOSSIER_PARTS.map((part) => (
            <View key={part} className="wrap">
              {part}
            </View>
          ))}
        </View>
        <Notice kind="plain" icon="lock" text="和您在屏幕上看到的一样：没有反映人的姓名、电话，您看不到的不在里面。" />
        {state.problem !== '' && <Notice kind="warn" icon="warn" text={state.problem} />}
        {state.saved && <View className="small text-2">存好了，在浏览器的下载里。</View>}
      </View>
    </Sheet>
  )
}
