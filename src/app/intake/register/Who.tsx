import { View } from '@tarojs/components'
import { spokenPhone } from '../../../domain/people/claim'
import { isPhone, readPhone } from '../../../domain/people/phone'
import { sourceRow } from '../../../domain/report/sources'
import type { Identity } from '../../../domain/ticket/ticket'
import { Chip } from '../../components/Chips'
import { Field } from '../../components/Field'
import { Segmented } from '../../components/Segmented'
import { TextInput } from '../../components/TextInput'
import { aria } from '../../platform/aria'
import { CONSENT, FILE, focusOn, PHONE } from './focus'
import type { Form } from './useRegistration'

const IDENTITIES = [
  { value: 'named', text: '实名' },
  { value: 'sealed', text: '保密' },
  { value: 'anonymous', text: '不留姓名' },
]

/** Who told of it: name, number to read back, what may be seen of them, and that they agreed. None on a round or from the media. */
export function Who({ form: { draft, change, wrong } }: { form: Form }) {
  const row = sourceRow(draft.source)
  const asks = row.reporter !== 'none' && draft.identity !== 'anonymous'
  return (
    <>
      {row.document && (
        <Field label="文号" error={wrong.document} id="field-document">
          <TextInput label="文号" max={40} value={draft.document} error={wrong.document} onChange={(document) => change({ document })} />
        </Field>
      )}
      {row.reporter !== 'none' && (
        <Field label="谁反映的" aside={row.reporter === 'may' ? '没有就空着' : undefined} error={wrong.behalf} id="field-behalf">
          {asks && <Told draft={draft} change={change} />}
          <Segmented
            label="姓名给谁看"
            options={IDENTITIES}
            value={draft.identity}
            onChange={(identity) => change({ identity: identity as Identity })}
          />
          <View className="caption text-3">{IDENTITY_SAYS[draft.identity]}</View>
        </Field>
      )}
      {asks && (
        <Field label="问过本人" error={wrong.consent ?? wrong.errand} id="field-consent">
          <View className="chips">
            <Chip text="同意代为登记" on={draft.consent} onPress={() => change({ consent: !draft.consent })} />
            {row.errand && <Chip text="信访代办" on={draft.errand} onPress={() => change({ errand: !draft.errand })} />}
          </View>
          {draft.errand && <View className="caption text-3">您是代办人：由您跟到底，办结了您去告诉本人。</View>}
        </Field>
      )}
    </>
  )
}

const IDENTITY_SAYS: Record<Identity, string> = {
  named: '要看电话的人写了原因才看得到姓名和号码，区中心能按号码找到这件。',
  sealed: '谁也看不到姓名；在办的网格员和区中心写了原因才看得到号码。按号码找不到，记住编号。',
  anonymous: '不记姓名和号码，没法回电话。',
}

function Told({ draft, change }: Pick<Form, 'draft' | 'change'>) {
  const phone = readPhone(draft.phone)
  return (
    <>
      <TextInput
        label="姓名"
        placeholder="姓名"
        fill="off"
        max={20}
        value={draft.name}
        onChange={(name) => change({ name })}
        onDone={() => focusOn(PHONE)}
      />
      <TextInput
        label="手机号"
        placeholder="手机号"
        kind="tel"
        fill="off"
        value={draft.phone}
        onChange={(typed) => change({ phone: typed })}
        onDone={() => focusOn(CONSENT, FILE)}
      />
      {phone !== '' && (
        <View className={`register__read ${isPhone(phone) ? '' : 'register__read--short'}`} {...aria({ live: 'polite' })}>
          <View className="register__digits num">{spokenPhone(phone)}</View>
          <View className="caption text-2">{isPhone(phone) ? '念一遍，请他对一对' : `${phone.length} 位，还不是手机号`}</View>
        </View>
      )}
    </>
  )
}
