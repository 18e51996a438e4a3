import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { deskApi, type Contact, type RevealBody } from '../../domain/api-desk'
import { FIELDS } from '../../domain/ticket/fields'
import type { Refusal } from '../../domain/ticket/lifecycle'
import type { TicketView } from '../../domain/ticket/views'
import { REFUSAL_WORDS } from '../../domain/reading/words-refused'
import { ACTION_WORDS } from '../../domain/reading/words-acting'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { ChipGroup } from '../components/Chips'
import { dial } from '../components/EmergencyCard'
import { Notice } from '../components/Notice'
import { call, CallFailed } from '../remote/call'
import { randomId } from '../platform/random'
import { renewing } from '../sending/send'
import { failureWords } from '../sending/useAct'
import { tickets } from '../stores/tickets'
import { toFactor } from './routes'

type Reason = RevealBody['reason']
const { title, button, after } = ACTION_WORDS.reveal
const REASONS = Object.entries(FIELDS.callReason.options).map(([value, text]) => ({ value, text }))
/** Long enough to dial it on another phone. */
const SHOWN_MS = 2 * 60_000

/** 打电话给反映人: first the reason, then the number; each look is a line in the history that the reporter reads. */
export function CallReporter({ ticket }: { ticket: TicketView }) {
  const action = ticket.actions.find((one) => one.action === 'reveal')
  if (!action) return null
  return (
    <Card title={title} aside={action.refusal ? undefined : '看一次，记一次'}>
      {action.refusal ? (
        <View className="small text-2">{REFUSAL_WORDS[action.refusal as Refusal['code']]}</View>
      ) : (
        <AskFirst ticket={ticket} />
      )}
    </Card>
  )
}

function AskFirst({ ticket }: { ticket: TicketView }) {
  const [reason, setReason] = useState<Reason>()
  const { contact, shown, busy, problem, look } = useContact(ticket)
  // in place of the button: one look too many is quickly pressed
  if (contact && shown)
    return (
      <Notice
        kind="info"
        icon="phone"
        text={`${spaced(contact.phone)}${contact.name ? ` ${contact.name}` : ''}，已记下。两分钟后不再显示。`}
        strong={spaced(contact.phone)}
        link="再拨"
        onLink={() => dial(contact.phone)}
      />
    )
  return (
    <>
      <View className="small text-2">{after}</View>
      <ChipGroup label={FIELDS.callReason.label} options={REASONS} value={reason} onChange={(value) => setReason(value as Reason)} />
      {problem && (
        <Notice
          kind="danger"
          icon={problem.offline ? 'offline' : 'warn'}
          text={failureWords(problem)}
          {...(problem.owed && { link: '去验证', onLink: toFactor })}
        />
      )}
      {contact && <Notice icon="phone" text={`看过尾号 ${contact.phone.slice(-4)}。要再看，再记一次。`} />}
      <Button
        kind="soft"
        icon="phone"
        text={button}
        more={reason ? undefined : '请先选原因'}
        busy={busy && '正在记下…'}
        off={!reason}
        onPress={() => reason && void look(reason)}
      />
    </>
  )
}

/** The number, for as long as this page shows it: it is in no store and in no storage. */
function useContact(ticket: TicketView) {
  const [contact, setContact] = useState<Contact>()
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallFailed>()
  const made = useRef<RevealBody>()

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => {
      setShown(false)
      setContact((seen) => seen && { phone: seen.phone.slice(-4), name: null })
    }, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown, contact])

  const look = async (reason: Reason) => {
    setBusy(true)
    setProblem(undefined)
    try {
      // the very same request after a lost connection: one look, one line
      if (made.current?.reason !== reason) made.current = { requestId: await randomId(), stage: ticket.stage, reason }
      const body = made.current
      const found = await renewing('staff', () => call(deskApi.revealPhone, { params: { id: ticket.id }, body, as: 'staff' }))
      made.current = undefined
      setContact(found)
      setShown(true)
      dial(found.phone)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    } finally {
      setBusy(false)
      void tickets('staff').load(ticket.id, true)
    }
  }
  return { contact, shown, busy, problem, look }
}

/** 138 0000 5206 */
const spaced = (phone: string): string => phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
