import { View } from '@tarojs/components'
import { clockFor } from '../../../domain/reading/next-step'
import { rowOf } from '../../../domain/ticket/states'
import { toneOf } from '../../../domain/reading/time'
import type { TicketView } from '../../../domain/ticket/views'
import { AWAITS_WORDS } from '../../../domain/reading/words'
import { REFUSAL_WORDS } from '../../../domain/reading/words-refused'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { useLook } from '../../stores/look'

type ActionView = TicketView['actions'][number]
type Look = { action: ActionView['action']; icon?: string; kind: 'main' | 'line' | 'soft' }

/** How a resident's actions look in the foot, in this order; what is awaited of them is the main one whatever stands here. */
const LOOKS: Look[] = [
  { action: 'judge', kind: 'main' },
  { action: 'opine', kind: 'main' },
  { action: 'withdraw', icon: 'undo', kind: 'line' },
  { action: 'disown', icon: 'cross', kind: 'line' },
  { action: 'supplement', icon: 'plus', kind: 'line' },
  { action: 'urge', icon: 'bell', kind: 'soft' },
  { action: 'reopen', icon: 'refresh', kind: 'soft' },
  { action: 'appeal', icon: 'flag', kind: 'soft' },
]

/** What follows from these is said below the buttons, before one is pressed. */
const EXPLAINED: ActionView['action'][] = ['urge', 'reopen', 'appeal']

/** What the resident can do now: what is awaited above, the rest side by side; one that has to wait says why. */
export function TicketFoot({ ticket, now, onPress }: { ticket: TicketView; now: number; onPress: (action: ActionView) => void }) {
  const care = useLook((look) => look.care)
  const { awaits } = rowOf(ticket.state)
  const open = LOOKS.flatMap((look) =>
    ticket.actions
      .filter(({ action }) => action === look.action)
      .map((view) => ({ ...look, view, ...(look.action === awaits && { kind: 'main' as const, icon: undefined }) })),
  )
  if (open.length === 0) return null
  const clock = clockFor(ticket)
  const isPressing = clock !== undefined && toneOf(clock, now) !== 'ample'
  const main = open.find(({ kind }) => kind === 'main')
  const note = open.map(({ view }) => (view.refusal ? wordsFor(view.refusal) : undefined)).find(Boolean)
  const after = open.map(({ action }) => (EXPLAINED.includes(action) ? say(ACTION_WORDS[action].after ?? '') : undefined)).find(Boolean)
  const button = ({ action, icon, kind, view }: (typeof open)[number]) => {
    const text = say(action === awaits ? AWAITS_WORDS[awaits] : ACTION_WORDS[action].button)
    const filled = action === 'urge' && isPressing && !main
    return (
      <Button
        key={action}
        text={text}
        icon={icon}
        kind={filled ? 'main' : kind}
        off={Boolean(view.refusal)}
        more={view.refusal && wordsFor(view.refusal)}
        onPress={() => onPress(view)}
      />
    )
  }
  // 长辈版: one wide button above, the others two by two below, or the foot would cover half the screen
  const wide = main ?? (care ? open.find(({ action }) => action === 'urge') : undefined)
  const row = open.filter((one) => one !== wide).map(button)
  return (
    <Foot main={wide && button(wide)} note={note ?? after}>
      {row.length > 0 && (care && row.length > 1 ? <View className="columns-2">{row}</View> : row)}
    </Foot>
  )
}

const wordsFor = (refusal: string): string => say((REFUSAL_WORDS as Record<string, string>)[refusal] ?? '')
