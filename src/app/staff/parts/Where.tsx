import { useEffect, useMemo } from 'react'
import { Map, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { outlinesAround, PIN } from '../../../domain/place/picture'
import { around } from '../../../domain/place/ways'
import type { TicketView } from '../../../domain/ticket/views'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { loadGrids, useGrids } from '../../stores/grids'
import { aria } from '../../platform/aria'

// WeChat has its own map and does not carry this
const MapWays =
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  process.env.TARO_ENV === 'h5' ? (require('../../components/MapWays') as typeof import('../../components/MapWays')).MapWays : undefined

type Spot = { lng: number; lat: number }
type Point = Spot & { accuracyM: number | null; gcj?: Spot }

/** Where to go: a small map with a pin, the place in words, and the way there by the phone's own map. */
export function Where({ ticket }: { ticket: TicketView }) {
  const place = 'place' in ticket ? ticket.place : undefined
  if (!place?.point) return null
  const { point } = place
  const words = ticket.placeWords || place.grid || place.community || '地图上的点'
  return (
    <Card>
      <SpotMap point={point} says={`地图上的位置：${words}`} />
      <View className="where">
        <View className="where__words">{words}</View>
        <Button kind="soft" icon="pin" text="导航" onPress={() => guide(point, words)} />
      </View>
    </Card>
  )
}

/** WeChat opens its own map; a browser hands the point to whichever map the phone has. */
function guide(point: Point, name: string) {
  if (process.env.TARO_ENV === 'h5')
    return void window.open(`geo:${point.lat},${point.lng}?q=${point.lat},${point.lng}(${encodeURIComponent(name)})`, '_self')
  const { lng, lat } = point.gcj ?? point
  void Taro.openLocation({ latitude: lat, longitude: lng, name, scale: 17 }).catch(() => undefined)
}

type MapProps = { point: Point; says: string }

const SpotMap = (props: MapProps) => (process.env.TARO_ENV === 'h5' ? <DrawnMap {...props} /> : <WechatMap {...props} />)

const LEAST_M = 20

/** Taps go to the button below: the map only shows. */
function WechatMap({ point, says }: MapProps) {
  const { lng, lat } = point.gcj ?? point
  const spot = {
    longitude: lng,
    latitude: lat,
    radius: Math.max(LEAST_M, point.accuracyM ?? 0),
    color: '#B8332AFF',
    fillColor: '#B8332A55',
    strokeWidth: 3,
  }
  return (
    <View {...aria({ role: 'img', label: says })}>
      <Map
        className="where__map"
        longitude={lng}
        latitude={lat}
        scale={16}
        circles={[spot]}
        enableScroll={false}
        enableZoom={false}
        onError={() => undefined}
      />
    </View>
  )
}

/** Metres of ground from side to side, and from top to bottom. */
const GROUND = { width: 900, height: 420 }
const PART = { x: 0, y: 0, ...GROUND }
/** On a phone, about. */
const PER_PX = 2.6

/** The outlines of the grids around, as the district gave them. */
function DrawnMap({ point, says }: MapProps) {
  const grids = useGrids()
  useEffect(() => void loadGrids(), [])
  const drawn = useMemo(() => outlinesAround(point, grids.data?.features ?? [], GROUND), [grids.data, point])
  const at = useMemo(() => around(point, GROUND), [point])
  if (drawn.length === 0) return null
  return (
    <svg className="where__map" viewBox={`0 0 ${GROUND.width} ${GROUND.height}`} role="img" aria-label={says}>
      {drawn.map((path) => (
        <path key={path.d} className={path.isIts ? 'where__grid where__grid--its' : 'where__grid'} d={path.d} />
      ))}
      {MapWays && <MapWays at={at} part={PART} perPx={PER_PX} />}
      <g className="where__pin" transform={`translate(${GROUND.width / 2} ${GROUND.height / 2}) scale(2.6)`}>
        <path d={PIN.outline} />
        <circle cy={PIN.eyeY} r={PIN.eyeRadius} />
      </g>
    </svg>
  )
}
