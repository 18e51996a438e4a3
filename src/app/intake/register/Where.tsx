import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { api, type Me, type PublicUnit } from '../../../domain/api'
import { MAX_PLACE_WORDS } from '../../../domain/report/draft'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { PlaceOffers } from '../../components/PlaceOffers'
import { TextInput } from '../../components/TextInput'
import { UnitPicker } from '../../components/UnitPicker'
import { call } from '../../remote/call'
import { useUnits } from '../../stores/reference'
import { useLastCommunities } from './draft'
import { FILE, focusOn, NAME } from './focus'
import type { Form } from './useRegistration'

/** Where it is: an address that names its community, one of those used last, any other, or where the phone is now. */
export function Where({ form, me }: { form: Form; me: Me }) {
  const { draft, change, wrong, named } = form
  const [choosing, setChoosing] = useState(false)
  const units = useUnits().data?.units ?? []
  const communities = units.filter(({ kind }) => kind === 'community')
  const usual = useUsual(me, communities)
  const nameOf = (id: string | undefined) => units.find((unit) => unit.id === id)?.name
  const lies = draft.communityId ? nameOf(draft.communityId) : (draft.here?.words ?? nameOf(named))
  return (
    <Field label="在哪里" error={wrong.place} id="field-place">
      <TextInput
        label="在哪里"
        max={MAX_PLACE_WORDS}
        value={draft.place}
        error={wrong.place}
        onChange={(place) => change({ place })}
        onDone={() => focusOn(NAME, FILE)}
      />
      <PlaceOffers
        words={draft.place}
        field="field-place"
        onChoose={({ words, communityId }) => change({ place: words, ...(communityId && { communityId, here: undefined }) })}
      />
      <View className="small text-2">{lies ? `归${lies}` : '地址里写上社区的名字，就归那里；不然选一下'}</View>
      {usual.length > 0 && (
        <ChipGroup
          label="社区"
          value={draft.communityId ?? ''}
          options={usual.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(id) => change({ communityId: id === draft.communityId ? undefined : id, here: undefined })}
        />
      )}
      <View className="register__ways">
        <Button kind="line" small text="别的社区" onPress={() => setChoosing(!choosing)} />
        <Here change={change} />
      </View>
      {choosing && (
        <UnitPicker
          label="别的社区"
          units={communities}
          value={draft.communityId}
          onChange={(communityId) => {
            change({ communityId, here: undefined })
            setChoosing(false)
          }}
        />
      )}
    </Field>
  )
}

/** Where this person works, and where the last ones were. */
function useUsual(me: Me, communities: readonly PublicUnit[]): PublicUnit[] {
  const units = useUnits().data?.units ?? []
  const own = me.posts.flatMap(({ unitId }) => [unitId, units.find(({ id }) => id === unitId)?.parentId])
  const ids = [...new Set([...useLastCommunities(), ...own])]
  return ids.flatMap((id) => communities.find((unit) => unit.id === id) ?? [])
}

/** On a round: where the phone is, and the grid that lies there. */
function Here({ change }: Pick<Form, 'change'>) {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const take = async () => {
    setBusy(true)
    setTrouble(undefined)
    const here = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true, highAccuracyExpireTime: 10_000 }).catch(() => undefined)
    const point = here && { lng: here.longitude, lat: here.latitude, datum: 'WGS-84' as const, accuracyM: here.accuracy }
    const found = point && (await call(api.findPlace, { body: point }).catch(() => undefined))
    setBusy(false)
    if (found?.outside) return setTrouble('这里不在本区')
    if (!point || !found) return setTrouble('没取到位置，写地址或选社区一样能登')
    change({ here: { point, words: found.grid?.name ?? found.community?.name ?? '地图上的点' }, communityId: undefined })
  }
  return (
    <>
      <Button kind="line" small icon="pin" text="就在我这里" busy={busy && '正在定位…'} onPress={() => void take()} />
      {trouble && <View className="caption text-2">{trouble}</View>}
    </>
  )
}
