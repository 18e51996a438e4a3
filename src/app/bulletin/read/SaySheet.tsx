import { useState } from 'react'
import { MAX_ACCOUNT, MAX_OBJECTION } from '../../../domain/bulletin/said'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Segmented } from '../../components/Segmented'
import { Sheet } from '../../components/Sheet'
import { TextArea } from '../../components/TextArea'
import { account, answer, object } from './store'
import { useTry } from '../../lib/useTry'

export type Saying = { unit: string; name: string } & ({ kind: 'object' | 'account' } | { kind: 'answer'; n: number })

const WORDS = {
  object: { title: '提意见', label: '哪里不对，依据什么', send: '提出意见', tells: '督查、区中心看得到，别的单位看不到。督查会答复。' },
  answer: { title: '答复意见', label: '为什么采纳或不采纳', send: '答复', tells: '采纳的，先更正那一版的数，定稿时用更正的。' },
  account: {
    title: '书面检讨',
    label: '怎么回事，怎么改',
    send: '交给督查',
    tells: '只有督查和本单位看得到。交了就不能改，可以再交一份。',
  },
} as const
const MOST = { object: MAX_OBJECTION, answer: MAX_OBJECTION, account: MAX_ACCOUNT }
const CHOICES = [
  { value: 'yes', text: '采纳' },
  { value: 'no', text: '不采纳' },
]

/** What a unit says of a bulletin, or what it is answered. */
export function SaySheet({ id, saying, onClose }: { id: string; saying: Saying; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [accepted, setAccepted] = useState('')
  const { busy, problem, run } = useTry()
  const { title, label, send, tells } = WORDS[saying.kind]
  const most = MOST[saying.kind]
  const give = () => {
    if (saying.kind === 'answer') return answer(id, saying.n, { accepted: accepted === 'yes', words })
    return saying.kind === 'object' ? object(id, saying.unit, words) : account(id, saying.unit, words)
  }
  const sendIt = async () => {
    if (await run(give, false)) onClose()
  }
  const lacks = words.trim() === '' ? '写一句' : saying.kind === 'answer' && accepted === '' ? '先选采纳不采纳' : ''
  return (
    <Sheet
      open
      title={`${title}：${saying.name}`}
      onClose={onClose}
      dirty={words !== ''}
      busy={busy}
      foot={
        <Button
          text={send}
          busy={busy && '正在送…'}
          off={lacks !== '' || [...words].length > most}
          why={lacks || '字太多了'}
          onPress={() => void sendIt()}
        />
      }
    >
      <Notice kind="plain" icon="lock" text={tells} />
      {saying.kind === 'answer' && <Segmented label="采纳吗" options={CHOICES} value={accepted} onChange={setAccepted} />}
      <Field label={label} error={problem}>
        <TextArea label={label} value={words} onChange={setWords} max={most} placeholder={label} />
      </Field>
    </Sheet>
  )
}
