import { View } from '@tarojs/components'
import { listed, say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { Icon } from './Icon'
import './CategoryLattice.css'

export interface CategoryTile {
  id: string
  name: string
  /** Icon name: 'cat-sanitation'. */
  icon: string
  /** First sub-items, read aloud and shown on the wide tile: "咨询、建议、表扬". */
  note?: string
}

interface CategoryLatticeProps {
  /** Thirteen; the last one is drawn wide, so none stands alone. */
  tiles: CategoryTile[]
  onPress: (id: string) => void
}

/** The categories (类别) as a lattice: 4 × 3 and one wide, 2 × 6 in 长辈版, 6 × 2 on wide screens. */
export const CategoryLattice = ({ tiles, onPress }: CategoryLatticeProps) => (
  <View className="lattice" {...aria({ role: 'group', label: say('选一类') })}>
    {tiles.map((tile, index) => {
      const isWide = index === tiles.length - 1
      return (
        <View
          key={tile.id}
          className={`tile ${isWide ? 'tile--wide' : ''}`}
          {...pressable({ label: listed(tile.name, tile.note) }, () => onPress(tile.id))}
        >
          <Icon name={tile.icon} size={26} className="tile__icon" />
          <View className="tile__words">
            <View className="tile__name">{tile.name}</View>
            {isWide && tile.note && <View className="caption text-3">{tile.note}</View>}
          </View>
          {isWide && <Icon name="right" size={18} className="tile__arrow" />}
        </View>
      )
    })}
  </View>
)
