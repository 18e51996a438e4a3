import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { deskApi, type Precedent } from '../../../domain/api-desk'
import { pastWords } from '../../../domain/reading/time'
import { UnitField, type ActionFieldProps } from '../../components/ActionField'
import { Row, Rows } from '../../components/Rows'
import { areLevels } from '../../components/UnitPicker'
import { useNow } from '../../platform/inView'
import { call } from '../../remote/call'

/** Whom an order goes to; above it how objections about the same kind of matter were ruled on (先例), each chosen by one tap. */
export function UnitByPrecedent(props: ActionFieldProps) {
  const { action, ticket, given, onChange } = props
  const precedents = usePrecedents(ticket.id, !areLevels(action.units))
  const now = useNow()
  return (
    <>
      {precedents.length > 0 && (
        <View className="stack stack--2">
          <View className="caption text-2">同一类事，退过单以后是这样定的</View>
          <Rows>
            {precedents.map(({ id, at, from, basis, to, reason }) => {
              const isChosen = given.unit === to.id
              const mayGo = !isChosen && action.units.some((unit) => unit.id === to.id)
              return (
                <Row
                  key={id}
                  icon={isChosen ? 'check' : 'clock'}
                  title={`定给${to.name}`}
                  note={[`${pastWords(at, now)}，${from}说不归它：${basis || '（已抹去）'}`, reason && `定的理由：${reason}`]
                    .filter(Boolean)
                    .join('。')}
                  value={isChosen ? '已选' : mayGo ? '照这样' : undefined}
                  onPress={mayGo ? () => onChange({ unit: to.id }) : undefined}
                />
              )
            })}
          </Rows>
        </View>
      )}
      <UnitField {...props} />
    </>
  )
}

/** Without a network there are none: the order can be written all the same. */
function usePrecedents(ticketId: string, isAsked: boolean): Precedent[] {
  const [found, setFound] = useState<Precedent[]>([])
  useEffect(() => {
    if (!isAsked) return
    let isHere = true
    call(deskApi.precedents, { params: { id: ticketId }, as: 'staff' }).then(
      ({ precedents }) => isHere && setFound(precedents),
      () => undefined,
    )
    return () => void (isHere = false)
  }, [ticketId, isAsked])
  return found
}
