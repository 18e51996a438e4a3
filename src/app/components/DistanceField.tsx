import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fieldRow } from '../../domain/ticket/fields'
import { distanceOf } from '../../domain/ticket/closing-photo'
import { say } from '../../domain/words/say'
import type { Field as FieldName, Given } from '../../domain/ticket/given'
import type { TicketView } from '../../domain/ticket/views'
import { Chip } from './Chips'
import { Field } from './Field'

interface DistanceFieldProps {
  field: FieldName
  ticket: TicketView
  given: Given
  onChange: (change: Given) => void
  photos?: { photos: readonly unknown[] }
}

/** How far from the matter the photo was taken, if its holder wants that said: worked out here, and nothing but the word is sent. */
export function DistanceField({ field, ticket, given, onChange, photos }: DistanceFieldProps) {
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
      label={say(row.label)}
      aside={say('可以不写')}
      hint={say('在手机里算，只送这几个字，不送位置；不写也不算什么。')}
      error={trouble ? say('没取到位置，不写也行。') : undefined}
    >
      <View className="chips">
        {chosen ? (
          <Chip text={say(row.options[chosen] ?? '')} on onPress={() => onChange({ distance: undefined })} />
        ) : (
          <Chip text={say('写上离现场多远')} on={false} onPress={() => void measure()} />
        )}
      </View>
    </Field>
  )
}
