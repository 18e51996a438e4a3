import { useState } from 'react'
import { View } from '@tarojs/components'
import { accountApi } from '../../../domain/api-account'
import { GROWN, guardianMissing } from '../../../domain/people/age'
import { PRIVACY } from '../../../domain/people/privacy'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { pressable } from '../../platform/aria'
import { call, CallFailed } from '../../remote/call'
import { goTo } from '../../lib/goTo'
import { AgeField } from '../agree/Age'

/** The privacy rules have to be agreed to first: never before, or not in this version, or it was taken back. */
export function ConsentSheet({ open, onClose, onAgreed }: { open: boolean; onClose: () => void; onAgreed: () => void }) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [age, setAge] = useState(GROWN)
  const [missed, setMissed] = useState(false)
  const agree = async () => {
    if (guardianMissing(age)) return setMissed(true)
    setBusy(true)
    setFailure(undefined)
    try {
      await call(accountApi.giveConsent, { body: { version: PRIVACY.version, byGuardian: age.under14 } })
      onAgreed()
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setFailure(problem.problem.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      open={open}
      title={say('先征得您同意')}
      onClose={onClose}
      busy={busy}
      foot={
        <>
          {failure && <Notice kind="danger" icon="warn" text={failure} />}
          <Button text={say('同意并提交')} busy={busy && say('正在提交…')} onPress={() => void agree()} />
        </>
      }
    >
      <View className="body">{say('只收办事要用的，只给办事和督办的人看，您随时能看、能撤。不同意也能选“匿名”报，不用留下您是谁。')}</View>
      <View
        className="tap-line link"
        {...pressable({ role: 'link', label: say('看《隐私规则》{name}', { name: say(PRIVACY.name) }) }, goTo.privacy)}
      >
        {say('看《隐私规则》{name}', { name: say(PRIVACY.name) })}
      </View>
      <AgeField age={age} missed={missed} onChange={setAge} />
    </Sheet>
  )
}
