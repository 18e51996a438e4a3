import { useState } from 'react'
import { api } from '../../../domain/api'
import { accountApi } from '../../../domain/api-account'
import { readCode } from '../../../domain/people/code'
import { readNumber } from '../../../domain/ticket/number'
import type { Summary } from '../../../domain/ticket/views'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { TextInput } from '../../components/TextInput'
import { call, CallFailed } from '../../remote/call'
import { goTo } from '../../lib/goTo'
import { useWhileShown } from '../../platform/inView'
import { useMyUnsavedCodes } from '../../sending/unsavedCodes'
import { loadStart } from '../../stores/reference'
import { takeCode, tokenOf } from '../../remote/session'
import { CodeCard } from './CodeCard'

const WRONG = {
  length: '查询码是 20 个字，五段，每段四个。请对一对。',
  typo: '有一个字抄错了，请一段一段对一对。',
} as const

/** 查进度: an anonymous reporter's query code opens their case; a number opens one's own. */
export default function CodePage() {
  const unsaved = useMyUnsavedCodes()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Summary[]>()
  useWhileShown(() => void loadStart(), 60_000)

  const look = async () => {
    if (busy) return
    const words = typed.trim()
    setError(undefined)
    setBusy(true)
    try {
      const number = readNumber(words)
      if (number) await byNumber(number)
      else await byCode(words)
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      setError(problem.problem.message)
    } finally {
      setBusy(false)
    }
  }
  const byNumber = async (number: string) => {
    const as = tokenOf('resident') ? 'resident' : 'code'
    if (!tokenOf(as)) return setError(say('按编号找要先登录；匿名报的请输查询码。'))
    const { id } = await call(accountApi.findMine, { params: { number }, as })
    goTo.ticket(id, as)
  }
  const byCode = async (words: string) => {
    const read = readCode(words)
    if ('wrong' in read) return setError(say(WRONG[read.wrong]))
    takeCode(read.code)
    const { rows } = await call(api.myTickets, { query: {}, as: 'code' })
    if (rows.length === 1) goTo.ticket(rows[0]!.id, 'code')
    else setFound(rows)
  }

  return (
    <Page title={say('凭查询码看进度')} narrow>
      {unsaved.map((one) => (
        <CodeCard key={one.code} {...one} />
      ))}
      <Field label={say('查询码或编号')} aside={say('大小写、空格都不要紧')} id="field-code" error={error}>
        <TextInput
          label={say('查询码或编号')}
          placeholder="7K2M 9QWE 3XF0 …"
          max={40}
          value={typed}
          error={error}
          onChange={(words) => {
            setTyped(words)
            setError(undefined)
          }}
          onDone={() => void look()}
        />
      </Field>
      <Button text={say('看进度')} busy={busy && say('正在找…')} onPress={() => void look()} />
      {found && (
        <Section title={say('用这个查询码报的')}>
          <Rows>
            {found.map(({ id, title, number }) => (
              <Row key={id} title={title} note={say('编号 {number}', { number })} onPress={() => goTo.ticket(id, 'code')} />
            ))}
          </Rows>
        </Section>
      )}
      <Notice kind="quiet" icon="lock" text={say('查询码只在这一次用，关掉就忘。别在别人的手机上留着它。')} />
    </Page>
  )
}
