import { View } from '@tarojs/components'
import { middleOf, PIN, type Picture, type Place } from '../../../domain/place/picture'
import { say } from '../../../domain/words/say'
import { MapWays } from '../../components/MapWays'
import { Icon } from '../../components/Icon'
import { pressable } from '../../platform/aria'
import { useLook } from '../../stores/look'
import type { Area, Community } from '../../lib/areas'
import type { useMapView } from './useMapView'
import './GridMap.css'

interface GridMapProps {
  picture: Picture
  communities: Community[]
  /** The community that is shown with its grids. */
  open?: Community
  spot?: Place
  /** The grid the spot is in. */
  gridId?: string
  map: ReturnType<typeof useMapView>
  onWhole: () => void
  /** What it shows, in one sentence. */
  says: string
}

/** The grids as a map without a base map, h5 only: a picture to a reader, with the same names in a list right below. */
export function GridMap({ picture, communities, open, spot, gridId, map, onWhole, says }: GridMapProps) {
  const { view, perPx } = map
  // the pin stands on the name of the chosen grid; its name is said below
  const named = [...communities.filter((one) => one !== open), ...(open?.grids ?? [])].filter((area) => area.id !== gridId)
  return (
    <View className="map">
      <svg
        ref={map.svg}
        className={`map__picture ${map.isWhole ? '' : 'map__picture--near'}`}
        viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
        role="img"
        aria-label={says}
        {...map.hands}
      >
        {communities.map((one) => (
          <Outline key={one.id} community={one} isOpen={one === open} gridId={gridId} outlineOf={picture.outlineOf} />
        ))}
        <MapWays at={picture.at} part={view} perPx={perPx} taken={named.map(({ features }) => picture.at(middleOf(features)))} />
        {named.map((area) => (
          <Name key={area.id} area={area} picture={picture} perPx={perPx} />
        ))}
        {spot && <Pin {...picture.at(spot)} perPx={perPx} />}
      </svg>
      <View className="map__bar">
        {map.isWhole ? (
          <View className="caption text-3">{say('示意图，不作划界依据')}</View>
        ) : (
          <View className="map__whole" {...pressable({ label: say('看全区') }, onWhole)}>
            {say('看全区')}
          </View>
        )}
        <View className="map__zoom" {...pressable({ label: say('缩小'), disabled: map.isWhole }, map.farther)}>
          <svg className="map__minus" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 12h14" />
          </svg>
        </View>
        <View className="map__zoom" {...pressable({ label: say('放大') }, map.nearer)}>
          <Icon name="plus" size={24} />
        </View>
      </View>
    </View>
  )
}

interface OutlineProps {
  community: Community
  isOpen: boolean
  gridId?: string
  outlineOf: Picture['outlineOf']
}

/** A gap around the community, drawn first; its grids on top, with seams only when it is open. */
const Outline = ({ community, isOpen, gridId, outlineOf }: OutlineProps) => (
  <g className={isOpen ? 'map__community map__community--open' : 'map__community'}>
    <path className="map__gap" d={community.features.map(outlineOf).join('')} />
    {community.features.map((feature) => (
      <path
        key={feature.properties.unitId}
        className={feature.properties.unitId === gridId ? 'map__grid map__grid--chosen' : 'map__grid'}
        d={outlineOf(feature)}
      />
    ))}
  </g>
)

interface NameProps {
  area: Area
  picture: Picture
  perPx: number
}

/** The name in the middle of its area: whole, or shortened, or not at all when there is no room. */
function Name({ area, picture, perPx }: NameProps) {
  const size = useLook((look) => look.care) ? 18 : 13
  const middle = middleOf(area.features)
  const { x, y } = picture.at(middle)
  const room = (picture.at({ ...middle, lng: middle.lng + middle.degrees }).x - x) / perPx
  const words = [area.name, area.name.replace(/社区|嘎查|网格|第|\s/g, '')].find((name) => widthOf(name) * size < room - 8)
  if (!words) return null
  return (
    <text className="map__name" x={x} y={y} fontSize={size * perPx} dy="0.36em">
      {words}
    </text>
  )
}

/** In widths of a Chinese character. */
const widthOf = (words: string): number => [...words].reduce((sum, letter) => sum + (letter.codePointAt(0)! >= 0x2e80 ? 1 : 0.55), 0)

const Pin = ({ x, y, perPx }: { x: number; y: number; perPx: number }) => (
  <g className="map__pin" transform={`translate(${x} ${y}) scale(${perPx})`}>
    <path d={PIN.outline} />
    <circle cy={PIN.eyeY} r={PIN.eyeRadius} />
  </g>
)
