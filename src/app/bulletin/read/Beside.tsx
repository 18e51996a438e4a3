import { useState } from 'react'
import { View } from '@tarojs/components'
import type { BulletinView, Objection } from '../../../domain/api-bulletin'
import { GUARD_WORDS, MOVES, STATE_NAMES, type BulletinStep, type Move } from '../../../domain/bulletin/states'
import { whenWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Row, Rows } from '../../components/Rows'
import { confirmed } from '../../platform/confirmed'
import { SaySheet, type Saying } from './SaySheet'
import { draft, move } from './store'
import { useTry } from '../../lib/useTry'

interface BesideProps {
  view: BulletinView
  onEdition: (edition?: number) => void
}

const MOVE_WORDS: Record<Move, { text: string; asks: string; yes: string }> = {
  issue: { text: '发给各单位提意见', asks: '发出去以后各单位都能看，字就不能再改了。', yes: '发出' },
  finish: { text: '定稿', asks: '按最新的版本出定稿；暂定的那一版留着，谁都能看。', yes: '定稿' },
  release: { text: '对外公开', asks: '公开后任何人都能看。外面看到的不含不到 10 件的单位，周和半月的不写单位。', yes: '公开' },
}

/** What is to be done with it, what units said, and the editions there are. */
export function Beside({ view, onEdition }: BesideProps) {
  const [saying, setSaying] = useState<Saying>()
  return (
    <View className="bulletin__beside stack stack--4">
      <Steps view={view} onSay={setSaying} />
      {view.objected.all > 0 && <Objections view={view} onSay={setSaying} />}
      {view.accounts.length > 0 && (
        <Card title="书面检讨" aside="只给督查和本单位看">
          {view.accounts.map(({ n, unit, words, at }) => (
            <View key={n} className="said">
              <View className="strong">{unit.name}</View>
              <View className="wrap">{words}</View>
              <View className="caption text-3">{whenWords(at, view.now)}</View>
            </View>
          ))}
        </Card>
      )}
      <Editions view={view} onEdition={onEdition} />
      {saying && <SaySheet id={view.id} saying={saying} onClose={() => setSaying(undefined)} />}
    </View>
  )
}

function Steps({ view, onSay }: { view: BulletinView; onSay: (saying: Saying) => void }) {
  const { state, objectUntil, now, steps, units } = view
  const { busy, run } = useTry()
  const moves = steps.flatMap(({ step, why }) => (isMove(step) ? [{ step, why }] : []))
  const go = async (step: Move) => {
    if (await confirmed(MOVE_WORDS[step].text, MOVE_WORDS[step].asks, MOVE_WORDS[step].yes, '再看看')) void run(() => move(view, step))
  }
  const can = (step: BulletinStep) => steps.some((one) => one.step === step && one.why === null)
  const overtaken = moves.some(({ step, why }) => step === 'issue' && why === 'newestVintage')
  return (
    <Card title={STATE_NAMES[state]}>
      <View className="stack stack--2">
        {state === 'draft' && <View className="small text-2">点一句改字；数是冻结的，改不了。</View>}
        {objectUntil !== null && state === 'provisional' && (
          <View className="small text-2 num">各单位提意见到 {whenWords(objectUntil, now)}</View>
        )}
        {overtaken && (
          <Button
            kind="soft"
            text="按新版本重新起草"
            busy={busy && '正在起草…'}
            onPress={() => void run(() => draft(view.document.source.id))}
          />
        )}
        {moves.map(({ step, why }) => (
          <Button
            key={step}
            text={MOVE_WORDS[step].text}
            busy={busy && '正在办…'}
            off={why !== null}
            why={why ? GUARD_WORDS[why] : undefined}
            onPress={() => void go(step)}
          />
        ))}
        {units.map((unit) => (
          <View key={unit.id} className="stack stack--2">
            {can('object') && (
              <Button kind="line" text={`${unit.name}提意见`} onPress={() => onSay({ kind: 'object', unit: unit.id, name: unit.name })} />
            )}
            {can('account') && unit.criticised && (
              <Button
                kind="line"
                text={`${unit.name}写书面检讨`}
                onPress={() => onSay({ kind: 'account', unit: unit.id, name: unit.name })}
              />
            )}
          </View>
        ))}
        {process.env.TARO_ENV === 'h5' && <Button kind="line" icon="print" text="打印" onPress={() => window.print()} />}
      </View>
    </Card>
  )
}

const isMove = (step: BulletinStep): step is Move => (MOVES as readonly BulletinStep[]).includes(step)

function Objections({ view, onSay }: { view: BulletinView; onSay: (saying: Saying) => void }) {
  const { objections, objected, now, steps } = view
  const mayAnswer = steps.some(({ step }) => step === 'answer')
  return (
    <Card title={`单位的意见 ${objected.all} 条`} aside={`采纳 ${objected.accepted} 条`}>
      {objections.length === 0 && <View className="small text-2">意见只给督查、区中心和提的单位看。</View>}
      {objections.map((one) => (
        <OneObjection key={one.n} of={one} now={now} onAnswer={mayAnswer && !one.answer ? () => onSay(answering(one)) : undefined} />
      ))}
    </Card>
  )
}

const answering = ({ n, unit }: Objection): Saying => ({ kind: 'answer', n, unit: unit.id, name: unit.name })

const OneObjection = ({ of, now, onAnswer }: { of: Objection; now: number; onAnswer: (() => void) | undefined }) => (
  <View className="said stack stack--2">
    <View>
      <View className="strong">{of.unit.name}</View>
      <View className="wrap">{of.words}</View>
      <View className="caption text-3">{whenWords(of.at, now)}</View>
    </View>
    {of.answer && (
      <View className="small text-2 wrap">
        {of.answer.accepted ? '采纳' : '不采纳'}：{of.answer.words}
      </View>
    )}
    {onAnswer && <Button kind="line" small text="答复" more={of.unit.name} onPress={onAnswer} />}
  </View>
)

/** All that were written, the newest first; an older one is read as it was. */
function Editions({ view, onEdition }: BesideProps) {
  const { editions, edition, now } = view
  return (
    <Card title="各版" aside="写下就不改">
      <Rows>
        {editions.map((one, index) => (
          <Row
            key={one.edition}
            title={`第 ${one.edition} 版 · ${STATE_NAMES[one.state]}`}
            note={[whenWords(one.madeAt, now), one.by].filter(Boolean).join(' · ')}
            value={one.edition === edition ? '在看' : '看'}
            onPress={() => onEdition(index === 0 ? undefined : one.edition)}
          />
        ))}
      </Rows>
    </Card>
  )
}
