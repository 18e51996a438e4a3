import { useEffect, useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { pictureOf, viewOf, type Picture, type View as Part } from '../../../domain/place/picture'
import { countIn, countWords, shadeOf, SHADES, SHADE_WORDS, type Count } from '../../../domain/publication/counts'
import { BOARD_WORDS } from '../../../domain/publication/words'
import { say } from '../../../domain/words/say'
import { Icon } from '../../components/Icon'
import { Loaded } from '../../components/Loaded'
import { Row, Rows } from '../../components/Rows'
import { aria, pressable } from '../../platform/aria'
import { publicGrids } from '../../stores/board'
import { loadGrids, useGrids } from '../../stores/grids'
import { loadUnits, useUnits } from '../../stores/reference'
import { communitiesOf, type Area, type Community } from '../../lib/areas'

const ALL = 'all'

/**
 * The board by grid: what is open where. Every area and every number of the picture stands in the list below it, and leads into the list
 * of cases.
 */
export function CaseMap({ onGrid }: { onGrid: (gridId: string | undefined) => void }) {
  const [grids, units, counts] = [useGrids(), useUnits(), publicGrids.use(ALL)]
  const load = () => void Promise.all([loadGrids(), loadUnits(), publicGrids.load(ALL)])
  useEffect(load, [])
  const communities = useMemo(() => communitiesOf(grids.data?.features ?? [], units.data?.units ?? []), [grids.data, units.data])
  return (
    <Loaded
      of={{ data: grids.data && units.data && counts.data, problem: grids.problem ?? units.problem ?? counts.problem }}
      onRetry={load}
      title={say('正在取网格图')}
      rows={1}
    >
      {(counted) => <Areas communities={communities} counts={counted} onGrid={onGrid} />}
    </Loaded>
  )
}

interface AreasProps {
  communities: Community[]
  counts: Parameters<typeof countIn>[0]
  onGrid: (gridId: string | undefined) => void
}

/** The communities, or the grids of the one that is open. */
function Areas({ communities, counts, onGrid }: AreasProps) {
  const [openId, setOpenId] = useState<string>()
  const open = communities.find((one) => one.id === openId)
  const areas = (open?.grids ?? communities).map((area) => ({ ...area, count: countIn(counts, gridIdsOf(area)) }))
  const elsewhere = countIn(counts, [null])
  const choose = (id: string) => (open ? onGrid(id) : setOpenId(id))
  return (
    <>
      {communities.length > 0 && <MapCard areas={areas} open={open} onChoose={choose} onWhole={() => setOpenId(undefined)} />}
      <Rows>
        {areas.map(({ id, name, count }) => (
          <Row
            key={id}
            icon={count.overdue > 0 ? 'warn' : 'grid'}
            title={open ? `${open.name}${name}` : name}
            note={countWords(count)}
            onPress={() => choose(id)}
          />
        ))}
        {!open && elsewhere.open > 0 && (
          <Row icon="pin" title={say(BOARD_WORDS.withoutGrid)} note={countWords(elsewhere)} onPress={() => onGrid(undefined)} />
        )}
      </Rows>
    </>
  )
}

type Counted = Area & { count: Count }
const gridIdsOf = ({ features }: Area) => features.map((one) => one.properties.unitId)

interface MapCardProps {
  areas: Counted[]
  open?: Community
  onChoose: (id: string) => void
  onWhole: () => void
}

/** A picture without a base map, shaded by how many are open; a reader hears one sentence and goes on to the list. */
function MapCard({ areas, open, onChoose, onWhole }: MapCardProps) {
  const features = areas.flatMap((area) => area.features)
  const picture = pictureOf(features)
  const extent = picture.extentOf(features)
  const part = viewOf(extent, Math.min(1.6, Math.max(1, extent.width / extent.height)))
  const all = areas.reduce((sum, { count }) => ({ open: sum.open + count.open, overdue: sum.overdue + count.overdue }), {
    open: 0,
    overdue: 0,
  })
  return (
    <View className="casemap">
      <View className="between">
        <View className="strong">{open?.name ?? say('全区')}</View>
        {open && (
          <View className="tap-line link small" {...pressable({ label: say('回全区') }, onWhole)}>
            {say('回全区')}
          </View>
        )}
      </View>
      <View
        className="casemap__picture"
        style={{ paddingBottom: `${(part.height / part.width) * 100}%` }}
        {...aria({
          role: 'img',
          label: say('{place}网格图，{counts}；下面的单子里都有', { place: open?.name ?? say('全区'), counts: countWords(all) }),
        })}
      >
        {SHADES.map((shade) => {
          const shaded = areas.filter(({ count }) => shadeOf(count) === shade)
          return (
            shaded.length > 0 && (
              <View key={shade} className={`casemap__layer casemap__layer--${shade}`} style={shapesOf(shaded, areas, picture, part)} />
            )
          )
        })}
        {areas.map((area) => (
          <Label key={area.id} area={area} box={placedIn(part, picture.extentOf(area.features))} onPress={() => onChoose(area.id)} />
        ))}
      </View>
      <View className="casemap__legend caption text-2">
        <View>{say('在办')}</View>
        {SHADES.map((shade) => (
          <View key={shade} className="line">
            <View className={`casemap__sample casemap__layer--${shade}`} />
            {say(SHADE_WORDS[shade])}
          </View>
        ))}
        <View className="push text-3">{say('示意图，不作划界依据')}</View>
      </View>
    </View>
  )
}

/** Over its whole area, so that a finger finds it; the list is the way for keys and readers. */
const Label = ({ area, box, onPress }: { area: Counted; box: object; onPress: () => void }) => (
  <View className="casemap__area" style={box} onClick={onPress} {...aria({ hidden: true })}>
    <View className="casemap__name">{area.name.replace(/社区|嘎查|网格|\s/g, '') || area.name}</View>
    <View className="casemap__count num">
      {area.count.overdue > 0 && <Icon name="warn" size={15} className="casemap__late" />}
      {area.count.open}
    </View>
  </View>
)

/**
 * Outlines as a mask, so that the colour is the theme's: the same way as the icons (decision 0002). Seams run around areas, not through.
 */
function shapesOf(areas: Counted[], all: Counted[], picture: Picture, { x, y, width, height }: Part): object {
  const [left, top, wide, high] = [x, y, width, height].map((one) => one.toFixed(1))
  const seam = (width / 60).toFixed(1)
  const outline = (area: Counted) => area.features.map(picture.outlineOf).join('')
  const seamOf = (area: Counted) =>
    `<path d='${outline(area)}' stroke='#000' stroke-width='${seam}'/><path d='${outline(area)}' fill='#fff'/>`
  const frame = `maskUnits='userSpaceOnUse' x='${left}' y='${top}' width='${wide}' height='${high}'`
  const mask = `<mask id='m' ${frame}>${all.map(seamOf).join('')}</mask>`
  const shapes = `<path d='${areas.map(outline).join('')}' mask='url(#m)'/>`
  const box = `viewBox='${left} ${top} ${wide} ${high}' preserveAspectRatio='none'`
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' ${box}>${mask}${shapes}</svg>`
  return { '--shapes': `url("data:image/svg+xml,${encodeURIComponent(svg)}")` }
}

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)}%`
const placedIn = (part: Part, box: Part) => ({
  left: percent(box.x - part.x, part.width),
  top: percent(box.y - part.y, part.height),
  width: percent(box.width, part.width),
  height: percent(box.height, part.height),
})
