import { View } from '@tarojs/components'
import { isCreditCode } from '../../../domain/visit/firm'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { TextInput } from '../../components/TextInput'
import { WRONG } from '../words'
import type { Draft } from './useEdit'

const MOST = 3

interface EditFirmProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** A firm's code, checked by its last letter, and whom to turn to there, by what they do. */
export function EditFirm({ draft: { creditCode, contacts }, change }: EditFirmProps) {
  const isOff = creditCode.length >= 18 && !isCreditCode(creditCode)
  const put = (at: number, part: Partial<Draft['contacts'][number]>) =>
    change({ contacts: contacts.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <>
      <Field label="统一社会信用代码" error={isOff ? WRONG.creditCode : undefined}>
        <TextInput label="统一社会信用代码" max={30} value={creditCode} onChange={(code) => change({ creditCode: code })} />
      </Field>
      <Field label="找谁" aside="按岗位，留单位电话">
        <View className="stack">
          {contacts.map((one, at) => (
            <View key={at} className="columns-2">
              <TextInput label="岗位" placeholder="店长" max={20} value={one.role} onChange={(role) => put(at, { role })} />
              <TextInput
                kind="tel"
                label="单位电话"
                placeholder="电话"
                max={20}
                value={one.phone}
                onChange={(phone) => put(at, { phone })}
              />
            </View>
          ))}
          {contacts.length < MOST && (
            <Button
              kind="line"
              small
              icon="plus"
              text="加一个"
              onPress={() => change({ contacts: [...contacts, { role: '', phone: '' }] })}
            />
          )}
        </View>
      </Field>
    </>
  )
}
