import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../domain/api'
import { findApi, type Found } from '../../../domain/api-find'
import { PHONE_REASONS, PHONE_REASON_WORDS } from '../../../domain/find/by-phone'
import { isPhone } from '../../../domain/people/phone'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { TextInput } from '../../components/TextInput'
import { call, CallFailed } from '../../remote/call'
import { toFactor } from '../../staff/routes'
import { FoundRow } from '../../staff/FoundRow'

/** Whoever dispatches for the district: they alone find by a number. */
export const isOfCentre = ({ posts }: Me): boolean => posts.some(({ duty }) => duty === 'dispatcher')

interface ByPhoneProps {
  open: boolean
  /** What was typed into the line. */
  phone: string
  onOpen: (id: string) => void
  onClose: () => void
}

type Reason = (typeof PHONE_REASONS)[number]
const REASONS = PHONE_REASONS.map((value) => ({ value, text: PHONE_REASON_WORDS[value] }))

/** By a caller's number: first the reason, then what was filed under that name. Number and answer go when the sheet closes. */
export function ByPhone({ open, phone, onOpen, onClose }: ByPhoneProps) {
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<Reason>()
  const [answer, setAnswer] = useState<Found>()
  const [problem, setProblem] = useState<CallFailed>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    setTyped(open ? phone : '')
    setReason(undefined)
    setAnswer(undefined)
    setProblem(undefined)
  }, [open, phone])
  const find = async (after?: string) => {
    if (!reason) return
    setBusy(true)
    try {
      const page = await call(findApi.findByPhone, { body: { phone: typed, reason, after } })
      setAnswer((before) => (after && before ? { ...page, rows: [...before.rows, ...page.rows] } : page))
      setProblem(undefined)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    } finally {
      setBusy(false)
    }
  }
  const why = isPhone(typed) ? '先选原因' : '写 11 位手机号'
  const foot = (
    <Button
      text="记下原因，找"
      icon="search"
      busy={busy && '正在找…'}
      off={!reason || !isPhone(typed)}
      why={why}
      onPress={() => void find()}
    />
  )
  return (
    <Sheet open={open} title="按电话找" busy={busy} onClose={onClose} foot={foot}>
      <View className="small text-2">
        只找得到实名报的普通件。保密、匿名、举报、投诉单位的和“政策作风及其他”类都不会出来。找一次，记一次。
      </View>
      <Field label="反映人电话">
        <TextInput label="反映人电话" kind="tel" fill="off" value={typed} onChange={setTyped} />
      </Field>
      <Field label="为什么要找">
        <ChipGroup label="为什么要找" options={REASONS} value={reason} onChange={(value) => setReason(value as Reason)} />
      </Field>
      {problem && (
        <Notice
          kind="danger"
          icon={problem.offline ? 'offline' : 'warn'}
          text={problem.message}
          {...(problem.owed && { link: '去验证', onLink: toFactor })}
        />
      )}
      {answer && <Rows answer={answer} onOpen={(id) => (onClose(), onOpen(id))} onMore={(after) => void find(after)} />}
    </Sheet>
  )
}

function Rows({ answer, onOpen, onMore }: { answer: Found; onOpen: (id: string) => void; onMore: (after: string) => void }) {
  const { rows, next, now } = answer
  if (rows.length === 0) return <StateView kind="empty" title="没有找到" text="没有实名报过的普通件，或者不是这个号码。" />
  return (
    <>
      {rows.map((row) => (
        <FoundRow key={row.id} row={row} now={now} chosen={false} onOpen={onOpen} />
      ))}
      {next && <Button kind="line" small text="再看一些" onPress={() => onMore(next)} />}
    </>
  )
}
