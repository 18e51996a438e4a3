import { View } from '@tarojs/components'
import { PRIVACY } from '../../../domain/people/privacy'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { dial } from '../../components/EmergencyCard'
import { Page } from '../../components/Page'
import { useWhileShown } from '../../lib/shown'
import { fullCentreName, loadStart, useStart } from '../../stores/reference'
import { POLICY } from './policy'
import './index.css'

export default function PrivacyPage() {
  const start = useStart().data
  useWhileShown(() => void loadStart(), 3_600_000)
  const facts: Record<string, string> = {
    owner: start ? fullCentreName(start) : '区网格化中心',
    centre: start?.centre.name ?? '区网格化中心',
    phone: start?.centre.phone ?? '见“公开”里的“找谁办”',
  }
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  return (
    <Page title="隐私规则" narrow>
      <View className="small text-2">{PRIVACY.name}。一句话：只收办事要用的，只给办事和督办的人看，您随时能看、能撤。</View>
      {POLICY.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <View key={line} className="policy">
              {fill(line)}
            </View>
          ))}
        </Card>
      ))}
      {start?.centre.phone && (
        <Button kind="line" icon="phone" text={`打电话给${start.centre.name}`} onPress={() => dial(start.centre.phone ?? '')} />
      )}
    </Page>
  )
}
