import { useState } from 'react'
import { intakeApi } from '../../../domain/api-intake'
import { isClaimCode } from '../../../domain/people/claim'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SignInFirst } from '../../components/SignInFirst'
import { TextInput } from '../../components/TextInput'
import { call, CallFailed } from '../../remote/call'
import { goTo } from '../../lib/goTo'
import { useWhileShown } from '../../platform/inView'
import { useSession } from '../../remote/session'
import { loadStart } from '../../stores/reference'
import { MINE, myTickets } from '../../stores/tickets'

/** 认领代登记的事: what staff filed for the reader becomes theirs by the code they were told and the number they told. */
export default function ClaimPage() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  useWhileShown(() => void loadStart(), 60_000)
  return (
    <Page title={say('认领代登记的事')} narrow>
      <Notice
        kind="plain"
        icon="phone"
        text={say('打过电话、去过窗口，工作人员替您登记了：用那时说的手机号登录，输告诉您的登记码，就能在这里看进度、评价。')}
      />
      {isSignedIn ? <Claim /> : <SignInFirst what={say('认领代登记的事')} />}
    </Page>
  )
}

function Claim() {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const claim = async () => {
    if (busy) return
    if (!isClaimCode(code)) return setError(say('登记码是 6 位数字。'))
    setBusy(true)
    try {
      const { id } = await call(intakeApi.claimTicket, { body: { code } })
      void myTickets.load(MINE, true)
      goTo.ticketInstead(id)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setError(failed.problem.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Field label={say('登记码')} id="field-code" error={error}>
        <TextInput
          label={say('登记码')}
          kind="code"
          fill="off"
          value={code}
          error={error}
          onChange={(typed) => {
            setCode(typed)
            setError(undefined)
          }}
          onDone={() => void claim()}
        />
      </Field>
      <Button text={say('认领')} busy={busy && say('正在找…')} onPress={() => void claim()} />
      <Notice kind="quiet" icon="lock" text={say('登记码加上那个手机号，才领得到。没有登记码，打电话报编号问进度。')} />
    </>
  )
}
