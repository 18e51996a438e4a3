import { View } from '@tarojs/components'
import type { Refusal } from '../../../domain/ticket/lifecycle'
import { placesOf } from '../../../domain/reading/buttons'
import type { ActionView, TicketView } from '../../../domain/ticket/views'
import { REFUSAL_WORDS } from '../../../domain/reading/words-refused'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { ACTION_ICONS } from '../marks'

const SIDE_BY_SIDE = 3

/** Where everything one may do stands; one below the other in 长辈版: then all but the first thing lie behind one button. */
export const placesFor = (ticket: TicketView, care: boolean) => placesOf(ticket, care ? 1 : SIDE_BY_SIDE)
type Places = ReturnType<typeof placesFor>

export const isEmpty = ({ main, beside, groups }: Places) => !main && beside.length + groups.length === 0

interface ActionsProps {
  places: Places
  busy: string | undefined
  onPress: (action: ActionView) => void
  onMore: () => void
}

/** The main button, what stands beside it, and 更多. */
export function Actions({ places: { main, beside, groups }, busy, onPress, onMore }: ActionsProps) {
  const busyWords = ({ action }: ActionView) => busy === action && `正在${ACTION_WORDS[action].button}…`
  return (
    <Foot main={main && <Button text={ACTION_WORDS[main.action].button} busy={busyWords(main)} onPress={() => onPress(main)} />}>
      {beside.map((action) => (
        <Button
          key={action.action}
          kind="line"
          icon={iconIn(beside.length + (groups.length > 0 ? 1 : 0), action)}
          text={ACTION_WORDS[action.action].button}
          busy={busyWords(action)}
          onPress={() => onPress(action)}
        />
      ))}
      {groups.length > 0 && <Button kind="line" icon="more" text="更多" onPress={onMore} />}
    </Foot>
  )
}

/** Three beside each other leave no room for an icon next to four characters. */
const iconIn = (count: number, { action }: ActionView) =>
  count === SIDE_BY_SIDE && ACTION_WORDS[action].button.length > 2 ? undefined : ACTION_ICONS[action]

interface MoreProps {
  places: Places
  open: boolean
  onClose: () => void
  onPress: (action: ActionView) => void
}

/** Everything else one may do, by group; what is held back says why. */
export const More = ({ places, open, onClose, onPress }: MoreProps) => (
  <Sheet open={open} title="还可以" onClose={onClose}>
    {places.groups.map(({ name, actions }) => (
      <View key={name} className="stack stack--2">
        <View className="small text-3">{name}</View>
        <Rows>
          {actions.map((action) => (
            <Row
              key={action.action}
              icon={ACTION_ICONS[action.action] ?? 'right'}
              title={ACTION_WORDS[action.action].button}
              note={whyNot(action) ?? ACTION_WORDS[action.action].after}
              onPress={action.refusal ? undefined : () => onPress(action)}
            />
          ))}
        </Rows>
      </View>
    ))}
  </Sheet>
)

const whyNot = ({ refusal }: ActionView): string | undefined => refusal && REFUSAL_WORDS[refusal as Refusal['code']]
