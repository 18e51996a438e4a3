import { View } from '@tarojs/components'
import { choiceWord } from '../../../domain/reading/history-line'
import { rowOf } from '../../../domain/ticket/states'
import type { Flag, TicketView } from '../../../domain/ticket/views'
import { STATE_WORDS } from '../../../domain/reading/words'
import { FLAG_WORDS } from '../../../domain/reading/words-staff'
import { Badge, StatusTag } from '../../components/StatusTag'
import { aria } from '../../platform/aria'
import { readerOf } from '../../../domain/reading/readers'
import { FLAG_TONES, urgencyBadge } from '../marks'

/** Where it stands, its number, its title, and what marks it. */
export function Head({ ticket }: { ticket: TicketView }) {
  const { state, number, title, flags } = ticket
  const urgency = urgencyBadge(ticket.urgency)
  const mode = 'mode' in ticket && ticket.mode
  return (
    <View className="stack stack--2">
      <View className="between">
        <View className="line">
          {urgency && (
            <View className="before-tag">
              <Badge {...urgency} />
            </View>
          )}
          <StatusTag tone={rowOf(state).tone} text={STATE_WORDS[readerOf(ticket)][state]} />
        </View>
        <View className="small text-3 num">{number}</View>
      </View>
      <View className="head wrap" {...aria({ role: 'heading' })}>
        {title}
      </View>
      {(mode || flags.length > 0) && (
        <View className="tags">
          {mode && <StatusTag tone="accepted" text={choiceWord('mode', mode)} />}
          {flags.map((flag) => (
            <StatusTag key={flag} tone={FLAG_TONES[flag]} text={flagWords(flag, ticket)} />
          ))}
        </View>
      )}
    </View>
  )
}

/** 督办 says how high. */
const flagWords = (flag: Flag, ticket: TicketView): string =>
  flag === 'supervised' && 'supervision' in ticket && ticket.supervision ? choiceWord('grade', ticket.supervision) : FLAG_WORDS[flag]
