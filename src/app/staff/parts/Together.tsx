import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { consultOf } from '../../../domain/reading/consultation'
import { pastWords } from '../../../domain/reading/time'
import type { TicketView } from '../../../domain/ticket/views'
import { Card } from '../../components/Card'
import { Row, Rows } from '../../components/Rows'
import { useNow } from '../../platform/inView'

/** Who else has a part in it: the consultation, the orders issued, the tickets merged. */
export function Together({ ticket }: { ticket: TicketView }) {
  const now = useNow()
  if (!('orders' in ticket)) return null
  const { id, orders, parent, children } = ticket
  return (
    <>
      <Consultation ticket={ticket} />
      {orders.length > 0 && (
        <Card title="交办单">
          <Rows>
            {orders.map((order, index) => (
              <Row
                key={order.number}
                icon="print"
                title={order.unit}
                note={`${order.goal} · ${order.number}`}
                value={order.signedAt === null ? '待签收' : `${pastWords(order.signedAt, now)} 签收`}
                onPress={() => void Taro.navigateTo({ url: `/worker/order/index?id=${id}&n=${index + 1}` })}
              />
            ))}
          </Rows>
        </Card>
      )}
      {(parent || children > 0) && (
        <Card title="并件">
          {children > 0 && <View className="small text-2">有 {children} 件并到这一件，各自评价；有一位说没解决就退回重办。</View>}
          {parent && (
            <Rows>
              <Row
                icon="right"
                title={`并到 ${parent.number}`}
                note="那一件办，这一件跟着走"
                onPress={() => void Taro.navigateTo({ url: `/worker/ticket/index?id=${parent.id}` })}
              />
            </Rows>
          )}
        </Card>
      )}
    </>
  )
}

function Consultation({ ticket }: { ticket: Extract<TicketView, { orders: unknown }> }) {
  const consult = consultOf(ticket)
  if (!consult) return null
  return (
    <Card title="会商" aside={`${consult.called.filter(({ said }) => said).length} / ${consult.called.length} 家说了意见`}>
      {consult.topic && <View className="small wrap">议题：{consult.topic}</View>}
      <Rows>
        {consult.called.map(({ unit, said }) => (
          <Row key={unit} icon={said ? 'check' : 'clock'} title={unit} note={said || '还没写意见'} />
        ))}
      </Rows>
    </Card>
  )
}
