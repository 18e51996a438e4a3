import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { SHELVES, type ModerationItem, type Shelf } from '../../../domain/publication/moderation'
import { SHELF_EMPTY_WORDS, SHELF_WORDS } from '../../../domain/publication/words'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Segmented } from '../../components/Segmented'
import { StateView } from '../../components/StateView'
import { WideShell } from '../../components/WideShell'
import { useWhileShown } from '../../platform/inView'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { useWide } from '../../staff/wide'
import { Review } from './Review'
import { moreOf, shelves } from './store'
import '../supervise.css'

const OPTIONS = SHELVES.map((value) => ({ value, text: SHELF_WORDS[value] }))

/** 公示审核: the list, and the chosen one with its original beside what would be public. */
export default function PublishPage() {
  const me = useStaff()
  const [shelf, setShelf] = useState<Shelf>('waiting')
  const [chosen, setChosen] = useState<string>()
  const wide = useWide()
  const found = shelves.use(shelf)
  const { data, loading } = found
  const load = (force = false) => void (me && shelves.load(shelf, force))
  useWhileShown(() => load(), 60_000)
  useEffect(load, [shelf, me])
  const item = data?.rows.find((row) => row.id === chosen)
  const close = () => setChosen(undefined)

  const list = (
    <>
      <Segmented kind="tabs" label="公示审核" options={OPTIONS} value={shelf} onChange={(value) => setShelf(value as Shelf)} />
      <Loaded
        of={found}
        trouble={NotLoaded}
        onRetry={() => load(true)}
        rows={4}
        empty={data?.rows.length === 0 && <StateView kind="empty" title={SHELF_EMPTY_WORDS[shelf]} />}
      >
        {({ rows }) => <Shelved rows={rows} onOpen={setChosen} />}
      </Loaded>
      {data?.next && <Button kind="line" small text="再看一些" busy={loading && '正在取…'} onPress={() => void moreOf(shelf)} />}
    </>
  )
  const review = item && <Review key={`${item.id} ${item.version}`} item={item} shelf={shelf} onDone={close} />
  return (
    <Page title="公示审核" desk onBack={item && !wide ? close : back}>
      <WideShell
        kind="worker"
        narrow={item ? 'right' : 'left'}
        left={<View className="stack stack--4">{list}</View>}
        right={review ?? (wide && data && <StateView kind="empty" title="选一件来审" text="左边是等审核的，先等的在前。" />)}
      />
    </Page>
  )
}

const Shelved = ({ rows, onOpen }: { rows: ModerationItem[]; onOpen: (id: string) => void }) => (
  <Rows>
    {rows.map((row) => (
      <Row
        key={row.id}
        icon={`cat-${row.category}`}
        title={row.original.title}
        note={[row.place, row.number, row.state === 'approved' && !row.proposed.outcome && row.original.outcome && '有新的办理结果']
          .filter(Boolean)
          .join(' · ')}
        onPress={() => onOpen(row.id)}
      />
    ))}
  </Rows>
)

const back = () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : void Taro.redirectTo({ url: '/worker/inbox/index' }))
