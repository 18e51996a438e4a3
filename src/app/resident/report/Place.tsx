import { useState } from 'react'
import { MAX_PLACE_WORDS, type Point } from '../../../domain/report/draft'
import { placeNamed } from '../../../domain/place/find'
import { say } from '../../../domain/words/say'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { PlaceOffers } from '../../components/PlaceOffers'
import { Row, Rows } from '../../components/Rows'
import { TextInput } from '../../components/TextInput'
import { settingsLink } from '../../lib/settingsLink'
import { useLastPlace, type DraftPlace } from '../../sending/drafts'
import { useGazetteer } from '../../stores/places'
import { useUnits } from '../../stores/reference'
import { CommunitySheet } from './CommunitySheet'
import { TROUBLE_WORDS, usePlace } from './usePlace'

// the phone has WeChat's own map and does not carry this one
// eslint-disable-next-line @typescript-eslint/no-require-imports
const MapSheet = process.env.TARO_ENV === 'h5' ? (require('./MapSheet') as typeof import('./MapSheet')).MapSheet : undefined

interface PlaceProps {
  error?: string
  /** An accusation needs no place. */
  optional?: boolean
  onChange: () => void
}

/**
 * Where it is: the place of the last report first, written words, the phone's position, a point on the map, a community; any one of them
 * will do.
 */
export function Place({ error, optional = false, onChange }: PlaceProps) {
  const ways = usePlace(onChange)
  const { place, trouble, take } = ways
  const known = useGazetteer()
  const named = isOnlyWritten(place) && known.units.get(placeNamed(place.words, known).communityId ?? '')
  const scanned = place.scene && say('扫码填好的：{where}', { where: place.found?.words ?? say('联网后就知道是哪个网格') })
  return (
    <Field
      label={say('在哪里')}
      aside={optional ? say('可以不写') : say('写、定位、选社区，有一样就行')}
      id="field-place"
      error={error}
      hint={scanned || (named ? say('写的是{name}，先到那里。', { name: named.name }) : undefined)}
    >
      {isUntouched(place) && <LastPlace onTake={take} />}
      <TextInput
        label={say('在哪里，写楼号、单元、路口')}
        placeholder={say('写楼号、单元、路口')}
        max={MAX_PLACE_WORDS}
        value={place.words}
        onChange={(words) => take({ words })}
      />
      <PlaceOffers words={place.words} field="field-place" onChoose={ways.takeOffer} />
      <Ways {...ways} />
      {trouble && <Notice kind="warn" icon="pin" text={say(TROUBLE_WORDS[trouble])} {...(trouble === 'refused' && settingsLink())} />}
    </Field>
  )
}

const isOnlyWritten = ({ point, communityId, scene }: DraftPlace) => !point && !communityId && !scene
const isUntouched = ({ words, point, communityId, scene }: DraftPlace) => !words && !point && !communityId && !scene

/** The place of the last report, in one line: "天和社区 5 号楼北侧". */
function LastPlace({ onTake }: { onTake: (place: DraftPlace) => void }) {
  const last = useLastPlace((store) => store.place)
  const units = useUnits().data?.units ?? []
  const community = units.find((unit) => unit.id === last?.communityId)?.name
  const name = [community ?? last?.found?.words, last?.words].filter(Boolean).join(' ')
  if (!last || !name) return null
  return (
    <Rows>
      <Row icon="clock" title={name} note={say('上次的地方，点一下就填好')} onPress={() => onTake(last)} />
    </Rows>
  )
}

/** The phone's position, a point on a map, a community. */
function Ways({ place, locating, locate, takePoint, takeCommunity, chooseOnMap }: ReturnType<typeof usePlace>) {
  const [choosing, setChoosing] = useState(false)
  const [mapping, setMapping] = useState(false)
  const units = useUnits().data?.units ?? []
  const community = units.find((unit) => unit.id === place.communityId)
  const street = units.find((unit) => unit.id === community?.parentId)
  return (
    <>
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
          takeCommunity(communityId)
          setChoosing(false)
        }}
      />
    </>
  )
}

const accuracyWords = ({ accuracyM }: Point): string =>
  accuracyM ? say('误差约 {metres} 米', { metres: Math.round(accuracyM) }) : say('地图上选的点')
