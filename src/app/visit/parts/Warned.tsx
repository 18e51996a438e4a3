import { View } from '@tarojs/components'
import { isNeverKept, warningsIn, warningWords, without, type Warning } from '../../../domain/visit/sensitive'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'

interface WarnedProps {
  /** What was written, by field. */
  texts: Record<string, string | undefined>
  sure: boolean
  onLeaveOut: (texts: Record<string, string>) => void
  onSure: () => void
}

/** What was written that need not be (不用记): named before it is kept, and taken out by one press. */
export function Warned({ texts, sure, onLeaveOut, onSure }: WarnedProps) {
  const found = Object.values(texts).flatMap((text) => warningsIn(text ?? ''))
  const open = found.filter((one) => !sure || isNeverKept(one))
  if (open.length === 0) return null
  const leaveOut = () =>
    onLeaveOut(
      Object.fromEntries(Object.entries(texts).flatMap(([field, text]) => (text ? [[field, without(text, warningsIn(text))]] : []))),
    )
  const never = open.some(isNeverKept)
  return (
    <Notice kind="warn" icon="warn" text={saidOf(open, never)}>
      <View className="columns-2">
        <Button kind="line" small text="去掉" onPress={leaveOut} />
        {!never && <Button kind="soft" small text="要记，照留" onPress={onSure} />}
      </View>
    </Notice>
  )
}

const saidOf = (open: readonly Warning[], never: boolean): string =>
  `${[...new Set(open.map(warningWords))].join('，')}，${never ? '不能记。' : '办事用不着就不用记。'}`
