import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { deskApi } from '../../../domain/api-desk'
import { pastWords } from '../../../domain/reading/time'
import { STATE_WORDS } from '../../../domain/reading/words'
import { rowOf } from '../../../domain/ticket/states'
import type { Given } from '../../../domain/ticket/given'
import type { ActionView, TicketView } from '../../../domain/ticket/views'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Row, Rows } from '../../components/Rows'
import { useNow } from '../../platform/inView'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'
import { toTicket } from '../routes'

const similar = remote((id: string) => call(deskApi.similar, { params: { id } }))
onForget((as) => as === 'staff' && similar.forget())

const SHOWN = 3

interface SimilarProps {
  ticket: TicketView
  onPress: (action: ActionView, begun: Given) => void
}

/** What may be the same matter (疑似重复), near by: looked at, or this one merged into it by one press and a reason. */
export function Similar({ ticket, onPress }: SimilarProps) {
  const now = useNow()
  const { id, stage } = ticket
  const isOpen = rowOf(ticket.state).open && 'orders' in ticket && !ticket.confidential
  useEffect(() => void (isOpen && similar.load(id, true)), [id, stage, isOpen])
  // nothing near is nothing to say, and neither is that it could not be asked
  const found = similar.use(id).data?.tickets.slice(0, SHOWN) ?? []
  const merge = ticket.actions.find(({ action, refusal }) => action === 'merge' && !refusal)
  if (!isOpen || found.length === 0) return null
  return (
    <Card title="可能是同一件事" aside="附近、同类、说法相近">
      {found.map((one) => (
        <View key={one.id} className="similar">
          <Rows>
            <Row
              icon={`cat-${one.category}`}
              title={one.title}
              note={`${one.metres} 米 · ${one.unit.name} · ${STATE_WORDS.unit[one.state]} · ${pastWords(one.filedAt, now)}`}
              onPress={() => toTicket(one.id)}
            />
          </Rows>
          {merge && (
            <View className="similar__way">
              <Button kind="line" small text={`并到 ${one.number}`} onPress={() => onPress(merge, { into: one.number })} />
            </View>
          )}
        </View>
      ))}
    </Card>
  )
}
