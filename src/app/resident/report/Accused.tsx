import { useState } from 'react'
import { say } from '../../../domain/words/say'
import { dial } from '../../components/EmergencyCard'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { changeDraft, useDraft } from '../../sending/drafts'
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
      text={
        phone
          ? say('干部违纪违法，可以直接向{name}反映，电话 {phone}。在这里报的先到区中心，由区中心转。', { name, phone })
          : say('干部违纪违法，可以直接向{name}反映。在这里报的先到区中心，由区中心转。', { name })
      }
      link={phone ? say('打电话') : undefined}
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
    <Field
      label={say('反映的是哪个单位')}
      aside={say('可以不选')}
      id="field-complainedOf"
      hint={say('选了，这个单位和下属都看不到这件，也不经手。')}
    >
      <Rows>
        <Row icon="flag" title={accused?.name ?? say('选单位')} value={accused ? say('改') : undefined} onPress={() => setChoosing(true)} />
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
