import { View } from '@tarojs/components'
import { guardianMissing, type Age } from '../../../domain/people/age'
import { say } from '../../../domain/words/say'
import { Tick } from './Tick'

interface AgeFieldProps {
  age: Age
  /** Somebody tried to go on. */
  missed: boolean
  onChange: (age: Age) => void
}

/** 不满 14 周岁: nothing more is asked of anybody else; for a child a parent agrees. */
export const AgeField = ({ age, missed, onChange }: AgeFieldProps) => (
  <View className="stack stack--1">
    <Tick text={say('我不满 14 周岁')} on={age.under14} onChange={(under14) => onChange({ under14, guardian: false })} />
    {age.under14 && (
      <>
        <View className="small text-2">{say('请把手机给爸爸妈妈或别的监护人，由他们来看、来同意。')}</View>
        <Tick text={say('我是孩子的监护人，同意他用')} on={age.guardian} onChange={(guardian) => onChange({ ...age, guardian })} />
        {missed && guardianMissing(age) && <View className="small danger">{say('要监护人同意才能接着办。急事请大人打电话。')}</View>}
      </>
    )}
  </View>
)
