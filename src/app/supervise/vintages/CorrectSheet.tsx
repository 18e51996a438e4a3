import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { Vintage } from '../../../domain/api-figures'
import { labelOf } from '../../../domain/figures/spans'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { TextArea } from '../../components/TextArea'
import { CallFailed } from '../../remote/call'
import { correct, loadVintages } from './store'

interface CorrectSheetProps {
  of: Vintage
  onMade: (id: string) => void
  onClose: () => void
}

const MOST = 200

/** 更正: counted again as it is known now, as a vintage of its own, with the reason. */
export function CorrectSheet({ of, onMade, onClose }: CorrectSheetProps) {
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const send = async () => {
    setBusy(true)
    try {
      const made = await correct(of.id, reason)
      await loadVintages()
      void Taro.showToast({ title: `已另出第 ${made.edition} 版`, icon: 'none' })
      onMade(made.id)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed.message)
    } finally {
      setBusy(false)
    }
  }
  const tooLong = [...reason].length > MOST
  return (
    <Sheet
      open
      title={`更正：${labelOf(of)}`}
      onClose={onClose}
      dirty={reason !== ''}
      busy={busy}
      foot={
        <Button
          text="另出一版"
          busy={busy && '正在算…'}
          off={reason.trim() === '' || tooLong}
          why="写一句为什么"
          onPress={() => void send()}
        />
      }
    >
      <Notice kind="plain" icon="lock" text="按现在知道的重新数一遍，另出一版；原来的各版都留着，一个数也不改。" />
      <Field label="为什么更正" error={problem}>
        <TextArea label="为什么更正" value={reason} onChange={setReason} max={MOST} placeholder="哪里算错了、依据什么" />
      </Field>
    </Sheet>
  )
}
