import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { Loaded } from '../../components/Loaded'
import { Section } from '../../components/Section'
import { StateView } from '../../components/StateView'
import { NotLoaded } from '../../staff/NotLoaded'
import { counts } from '../store'

/**
 * What was done since the year began, by community: numbers, without a door, a name or a visitor. `instead`: there is nothing else to see.
 */
export function Numbers({ instead }: { instead: boolean }) {
  const all = counts.use('all')
  const { data } = all
  if (!data) return instead ? <Loaded of={all} trouble={NotLoaded} onRetry={() => void counts.load('all', true)} /> : null
  if (data.rows.length === 0)
    return instead ? <StateView kind="empty" title="还没有走访" text="由网格员和社区去走访，这里只看数。" /> : null
  return (
    <Section title="今年" aside="只有数">
      <View className="stack">
        {data.rows.map((row) => (
          <Card key={row.unit} title={row.unit}>
            <KeyValues
              pairs={[
                { key: '登记', value: `${row.households} 户，${row.firms} 家企业` },
                { key: '去过', value: `${row.visited} 户（家），共 ${row.visits} 次` },
                { key: '转成事', value: `${row.matters} 件，办成 ${row.solved} 件` },
                { key: '讲政策', value: `${row.policy} 次` },
                { key: '答应的', value: `${row.open} 件还没做到` },
              ]}
            />
          </Card>
        ))}
      </View>
    </Section>
  )
}
