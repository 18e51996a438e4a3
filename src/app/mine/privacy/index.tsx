import { View } from '@tarojs/components'
import { PRIVACY } from '../../../domain/people/privacy'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { dial } from '../../components/EmergencyCard'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { useWhileShown } from '../../platform/inView'
import { languageHere } from '../../stores/language'
import { fullCentreName, loadStart, useStart } from '../../stores/reference'
import { POLICY } from './policy'
import './index.css'

export default function PrivacyPage() {
  const start = useStart().data
  useWhileShown(() => void loadStart(), 3_600_000)
  const facts: Record<string, string> = {
    owner: start ? fullCentreName(start) : say('区网格化中心'),
    centre: start?.centre.name ?? say('区网格化中心'),
    phone: start?.centre.phone ?? say('见“公开”里的“找谁办”'),
  }
  return (
    <Page title={say('隐私规则')} narrow>
      <View className="small text-2">
        {say('{version}。一句话：只收办事要用的，只给办事和督办的人看，您随时能看、能撤。', { version: say(PRIVACY.name) })}
      </View>
      {languageHere() === 'en' && <Notice kind="plain" icon="shield" text={say('译文只为方便阅读，以中文为准。')} />}
      {POLICY.map(({ title, lines }) => (
        <Card key={title} title={say(title)}>
          {lines.map((line) => (
            <View key={line} className="policy">
              {say(line, facts)}
            </View>
          ))}
        </Card>
      ))}
      {start?.centre.phone && (
        <Button
          kind="line"
          icon="phone"
          text={say('打电话给{name}', { name: start.centre.name })}
          onPress={() => dial(start.centre.phone ?? '')}
        />
      )}
    </Page>
  )
}
