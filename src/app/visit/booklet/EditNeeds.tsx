import { View } from '@tarojs/components'
import { dayOf } from '../../../domain/calendar/workdays'
import { consentFor, CONSENT_WORDS, lastAskBy, NEEDS, NEED_IDS, type Need, type NeedId } from '../../../domain/visit/needs'
import { Chip } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { serverNow } from '../../platform/now'
import { confirmed } from '../../platform/confirmed'
import { dayOnly } from '../words'

interface EditNeedsProps {
  needs: Need[]
  onChange: (needs: Need[]) => void
}

/** 要照应的: a press says that it is needed. What touches health or a child asks for a consent first; without one nothing is written down. */
export function EditNeeds({ needs, onChange }: EditNeedsProps) {
  const press = async (id: NeedId) => {
    if (needs.some(({ need }) => need === id)) return onChange(needs.filter(({ need }) => need !== id))
    const now = serverNow()
    const by = consentFor(id)
    if (by !== null && !(await confirmed(NEEDS[id].word, ASKED[by], '同意', '不同意'))) return
    const consent = by === null ? {} : { consent: { by, on: dayOf(now) } }
    onChange([...needs, { need: id, wanted: true, toldBy: by === 'guardian' ? 'family' : 'self', askBy: lastAskBy(id, now), ...consent }])
  }
  return (
    <Field label="要照应的" aside="本人说要才记">
      <View className="chips">
        {NEED_IDS.map((id) => (
          <Chip key={id} text={NEEDS[id].word} on={needs.some(({ need }) => need === id)} onPress={() => void press(id)} />
        ))}
      </View>
      {needs.map(({ need, askBy, consent }) => (
        <Notice
          key={need}
          kind="quiet"
          icon="clock"
          text={`${NEEDS[need].word}：${consent ? `${CONSENT_WORDS[consent.by]}，` : ''}${dayOnly(askBy, serverNow())}前再问一次，不问就删`}
        />
      ))}
    </Field>
  )
}

const ASKED = {
  self: '这和身体有关。请当面问本人：同意把这一项单独记下来吗？最多记半年，随时可以不要。不同意就不记，别的照样存。',
  guardian: '这和孩子有关。请当面问监护人：同意把这一项单独记下来吗？最多记半年，随时可以不要。不同意就不记，别的照样存。',
}
