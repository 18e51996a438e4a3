import { useEffect, useMemo, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { api, type PlaceFound, type PublicUnit } from '../../../domain/api'
import { gridsAt, middleOf, pictureOf, viewOf, type Place } from '../../../domain/place/picture'
import type { GridFeature } from '../../../domain/place/polygons'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Loaded } from '../../components/Loaded'
import { Row, Rows } from '../../components/Rows'
import { PLACED_MS, Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { aria } from '../../platform/aria'
import { call } from '../../remote/call'
import { loadGrids, useGrids } from '../../stores/grids'
import { loadUnits, useUnits } from '../../stores/reference'
import { communitiesOf, type Community } from '../../lib/areas'
import { GridMap } from './GridMap'
import { useMapView } from './useMapView'

interface MapSheetProps {
  /** Where the pin is at first. */
  start?: Place
  onClose: () => void
  onChoose: (place: Place, found: PlaceFound) => void
}

/** 地图选点 in a browser, where there is no map service: the district's own grids, and the same in a list. */
export function MapSheet(props: MapSheetProps) {
  const grids = useGrids()
  const units = useUnits()
  const load = () => void Promise.all([loadGrids(), loadUnits()])
  useEffect(load, [])
  const communities = useMemo(() => communitiesOf(grids.data?.features ?? [], units.data?.units ?? []), [grids.data, units.data])
  if (communities.length > 0) return <Chooser {...props} communities={communities} units={units.data!.units} />
  return (
    <Sheet open title={say('地图选点')} onClose={props.onClose}>
      <Loaded of={{ data: grids.data && units.data, problem: grids.problem ?? units.problem }} onRetry={load} rows={1}>
        {() => <StateView kind="empty" title={say('还没有网格图')} text={say('写个楼号或选社区，一样能办。')} />}
      </Loaded>
    </Sheet>
  )
}

/** The frame is never taller than wide, nor a mere strip. */
const frameOf = ({ width, height }: { width: number; height: number }) => Math.min(1.6, Math.max(1, width / height))

function Chooser({ start, onClose, onChoose, communities, units }: MapSheetProps & { communities: Community[]; units: PublicUnit[] }) {
  const features = useMemo(() => communities.flatMap((one) => one.features), [communities])
  const picture = useMemo(() => pictureOf(features), [features])
  const extent = picture.extentOf(features)
  const whole = viewOf(extent, frameOf(extent))
  const viewOn = (one: Community | undefined) => (one ? viewOf(picture.extentOf(one.features), frameOf(extent)) : whole)
  const communityAt = (place: Place | undefined) => {
    const [hit] = place ? gridsAt(features, place) : []
    return communities.find((one) => hit && one.features.includes(hit))
  }

  const [open, setOpen] = useState(() => communityAt(start))
  const [spot, setSpot] = useState(open && start)
  const found = useFound(spot, features, units)
  const map = useMapView(whole, viewOn(open), (x, y) => {
    const place = picture.placeAt(x, y)
    if (map.isWhole && !open) return enlarge(communityAt(place))
    setSpot(place)
    setOpen(communityAt(place) ?? open)
  })
  const enlarge = (one: Community | undefined) => {
    setOpen(one)
    map.show(viewOn(one))
  }
  const worker = units.find((unit) => unit.id === found?.grid?.id)?.worker

  return (
    <Sheet
      open
      title={say('地图选点')}
      onClose={onClose}
      foot={
        <>
          <View {...aria({ live: 'polite' })}>
            <Rows>
              <Row icon="grid" strong title={found ? nameOf(found) : say('还没选地方')} note={noteOf(found, worker)} />
            </Rows>
          </View>
          <Button
            text={say('就是这里')}
            off={!found || isNowhere(found)}
            more={found ? nameOf(found) : say('还没选地方')}
            onPress={() => spot && found && onChoose(spot, found)}
          />
        </>
      }
    >
      <View className="small text-2">{open ? say('点一下出事的地方，点偏了再点。') : say('先点社区放大，再点出事的地方。')}</View>
      <GridMap
        picture={picture}
        communities={communities}
        open={open}
        spot={spot}
        gridId={found?.grid?.id}
        map={map}
        onWhole={() => enlarge(undefined)}
        says={say('{map}，下面的单子里都有。{chosen}', {
          map: open ? say('{name}的网格图', { name: open.name }) : say('全区的社区图'),
          chosen: found ? say('选在{place}', { place: nameOf(found) }) : say('还没选'),
        })}
      />
      <List
        streets={streetsOf(communities, units)}
        open={open}
        gridId={found?.grid?.id}
        onCommunity={(id) => enlarge(communities.find((one) => one.id === id))}
        onGrid={(id) => setSpot(middleOf(features.filter((one) => one.properties.unitId === id)))}
      />
    </Sheet>
  )
}

interface ListProps {
  streets: { name: string; communities: Community[] }[]
  open?: Community
  gridId?: string
  onCommunity: (id: string) => void
  onGrid: (id: string) => void
}

/** All that can be pointed at on the map: the communities, then the grids of one. */
function List({ streets, open, gridId, onCommunity, onGrid }: ListProps) {
  const pressed = useRef(false)
  // the chip that was pressed is gone: a keyboard goes on at the first of the new ones
  useEffect(() => {
    if (!pressed.current) return
    pressed.current = false
    const placed = setTimeout(() => document.querySelector<HTMLElement>('#map-list [role=radio]')?.focus(), PLACED_MS)
    return () => clearTimeout(placed)
  }, [open])
  const choose = (id: string) => {
    pressed.current = true
    onCommunity(id)
  }
  const groups = open ? [{ name: open.name, all: open.grids }] : streets.map(({ name, communities }) => ({ name, all: communities }))
  return (
    <View className="stack stack--4" id="map-list">
      {groups.map(({ name, all }) => (
        <View key={name} className="stack stack--2">
          <View className="strong">{name}</View>
          <ChipGroup
            label={name}
            options={all.map((one) => ({ value: one.id, text: one.name }))}
            value={gridId ?? ''}
            onChange={open ? onGrid : choose}
          />
        </View>
      ))}
    </View>
  )
}

/** What lies at the spot: by the map on the phone at once, by the server as soon as it has answered. */
function useFound(spot: Place | undefined, features: GridFeature[], units: PublicUnit[]): PlaceFound | undefined {
  const [answer, setAnswer] = useState<{ spot: Place; found: PlaceFound }>()
  useEffect(() => {
    if (!spot) return
    const body = { lng: spot.lng, lat: spot.lat, datum: 'WGS-84' as const }
    call(api.findPlace, { body }).then(
      (found) => setAnswer({ spot, found }),
      () => undefined,
    )
  }, [spot])
  return answer && answer.spot === spot ? answer.found : spot && foundHere(gridsAt(features, spot), units)
}

function foundHere(hits: GridFeature[], units: PublicUnit[]): PlaceFound {
  const grid = hits.length === 1 ? units.find((unit) => unit.id === hits[0]!.properties.unitId) : undefined
  const community = units.find((unit) => unit.id === grid?.parentId)
  return {
    grid: grid ? { id: grid.id, name: `${community?.name ?? ''}${grid.name}` } : null,
    community: community ? { id: community.id, name: community.name } : null,
    unsure: hits.length > 1,
    outside: false,
  }
}

const isNowhere = ({ grid, unsure }: PlaceFound) => !grid && !unsure
const nameOf = (found: PlaceFound) => found.grid?.name ?? (found.unsure ? say('这里归不止一个网格') : say('这里没有画网格'))

/** One line at all times, or the map would move under the finger that corrects itself. */
const noteOf = (found: PlaceFound | undefined, worker: string | null | undefined) =>
  worker
    ? say('网格员 {worker}', { worker })
    : found?.grid
      ? say('网格员暂缺')
      : found?.unsure
        ? say('选了以后，请再选一下社区')
        : say('在图上点网格，或者在单子里选')

const streetsOf = (communities: Community[], units: PublicUnit[]) =>
  units
    .filter((unit) => unit.kind === 'street')
    .map(({ id, name }) => ({
      name,
      communities: communities.filter((one) => units.find((unit) => unit.id === one.id)?.parentId === id),
    }))
    .filter((street) => street.communities.length > 0)
