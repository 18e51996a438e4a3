import { useRouter } from '@tarojs/taro'
import { rowOf } from '../../../domain/ticket/states'
import { afterVerdict } from '../../../domain/reading/verdict'
import type { TicketView } from '../../../domain/ticket/views'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { failureWords } from '../../sending/useAct'
import { useCalendar, useCatalogue } from '../../stores/reference'
import { tokenOf } from '../../remote/session'
import { tickets } from '../../stores/tickets'
import { NotYet, useReading } from '../reading'
import { Answer } from './Answer'
import { SatisfiedQuestion, SolvedQuestion } from './Questions'
import { useVerdict } from './useVerdict'
import './index.css'

export default function VerdictPage() {
  const { id = '' } = useRouter().params
  const { as, mayRead } = useReading()
  const { data: ticket, problem } = tickets(as).use(id)
  const load = (force = false) => void (tokenOf(as) && tickets(as).load(id, force))
  useWhileShown(load, 60_000)
  if (ticket && mayRead) return <Verdict ticket={ticket} as={as} />
  return (
    <Page title={say('请您评价')} narrow>
      <Loaded of={{ problem }} onRetry={() => load(true)} rows={1} instead={!mayRead && <NotYet as={as} what={say('办得怎么样')} />} />
    </Page>
  )
}

function Verdict({ ticket, as }: { ticket: TicketView; as: 'resident' | 'code' }) {
  const now = useNow()
  const form = useVerdict(ticket, as)
  const { isOpen, waits, busy, failure } = form
  const asked = { ticket, now, given: form.given, onChange: form.change }
  return (
    <Page title={say('请您评价')} narrow foot={isOpen && <VerdictFoot ticket={ticket} now={now} form={form} />}>
      <Answer ticket={ticket} now={now} />
      {!isOpen && !busy && (
        <Notice
          kind="info"
          icon="check"
          text={say(NOT_NOW[waits ? 'waits' : hasTurn(ticket) ? 'proxy' : 'nobody'])}
          link={say('看进展')}
          onLink={() => goTo.ticketInstead(ticket.id, as)}
        />
      )}
      {isOpen && (
        <>
          <SolvedQuestion {...asked} />
          <SatisfiedQuestion {...asked} />
        </>
      )}
      {failure && <Notice kind={failure.offline ? 'warn' : 'danger'} icon="warn" text={failureWords(failure)} />}
    </Page>
  )
}

/** What follows from the answers, and the button. */
function VerdictFoot({ ticket, now, form }: { ticket: TicketView; now: number; form: ReturnType<typeof useVerdict> }) {
  const catalogue = useCatalogue()
  const calendar = useCalendar()
  const { given, why, busy, send } = form
  return (
    <Foot
      {...afterVerdict(ticket, given.solved, now, catalogue, calendar)}
      main={
        <Button
          text={say(ACTION_WORDS.judge.send)}
          busy={busy && say('正在提交…')}
          off={Boolean(why)}
          why={why}
          onPress={() => void send()}
        />
      }
    />
  )
}

/** 代办: the verdict is for the person it was filed for. */
const NOT_NOW = {
  waits: '您的评价存在手机里，联网自动送出。',
  proxy: '这件由本人评价：用本人的手机号登录就能评。',
  nobody: '这件现在不用评价。',
} as const
const hasTurn = ({ state }: TicketView) => rowOf(state).awaits === 'judge'
