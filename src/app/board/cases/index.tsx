import { useEffect, useState } from 'react'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { BOARD_WORDS } from '../../../domain/publication/words'
import { say } from '../../../domain/words/say'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Segmented } from '../../components/Segmented'
import { useWhileShown } from '../../platform/inView'
import { keyOf, publicCases, type Narrowed } from '../../stores/board'
import { loadUnits } from '../../stores/reference'
import { CaseList } from './CaseList'
import { CaseMap } from './CaseMap'
import { Figures } from './Figures'
import { Narrow } from './Narrow'
import { showMore } from './showMore'
import './cases.css'

const VIEWS = [
  { value: 'list', text: '看清单' },
  { value: 'map', text: '看网格' },
  { value: 'figures', text: '看数字' },
]
const TYPED_MS = 400

/** 公示: cases their reporters and a moderator agreed to show, as a list to search and as a map of grids; figures with their base. */
export default function CasesPage() {
  const { place } = useRouter().params
  const [view, setView] = useState('list')
  const [narrowed, setNarrowed] = useState<Narrowed>({ place })
  const key = useTyped(keyOf(narrowed))
  useWhileShown(() => {
    void loadUnits()
    void publicCases.load(key)
  }, 60_000)
  useEffect(() => void publicCases.load(key), [key])
  useReachBottom(() => view === 'list' && void showMore(key))

  const showGrid = (gridId: string | undefined) => {
    setNarrowed({ place: gridId, only: 'open' })
    setView('list')
  }
  return (
    <Page title={say('大家报的事')} narrow>
      <Segmented
        label={say('怎么看')}
        options={VIEWS.map(({ value, text }) => ({ value, text: say(text) }))}
        value={view}
        onChange={setView}
      />
      {view === 'list' && (
        <>
          <Narrow narrowed={narrowed} onChange={(change) => setNarrowed({ ...narrowed, ...change })} />
          <CaseList listKey={key} onAll={() => setNarrowed({})} />
          {process.env.TARO_ENV === 'h5' && <FeedLink narrowed={narrowed} />}
        </>
      )}
      {view === 'map' && <CaseMap onGrid={showGrid} />}
      {view === 'figures' ? <Figures /> : <Notice kind="quiet" icon="shield" text={say(BOARD_WORDS.note)} />}
    </Page>
  )
}

/** h5: what is listed as a feed (RSS), for whoever reads the board elsewhere. */
function FeedLink({ narrowed: { place, category } }: { narrowed: Narrowed }) {
  const asked = new URLSearchParams({ ...(place && { place }), ...(category && { category }) }).toString()
  const open = () => window.open(`/feeds/board.xml${asked && `?${asked}`}`, '_blank', 'noopener')
  return (
    <Rows>
      <Row icon="bell" title={say('用 RSS 订阅')} note={say('有新公开的、办到下一步的，阅读器里就有')} onPress={open} />
    </Rows>
  )
}

/** The value once nothing was typed for a moment. */
function useTyped(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
