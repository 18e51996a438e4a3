import { useState } from 'react'
import { View } from '@tarojs/components'
import { FLAG_IDS, FLAGS } from '../../../domain/find/keys'
import { lineOf, MAX_LINE, readLine } from '../../../domain/find/line'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chips'
import { Icon } from '../../components/Icon'
import { TextInput } from '../../components/TextInput'
import { pressable } from '../../platform/aria'

interface AskLineProps {
  line: string
  onAsk: (line: string) => void
  onForm: () => void
  /** For the centre alone. */
  onPhone: (() => void) | undefined
  /** While there is something to keep. */
  onSave: (() => void) | undefined
}

/** The line, and what is asked for so often that one press does it. */
export function AskLine({ line, onAsk, onForm, onPhone, onSave }: AskLineProps) {
  const [typed, setTyped] = useState(line)
  const { query } = readLine(typed)
  const ask = () => onAsk(typed.trim())
  const toggle = (flag: (typeof FLAG_IDS)[number]) =>
    onAsk(lineOf({ ...query, is: query.is.includes(flag) ? query.is.filter((one) => one !== flag) : [...query.is, flag] }))
  return (
    <View className="stack">
      <TextInput label="找什么" placeholder="暖气、尾号 K7QM、单位:住建局" value={typed} max={MAX_LINE} onChange={setTyped} onDone={ask}>
        <View className="find__lens" {...pressable({ label: '找' }, ask)}>
          <Icon name="search" size={22} />
        </View>
      </TextInput>
      <View className="chips">
        {FLAG_IDS.map((flag) => (
          <Chip key={flag} text={FLAGS[flag].label} on={query.is.includes(flag)} onPress={() => toggle(flag)} />
        ))}
      </View>
      <View className="find__tools">
        <Button kind="line" small icon="filter" text="用表单找" onPress={onForm} />
        {onPhone && <Button kind="line" small icon="phone" text="按电话找" onPress={onPhone} />}
        {onSave && <Button kind="soft" small icon="plus" text="存成视图" onPress={onSave} />}
      </View>
    </View>
  )
}
