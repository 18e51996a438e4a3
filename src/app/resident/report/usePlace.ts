import { useState } from 'react'
import Taro from '@tarojs/taro'
import { api, type PlaceFound } from '../../../domain/api'
import type { Point } from '../../../domain/report/draft'
import { say } from '../../../domain/words/say'
import { call } from '../../remote/call'
import { changePlace, useDraft, type DraftPlace } from '../../sending/drafts'

const LOCATE_MS = 10_000

/** The place of the draft, and the ways to it: taken over, located, chosen on a map, a community. */
export function usePlace(onChange: () => void) {
  const place = useDraft((draft) => draft.place)
  const [locating, setLocating] = useState(false)
  const [hint, setHint] = useState<string>()

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
  const takeCommunity = (communityId: string) => {
    take({ communityId, scene: undefined })
    setHint(undefined)
  }
  const locate = async () => {
    setLocating(true)
    const here = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true, highAccuracyExpireTime: LOCATE_MS }).catch(() => undefined)
    setLocating(false)
    if (!here) return setHint(say('没取到位置。写个楼号或选社区，一样能办。'))
    await takePoint({ lng: here.longitude, lat: here.latitude, datum: 'WGS-84', accuracyM: here.accuracy })
  }
  /** WeChat's own map. */
  const chooseOnMap = async () => {
    const chosen = await Taro.chooseLocation({}).catch(() => undefined)
    if (!chosen?.longitude) return
    await takePoint({ lng: Number(chosen.longitude), lat: Number(chosen.latitude), datum: 'GCJ-02' }, chosen.name)
  }
  return { place, hint, locating, take, takePoint, takeCommunity, locate, chooseOnMap }
}

const foundWords = (found: PlaceFound | undefined): string => found?.grid?.name ?? found?.community?.name ?? ''
