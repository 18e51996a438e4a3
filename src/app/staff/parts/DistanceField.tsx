import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fieldRow } from '../../../domain/ticket/fields'
import { distanceOf } from '../../../domain/ticket/distance'
import type { ActionFieldProps } from '../../components/ActionField'
import { Chip } from '../../components/Chips'
import { Field } from '../../components/Field'

/** How far from the matter the photo was taken, if its holder wants that said: worked out here, and nothing but the word is sent. */
export function DistanceField({ field, ticket, given, onChange, photos }: ActionFieldProps) {
  const [trouble, setTrouble] = useState(false)
  const spot = 'place' in ticket ? ticket.place.point : null
  const row = fieldRow(field)
  if (!spot || row.kind !== 'distance' || !photos || photos.photos.length === 0) return null
  const chosen = given.distance
  const measure = async () => {
    const here = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true }).catch(() => undefined)
    setTrouble(!here)
    if (here) onChange({ distance: distanceOf({ lng: here.longitude, lat: here.latitude }, spot, here.accuracy) })
  }
  return (
    <Field
      label={row.label}
      aside="可以不写"
      hint="在手机里算，只送这几个字，不送位置；不写也不算什么。"
      error={trouble ? '没取到位置，不写也行。' : undefined}
    >
      <View className="chips">
        {chosen ? (
          <Chip text={row.options[chosen] ?? ''} on onPress={() => onChange({ distance: undefined })} />
        ) : (
          <Chip text={'写上离现场多远'} on={false} onPress={() => void measure()} />
        )}
      </View>
    </Field>
  )
}
