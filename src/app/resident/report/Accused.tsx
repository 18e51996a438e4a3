import { useState } from 'react'
import { dial } from '../../components/EmergencyCard'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { changeDraft, useDraft } from '../../stores/draft'
import { useUnits } from '../../stores/reference'
import { ComplainedOfSheet } from './CommunitySheet'

/** 举报: 纪检监察 takes it directly too; said before anything is written. */
export function OversightFirst() {
  const oversight = (useUnits().data?.units ?? []).find((unit) => unit.kind === 'oversight')
  if (!oversight) return null
  const { name, phone } = oversight
  return (
    <Notice
      kind="info"
      icon="shield"
      text={`干部违纪违法，可以直接向${name}反映${phone ? `，电话 ${phone}` : ''}。在这里报的先到区中心，由区中心转。`}
      link={phone ? '打电话' : undefined}
      onLink={() => dial(phone ?? '')}
    />
  )
}

/** The unit an accusation is about, which then never sees it. */
export function Accused() {
  const units = useUnits().data?.units ?? []
  const complainedOf = useDraft((draft) => draft.complainedOf)
  const [choosing, setChoosing] = useState(false)
  const accused = units.find((unit) => unit.id === complainedOf)
  return (
    <Field label="反映的是哪个单位" aside="可以不选" id="field-complainedOf" hint="选了，这个单位和下属都看不到这件，也不经手。">
      <Rows>
        <Row icon="flag" title={accused?.name ?? '选单位'} value={accused ? '改' : undefined} onPress={() => setChoosing(true)} />
      </Rows>
      <ComplainedOfSheet
        open={choosing}
        value={complainedOf}
        onClose={() => setChoosing(false)}
        onChoose={(id) => {
          changeDraft({ complainedOf: id === complainedOf ? undefined : id })
          setChoosing(false)
        }}
      />
    </Field>
  )
}
