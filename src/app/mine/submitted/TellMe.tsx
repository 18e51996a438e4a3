import { useState } from 'react'
import { say } from '../../../domain/words/say'
import { Notice } from '../../components/Notice'
import { askToTell, useAsks } from '../../lib/tellMe'

/** Offers messages through WeChat, where the district has them: one tap, and nothing depends on it. */
export function TellMe() {
  const asks = useAsks('filed')
  const [said, setSaid] = useState<'yes' | 'no'>()
  if (process.env.TARO_ENV !== 'weapp' || asks.length === 0) return null
  if (said)
    return (
      <Notice
        kind="info"
        icon="bell"
        text={said === 'yes' ? say('好，有进展微信告诉您。') : say('没有订阅也不要紧，进展都在“我的”“消息”里。')}
      />
    )
  const ask = async () => setSaid((await askToTell(asks)) ? 'yes' : 'no')
  return <Notice kind="info" icon="bell" text={say('办到哪一步，要微信告诉您吗？')} link={say('告诉我')} onLink={() => void ask()} />
}
