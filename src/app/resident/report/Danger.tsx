import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Catalogue } from '../../../domain/report/categories'
import { hotlineFor, officeFor, type Emergency } from '../../../domain/report/emergency'
import { say } from '../../../domain/words/say'
import { EmergencyCard } from '../../components/EmergencyCard'
import { OptionCard } from '../../components/OptionCard'
import { aria } from '../../platform/aria'
import { answerDanger, answerOn, useDraft } from '../../sending/drafts'
import { useUnits } from '../../stores/reference'

/** Danger comes first: whom to call, and an answer before the form goes on. What was answered counts for this danger only. */
export function Danger({ emergency, catalogue }: { emergency: Emergency; catalogue: Catalogue }) {
  const office = useUnits().data?.units.find((unit) => unit.id === officeFor(emergency, catalogue))
  const how = useDraft((draft) => answerOn(emergency.id, draft))
  const local = hotlineFor(emergency, catalogue) ?? office
  const calls = local?.phone ? [...emergency.calls, { number: local.phone, text: local.name }] : emergency.calls

  // typed further down, it would not be seen
  useEffect(() => {
    if (!how) void Taro.pageScrollTo({ selector: '#danger', offsetTop: -12 }).catch(() => undefined)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [emergency.id])

  return (
    <View className="stack" id="danger">
      <EmergencyCard title={emergency.title} because={emergency.because} steps={emergency.steps} calls={calls} />
      <View className="stack" {...aria({ role: 'radiogroup', label: say('打过电话了吗') })}>
        <OptionCard
          title={say('已经打过电话了')}
          consequence={say('仍要上报，我们跟着办到底')}
          on={how === 'called'}
          onPress={() => answerDanger(emergency.id, 'called')}
        />
        <OptionCard
          title={say('不急，现在没有危险')}
          consequence={say('是长期隐患，或者只是提到；按平常件办')}
          on={how === 'slow'}
          onPress={() => answerDanger(emergency.id, 'slow')}
        />
      </View>
    </View>
  )
}
