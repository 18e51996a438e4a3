import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { nearWords, type Near, type Whereabouts } from '../../../domain/presence'
import { Icon } from '../../components/Icon'
import { aria } from '../../platform/aria'
import { onNear, sayWhere } from '../../remote/live'

const say = (where: Whereabouts) => sayWhere(JSON.stringify(where))

/** Says that somebody is at this ticket, and hears who else is (在场); a page that is left or hidden says nothing any more. */
export function useNear(id: string, writes: boolean): Near[] {
  const [near, setNear] = useState<{ at: string; people: Near[] }>()
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => onNear((at, people) => setNear({ at, people })), [])
  useEffect(() => {
    if (!shown) return
    say({ at: id, doing: writes ? 'writes' : 'reads' })
    return () => say({ at: null, doing: 'reads' })
  }, [id, writes, shown])
  return near?.at === id ? near.people : []
}

/** "孙伟正在写": before two do the same. */
export const NearBy = ({ near }: { near: readonly Near[] }) =>
  near.length > 0 ? (
    <View className="near" {...aria({ role: 'status', live: 'polite' })}>
      <Icon name="eye" size={16} />
      {nearWords(near)}
    </View>
  ) : null
