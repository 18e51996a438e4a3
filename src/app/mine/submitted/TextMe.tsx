import { useEffect, useState } from 'react'
import { accountApi } from '../../../domain/api-account'
import { say } from '../../../domain/words/say'
import { Notice } from '../../components/Notice'
import { call, CallFailed } from '../../remote/call'
import { useSession } from '../../remote/session'
import { keepAccount, loadAccount, useAccount } from '../../stores/account'

/** h5: a browser is told nothing while it is closed, so text messages are offered to whoever has a number; in the account they end. */
export function TextMe() {
  const phone = useSession((all) => all.resident?.me.phone)
  const { data: account } = useAccount()
  const [said, setSaid] = useState<string>()
  useEffect(() => void (phone && loadAccount()), [phone])
  if (said) return <Notice kind="info" icon="phone" text={said} />
  if (!account?.phone || account.texts) return null
  const ask = async () => {
    try {
      keepAccount(await call(accountApi.askTexts, { body: { on: true } }))
      setSaid(say('好，要您补充、办结了、不受理，发短信告诉您。'))
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setSaid(problem.message)
    }
  }
  return (
    <Notice
      kind="info"
      icon="phone"
      text={say('关掉网页也想知道？要紧的三步发短信。')}
      link={say('短信告诉我')}
      onLink={() => void ask()}
    />
  )
}
