import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { PublicCase } from '../../../domain/publication/publication'
import { BOARD_WORDS, PUBLIC_STATE_WORDS } from '../../../domain/publication/words'
import { categoryOf } from '../../../domain/report/categories'
import { choiceWord } from '../../../domain/reading/history-line'
import { rowOf } from '../../../domain/ticket/states'
import { stepsBy } from '../../../domain/reading/progress'
import { dayWords, shortDay, whenWords } from '../../../domain/reading/time'
import { say } from '../../../domain/words/say'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { PhotoStrip } from '../../components/PhotoStrip'
import { Row, Rows } from '../../components/Rows'
import { StateView } from '../../components/StateView'
import { StatusTag } from '../../components/StatusTag'
import { Steps5 } from '../../components/Steps5'
import { TimeLeft } from '../../components/TimeLeft'
import { WideShell } from '../../components/WideShell'
import { aria } from '../../platform/aria'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { timeOf } from '../../components/drawn'
import { publicCase } from '../../stores/board'
import { useLook } from '../../stores/look'
import { useCatalogue } from '../../stores/reference'
import { allCases } from '../routes'

/** One public case: its five steps, which unit has it and until when, what came of it. Nobody's name, no address. */
export default function CasePage() {
  const { id = '' } = useRouter().params
  const found = publicCase.use(id)
  useWhileShown(() => void publicCase.load(id), 60_000)
  const isGone = found.problem?.status === 404 || found.problem?.status === 400
  return (
    <Page title={say('公开的一件')}>
      <Loaded
        of={found}
        onRetry={() => void publicCase.load(id, true)}
        title={say('正在取这件事')}
        instead={
          isGone && (
            <StateView
              kind="empty"
              title={say('这件现在不公开')}
              text={say('可能本人收回了，或者链接不对。')}
              button={say('看别的')}
              onPress={allCases}
            />
          )
        }
      >
        {(data) => <Case shown={data} />}
      </Loaded>
    </Page>
  )
}

function Case({ shown }: { shown: PublicCase }) {
  const now = useNow()
  const care = useLook((look) => look.care)
  const category = categoryOf(useCatalogue(), shown.category)
  const steps = stepsBy(shown, (number) => {
    const day = shown.steps[number - 1]?.day
    return day ? (care ? dayWords(day, now) : shortDay(day)) : undefined
  })
  const filed = shown.steps[0]?.day
  return (
    <>
      <View className="stack stack--1">
        <View>
          <StatusTag tone={rowOf(shown.state).tone} text={say(PUBLIC_STATE_WORDS[shown.state])} />
        </View>
        <View className="head wrap" {...aria({ role: 'heading' })}>
          {shown.title}
        </View>
        <View className="small text-2">{[say(category.name), shown.place].filter(Boolean).join(' · ')}</View>
      </View>
      <WideShell
        kind="resident"
        left={
          <>
            {shown.clock && <TimeCard shown={shown} clock={shown.clock} now={now} />}
            {steps && (
              <Card>
                <Steps5 {...steps} />
              </Card>
            )}
          </>
        }
        right={
          <>
            <Card title={say('报的是什么')}>
              {shown.text && <View className="body wrap">{shown.text}</View>}
              <PhotoStrip photos={shown.photos} />
              <KeyValues
                pairs={[
                  ...(filed ? [{ key: say('提交时间'), value: dayWords(filed, now) }] : []),
                  { key: rowOf(shown.state).open ? say('谁在办') : say('办的'), value: shown.unit },
                ]}
              />
            </Card>
            {shown.outcome && (
              <Card title={say('办得怎么样')}>
                <View className="strong">{choiceWord('outcome', shown.outcome.kind)}</View>
                <View className={shown.outcome.words ? 'body wrap' : 'small text-2'}>
                  {shown.outcome.words || say(BOARD_WORDS.outcomePending)}
                </View>
              </Card>
            )}
            <Notice kind="quiet" icon="shield" text={say(BOARD_WORDS.note)} />
            {shown.gridId && (
              <Rows>
                <Row
                  icon="grid"
                  title={say('看{place}的其他事', { place: shown.place })}
                  onPress={() => goTo.cases(shown.gridId ?? undefined)}
                />
              </Rows>
            )}
          </>
        }
      />
    </>
  )
}

/** The limit and whose it is: late or not, a unit is named. */
const TimeCard = ({ shown, clock, now }: { shown: PublicCase; clock: NonNullable<PublicCase['clock']>; now: number }) => (
  <Card>
    <TimeLeft
      big
      heading={say('{unit}办，离办结期限', { unit: shown.unit })}
      {...timeOf(clock, now)}
      due={clock.dueAt === null ? undefined : say('最晚 {when}', { when: whenWords(clock.dueAt, now) })}
    />
  </Card>
)
