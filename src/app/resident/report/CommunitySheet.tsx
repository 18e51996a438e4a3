import { View } from '@tarojs/components'
import type { PublicUnit } from '../../../domain/api'
import { say } from '../../../domain/words/say'
import { ChipGroup } from '../../components/Chips'
import { Loaded } from '../../components/Loaded'
import { Sheet } from '../../components/Sheet'
import { loadUnits, useUnits } from '../../stores/reference'

interface SheetProps {
  open: boolean
  value?: string
  onClose: () => void
  onChoose: (id: string) => void
}

/** 街道 → 社区, all of them on one list: a district has a few dozen. */
export const CommunitySheet = (props: SheetProps) => (
  <UnitSheet
    {...props}
    title={say('选社区')}
    groups={(units) => ofKind(units, 'street').map((street) => ({ title: street.name, units: childrenOf(units, street.id, 'community') }))}
  />
)

/** Whom an accusation is about. */
export const ComplainedOfSheet = (props: SheetProps) => (
  <UnitSheet
    {...props}
    title={say('反映的是哪个单位')}
    groups={(units) => [
      { title: say('区里的单位'), units: [...ofKind(units, 'department'), ...ofKind(units, 'centre')] },
      ...ofKind(units, 'street').map((street) => ({ title: street.name, units: [street, ...childrenOf(units, street.id, 'community')] })),
    ]}
  />
)

type Group = { title: string; units: PublicUnit[] }

function UnitSheet({
  open,
  title,
  value,
  groups,
  onClose,
  onChoose,
}: SheetProps & { title: string; groups: (units: PublicUnit[]) => Group[] }) {
  const units = useUnits()
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <Loaded of={{ data: units.data, problem: units.problem }} onRetry={loadUnits} rows={1}>
        {(data) =>
          groups(data.units).map((group) => (
            <View key={group.title} className="stack stack--2">
              <View className="strong">{group.title}</View>
              <ChipGroup
                label={group.title}
                options={group.units.map((unit) => ({ value: unit.id, text: unit.name }))}
                value={value}
                onChange={onChoose}
              />
            </View>
          ))
        }
      </Loaded>
    </Sheet>
  )
}

const ofKind = (units: PublicUnit[], kind: PublicUnit['kind']) => units.filter((unit) => unit.kind === kind)
const childrenOf = (units: PublicUnit[], parentId: string, kind: PublicUnit['kind']) =>
  units.filter((unit) => unit.parentId === parentId && unit.kind === kind)
