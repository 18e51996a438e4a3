import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { blocksOf } from '../../../domain/people/code'
import { dayWords } from '../../../domain/reading/time'
import { listed, say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { aria } from '../../platform/aria'
import { saveCodeImage } from '../../platform/codeImage'
import { confirmed } from '../../platform/confirmed'
import { serverNow } from '../../platform/now'
import { isSaved, type UnsavedCode } from '../../sending/unsavedCodes'
import './CodeCard.css'

/** A code that is not saved yet: read it, copy it, make a picture of it; the phone forgets it once its owner says so. */
export function CodeCard({ code, number, filedAt }: UnsavedCode) {
  const blocks = blocksOf(code)
  const copy = () => void Taro.setClipboardData({ data: blocks.join(' ') })
  const picture = async () => {
    const saved = await saveCodeImage({ code, number, day: dayWords(filedAt, serverNow()) })
    void Taro.showToast({ title: saved ? say('存好了') : say('没存成，请抄下来或复制'), icon: 'none' })
  }
  const forget = async () => {
    if (await confirmed(say('查询码存好了吗'), say('手机上就不再留着。丢了谁也找不回，这件事就看不到了。'), say('存好了'), say('还没有')))
      isSaved(code)
  }
  return (
    <Card title={say('您的查询码')}>
      <View className="code" {...aria({ role: 'text', label: listed(say('查询码'), ...blocks.map((block) => [...block].join(' '))) })}>
        {blocks.map((block, index) => (
          <View key={index} className="code__block">
            {block}
          </View>
        ))}
      </View>
      <View className="small text-2 num">{say('编号 {number}', { number })}</View>
      <Notice kind="warn" icon="warn" text={say('只有凭它能看进度、补充和评价。丢了谁也找不回，也没法补发。')} />
      <View className="columns-2">
        <Button kind="soft" text={say('复制')} more={say('查询码')} onPress={copy} />
        <Button kind="soft" text={say('存成图片')} onPress={() => void picture()} />
      </View>
      <Button kind="line" text={say('我存好了')} onPress={() => void forget()} />
    </Card>
  )
}
