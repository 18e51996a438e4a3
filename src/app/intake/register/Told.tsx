import { useEffect } from 'react'
import { View } from '@tarojs/components'
import type { Receipt } from '../../../domain/api-intake'
import { pastWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { KeyValues } from '../../components/KeyValues'
import { aria } from '../../platform/aria'
import { toTicket } from '../../staff/routes'
import { focusSoon } from '../../lib/focusSoon'

interface ToldProps {
  receipt: Receipt
  onAnother: () => void
}

/** Filed: what to tell the caller, or to give them on paper. */
export function Told({ receipt, onAnother }: ToldProps) {
  const { number, code, unit, acceptBy, merged, sees, id, now } = receipt
  useEffect(() => {
    focusSoon('.register__told .btn')
  }, [])
  const pairs = [
    { key: '归谁办', value: unit.name },
    { key: '电话', value: unit.phone ?? '' },
    { key: '最晚受理', value: acceptBy ? pastWords(acceptBy, now) : '' },
    { key: '并进', value: merged ?? '' },
  ]
  return (
    <View className="register__told stack stack--4" {...aria({ live: 'polite' })}>
      <Card title={code ? '登好了，念给他听' : '登好了'}>
        <View>
          <View className="small text-2">编号</View>
          <View className="register__digits num">{number.replace('-', ' ')}</View>
        </View>
        {code && (
          <View>
            <View className="small text-2">登记码（别告诉别人）</View>
            <View className="register__digits num">{code.replace(/^(\d{3})/, '$1 ')}</View>
          </View>
        )}
        <KeyValues pairs={pairs.filter(({ value }) => value !== '')} />
        <View className="small text-2">
          问进度：打电话报编号。
          {code && '也可以用刚才说的手机号登录“市民吹哨”，在“我的”的“隐私与账号”里点“认领代登记的事”，输登记码。'}
        </View>
      </Card>
      <Button icon="plus" text="再登一件" onPress={onAnother} />
      <View className="register__ways">
        {sees && <Button kind="line" text="打开这一件" onPress={() => toTicket(id)} />}
        {process.env.TARO_ENV === 'h5' && <Button kind="line" icon="print" text="打印给他" onPress={() => window.print()} />}
      </View>
    </View>
  )
}
