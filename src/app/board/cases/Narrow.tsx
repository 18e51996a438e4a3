import { useState } from 'react'
import { View } from '@tarojs/components'
import { categoryOf, type CategoryId } from '../../../domain/report/categories'
import { say } from '../../../domain/words/say'
import { CategoryLattice } from '../../components/CategoryLattice'
import { Chip, ChipGroup } from '../../components/Chips'
import { Icon } from '../../components/Icon'
import { Sheet } from '../../components/Sheet'
import { TextInput } from '../../components/TextInput'
import { tilesOf } from '../../components/tiles'
import type { Narrowed } from '../../stores/board'
import { useCatalogue, useUnits } from '../../stores/reference'

interface NarrowProps {
  narrowed: Narrowed
  onChange: (change: Narrowed) => void
}

/** Words, category, place and whether it is still open. What is chosen stands on its chip; pressed again it is taken off. */
export function Narrow({ narrowed, onChange }: NarrowProps) {
  const { words = '', category, place, only } = narrowed
  const catalogue = useCatalogue()
  const units = useUnits().data?.units ?? []
  const [choosing, setChoosing] = useState<'category' | 'place'>()
  const chosen = units.find((unit) => unit.id === place)
  const community = units.find((unit) => unit.id === chosen?.parentId)
  const close = () => setChoosing(undefined)
  return (
    <View className="stack">
      <TextInput
        label={say('找公开的事')}
        placeholder={say('找路灯、漏水、积雪')}
        value={words}
        max={20}
        onChange={(typed) => onChange({ words: typed || undefined })}
      >
        <View className="cases__lens">
          <Icon name="search" size={22} />
        </View>
      </TextInput>
      <View className="chips">
        <Chip
          text={category ? say(categoryOf(catalogue, category).name) : say('全部类别')}
          on={category !== undefined}
          onPress={() => (category ? onChange({ category: undefined }) : setChoosing('category'))}
        />
        <Chip
          text={chosen ? (chosen.kind === 'grid' ? `${community?.name ?? ''}${chosen.name}` : chosen.name) : say('全区')}
          on={place !== undefined}
          onPress={() => (place ? onChange({ place: undefined }) : setChoosing('place'))}
        />
        <Chip text={say('只看在办')} on={only !== undefined} onPress={() => onChange({ only: only ? undefined : 'open' })} />
      </View>
      <Sheet open={choosing === 'category'} title={say('看哪一类')} onClose={close}>
        <CategoryLattice
          tiles={tilesOf(catalogue)}
          onPress={(id) => {
            onChange({ category: id as CategoryId })
            close()
          }}
        />
      </Sheet>
      <Sheet open={choosing === 'place'} title={say('看哪个社区')} onClose={close}>
        {units
          .filter((unit) => unit.kind === 'street')
          .map((street) => (
            <View key={street.id} className="stack stack--2">
              <View className="strong">{street.name}</View>
              <ChipGroup
                label={street.name}
                value={place ?? ''}
                options={units.filter((unit) => unit.parentId === street.id).map(({ id, name }) => ({ value: id, text: name }))}
                onChange={(id) => {
                  onChange({ place: id })
                  close()
                }}
              />
            </View>
          ))}
      </Sheet>
    </View>
  )
}
