import { useState } from 'react'
import Taro from '@tarojs/taro'
import { api, type PlaceFound } from '../../../domain/api'
import type { PlaceOffer } from '../../../domain/place/find'
import type { Point } from '../../../domain/report/draft'
import { call } from '../../remote/call'
import { whyNot } from '../../platform/whyNot'
import { changePlace, useDraft, type DraftPlace } from '../../sending/drafts'

const LOCATE_MS = 10_000

/** The place of the draft, and the ways to it: taken over, located, chosen on a map, a community. */
export function usePlace(onChange: () => void) {
  const place = useDraft((draft) => draft.place)
  const [locating, setLocating] = useState(false)
  const [trouble, setTrouble] = useState<keyof typeof TROUBLE_WORDS>()

  const take = (change: Partial<DraftPlace>) => {
    changePlace(change)
    onChange()
  }
  const takePoint = async (point: Point, words?: string, known?: PlaceFound) => {
    take({ point, found: { words: '' }, communityId: undefined, scene: undefined, ...(words && { words }) })
    const found = known ?? (await call(api.findPlace, { body: point }).catch(() => undefined))
    // a place that is not ours helps nobody to find it
    if (found?.outside) take({ point: undefined, found: undefined })
    else take({ found: { words: foundWords(found), gridId: found?.grid?.id } })
    setTrouble(found && (found.outside ? 'outside' : found.unsure || !found.grid ? 'unsure' : undefined))
  }
  const takeCommunity = (communityId: string) => {
    take({ communityId, scene: undefined })
    setTrouble(undefined)
  }
  /** The person says where it is: that counts more than where the phone was. */
  const takeOffer = ({ words, name, communityId, point }: PlaceOffer) => {
    setTrouble(undefined)
    if (!communityId) return take({ words })
    const at = point && { lng: point[0], lat: point[1], datum: 'WGS-84' as const }
    take({ words, communityId, point: at, found: at && { words: name }, scene: undefined })
  }
  const locate = async () => {
    setLocating(true)
    const here = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true, highAccuracyExpireTime: LOCATE_MS }).catch(troubleOf)
    setLocating(false)
    if (typeof here === 'string') return setTrouble(here)
    await takePoint({ lng: here.longitude, lat: here.latitude, datum: 'WGS-84', accuracyM: here.accuracy })
  }
  /** WeChat's own map. */
  const chooseOnMap = async () => {
    const chosen = await Taro.chooseLocation({}).catch(troubleOf)
    if (chosen === 'refused') return setTrouble(chosen)
    if (typeof chosen === 'string' || !chosen.longitude) return
    await takePoint({ lng: Number(chosen.longitude), lat: Number(chosen.latitude), datum: 'GCJ-02' }, chosen.name)
  }
  return { place, trouble, locating, take, takePoint, takeCommunity, takeOffer, locate, chooseOnMap }
}

export const TROUBLE_WORDS = {
  refused: '没有位置权限。允许了再点“用定位”；或写个楼号、选社区，一样能办。',
  none: '没取到位置。写个楼号或选社区，一样能办。',
  unsure: '这里在网格边上，请再选一下社区。',
  outside: '这里不在本区，没记下。请写地址或选社区；别处的事打当地 12345。',
} as const

/** The person, or the phone for them, said no; or there is no position to be had. */
const troubleOf = ({ errMsg }: { errMsg?: string }) => whyNot(errMsg)

const foundWords = (found: PlaceFound | undefined): string => found?.grid?.name ?? found?.community?.name ?? ''
