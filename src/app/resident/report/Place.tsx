import { useState } from 'react'
import Taro from '@tarojs/taro'
import { api, type PlaceFound } from '../../../domain/api'
import type { Point } from '../../../domain/report/draft'
import { say } from '../../../domain/words/say'
import { Field } from '../../components/Field'
import { Row, Rows } from '../../components/Rows'
import { TextInput } from '../../components/TextInput'
import { call } from '../../remote/call'
import { changePlace, type DraftPlace, useDraft, useLastPlace } from '../../sending/drafts'
import { useUnits } from '../../stores/reference'
import { CommunitySheet } from './CommunitySheet'

const LOCATE_MS = 10_000

// the phone has WeChat's own map and does not carry this one
// eslint-disable-next-line @typescript-eslint/no-require-imports
const MapSheet = process.env.TARO_ENV === 'h5' ? (require('./MapSheet') as typeof import('./MapSheet')).MapSheet : undefined

/** In which words the place is shown in one line: "天和社区 5 号楼北侧". */
function usePlaceName({ communityId, words, found }: DraftPlace): string {
  const units = useUnits().data?.units ?? []
  const community = units.find((unit) => unit.id === communityId)?.name
  return [community ?? found?.words, words].filter(Boolean).join(' ')
}

interface PlaceProps {
  error?: string
  /** An accusation needs no place. */
  optional?: boolean
  onChange: () => void
}

/** Where it is: the place of the last report first, written words, the phone's position, a point on the map, a community; any one will do. */
export function Place({ error, optional = false, onChange }: PlaceProps) {
  const place = useDraft((draft) => draft.place)
  const last = useLastPlace((store) => store.place)
  const lastName = usePlaceName(last ?? { words: '' })
  const units = useUnits().data?.units ?? []
  const [locating, setLocating] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [mapping, setMapping] = useState(false)
  const [hint, setHint] = useState<string>()
  const community = units.find((unit) => unit.id === place.communityId)
  const street = units.find((unit) => unit.id === community?.parentId)

  const take = (change: Partial<DraftPlace>) => {
    changePlace(change)
    onChange()
  }
  const takePoint = async (point: Point, words?: string, known?: PlaceFound) => {
    take({ point, found: { words: '' }, communityId: undefined, scene: undefined, ...(words && { words }) })
    const found = known ?? (await call(api.findPlace, { body: point }).catch(() => undefined))
    take({ found: { words: foundWords(found), gridId: found?.grid?.id } })
    setHint(found?.unsure || (found && !found.grid) ? say('这里可能归两个网格，或者在边上，请再选一下社区。') : undefined)
  }
  const locate = async () => {
    setLocating(true)
    const here = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true, highAccuracyExpireTime: LOCATE_MS }).catch(() => undefined)
    setLocating(false)
    if (!here) return setHint(say('没取到位置。写个楼号或选社区，一样能办。'))
    await takePoint({ lng: here.longitude, lat: here.latitude, datum: 'WGS-84', accuracyM: here.accuracy })
  }
  const chooseOnMap = async () => {
    const chosen = await Taro.chooseLocation({}).catch(() => undefined)
    if (!chosen?.longitude) return
    await takePoint({ lng: Number(chosen.longitude), lat: Number(chosen.latitude), datum: 'GCJ-02' }, chosen.name)
  }

  const isUntouched = !place.words && !place.point && !place.communityId && !place.scene
  const scanned = place.scene && say('扫码填好的：{where}', { where: place.found?.words ?? say('联网后就知道是哪个网格') })
  return (
    <Field
      label={say('在哪里')}
      aside={optional ? say('可以不写') : say('写、定位、选社区，有一样就行')}
      id="field-place"
      error={error}
      hint={hint ?? scanned}
    >
      {isUntouched && last && lastName && (
        <Rows>
          <Row icon="clock" title={lastName} note={say('上次的地方，点一下就填好')} onPress={() => take(last)} />
        </Rows>
      )}
      <TextInput
        label={say('在哪里，写楼号、单元、路口')}
        placeholder={say('写楼号、单元、路口')}
        max={60}
        value={place.words}
        onChange={(words) => take({ words })}
      />
      <Rows>
        <Row
          icon="pin"
          title={place.point ? place.found?.words || say('已记下位置') : say('用定位')}
          note={locating ? say('正在定位…') : place.point ? accuracyWords(place.point) : say('只用来找到是哪个网格')}
          value={place.point ? say('重新定位') : undefined}
          onPress={locating ? undefined : () => void locate()}
        />
        <Row icon="grid" title={say('地图选点')} onPress={() => (MapSheet ? setMapping(true) : void chooseOnMap())} />
        <Row
          icon="home"
          title={community ? `${street?.name ?? ''} ${community.name}` : say('选社区')}
          value={community ? say('改') : undefined}
          onPress={() => setChoosing(true)}
        />
      </Rows>
      {MapSheet && mapping && (
        <MapSheet
          start={place.point}
          onClose={() => setMapping(false)}
          onChoose={({ lng, lat }, found) => {
            setMapping(false)
            void takePoint({ lng, lat, datum: 'WGS-84' }, undefined, found)
          }}
        />
      )}
      <CommunitySheet
        open={choosing}
        value={place.communityId}
        onClose={() => setChoosing(false)}
        onChoose={(communityId) => {
          take({ communityId, scene: undefined })
          setHint(undefined)
          setChoosing(false)
        }}
      />
    </Field>
  )
}

const foundWords = (found: PlaceFound | undefined): string => found?.grid?.name ?? found?.community?.name ?? ''
const accuracyWords = ({ accuracyM }: Point): string =>
  accuracyM ? say('误差约 {metres} 米', { metres: Math.round(accuracyM) }) : say('地图上选的点')
