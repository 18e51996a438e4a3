import { View } from '@tarojs/components'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { pastWords } from '../../../domain/reading/time'
import { Loaded } from '../../components/Loaded'
import { Row, Rows } from '../../components/Rows'
import { StateView } from '../../components/StateView'
import { useNow, useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { toBatch } from '../../staff/routes'
import { loadRecent, useRecent } from './store'

const EVERY_MS = 10_000
const STATE = { seen: '看过，还没办', running: '正在办', done: '办完' } as const

/** The latest batches of this person. */
export function Recent() {
  const of = useRecent()
  const now = useNow()
  useWhileShown(() => void loadRecent(), EVERY_MS)
  return (
    <Loaded
      of={of}
      trouble={NotLoaded}
      onRetry={() => void loadRecent()}
      rows={3}
      empty={of.data?.length === 0 && <StateView kind="empty" title="还没有成批办过" text="在待办或检索里勾选几件，就能一起办。" />}
    >
      {(batches) => (
        <View className="batch">
          <Rows>
            {batches.map(({ id, action, state, madeAt, counts }) => (
              <Row
                key={id}
                icon="list"
                title={`${ACTION_WORDS[action].button} ${counts.able} 件`}
                note={`${pastWords(madeAt, now)} · ${STATE[state]}${counts.refused > 0 ? ` · ${counts.refused} 件不行` : ''}`}
                onPress={() => toBatch(id)}
              />
            ))}
          </Rows>
        </View>
      )}
    </Loaded>
  )
}
