import Taro from '@tarojs/taro'
import { TYPED_MAX } from '../../../domain/people/phone'
import { IDENTITIES, type Identity } from '../../../domain/ticket/ticket'
import { IDENTITY_WORDS } from '../../../domain/reading/words-acting'
import { say } from '../../../domain/words/say'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Rows } from '../../components/Rows'
import { Segmented } from '../../components/Segmented'
import { Switch } from '../../components/Switch'
import { TextInput } from '../../components/TextInput'
import { changeDraft, draftNow, useDraft } from '../../sending/drafts'
import { newCode } from '../../sending/unsavedCodes'
import { takeCode } from '../../remote/session'

/** 谁能看到您是谁: 实名, 保密 or 匿名. An anonymous report has its query code from here on, before anything is sent. */
export function Who({ onSender }: { onSender: (as: 'resident' | 'code') => void }) {
  const identity = useDraft((draft) => draft.identity)
  const choose = async (next: Identity) => {
    if (next === identity) return
    const isAnonymous = next === 'anonymous'
    // it may have arrived: as somebody else's it would be filed twice
    if (draftNow().requestId && isAnonymous !== (identity === 'anonymous'))
      return void Taro.showToast({ title: say('已经送过一次，不能再换匿名'), icon: 'none' })
    const code = isAnonymous ? (draftNow().code ?? (await newCode())) : undefined
    if (code) takeCode(code)
    changeDraft({ identity: next, code, ...(isAnonymous && { behalf: undefined }) })
    if (isAnonymous !== (identity === 'anonymous')) onSender(isAnonymous ? 'code' : 'resident')
  }
  return (
    <Field label={say('谁能看到您是谁')} id="field-identity">
      <Segmented
        label={say('谁能看到您是谁')}
        options={IDENTITIES.map((value) => ({ value, text: say(IDENTITY_WORDS[value].name) }))}
        value={identity}
        onChange={(value) => void choose(value as Identity)}
      />
      <Notice icon="lock" text={say(IDENTITY_WORDS[identity].who)} />
      {identity === 'anonymous' && (
        <Notice
          kind="warn"
          icon="warn"
          text={say('不用登录。提交后给您一个查询码，请存好：只有凭它看进度、补充和评价，丢了谁也找不回。字和照片里也别写自己是谁。')}
        />
      )}
    </Field>
  )
}

/** 代办: filed for somebody in the family, whose report it then is. */
export function Behalf({ error, onChange }: { error?: string; onChange: () => void }) {
  const { behalf, identity } = useDraft()
  if (identity === 'anonymous') return null
  const write = (change: { name?: string; phone?: string }) => {
    changeDraft({ behalf: { name: '', phone: '', ...behalf, ...change } })
    onChange()
  }
  return (
    <Field label={say('替谁报')} id="field-behalf" error={error}>
      <Rows>
        <Switch
          icon="me"
          title={say('替家人报')}
          note={say('事算家人的，由家人评价；您也能看进度、补充、催办')}
          on={behalf !== undefined}
          onChange={(on) => (on ? write({}) : changeDraft({ behalf: undefined }))}
        />
      </Rows>
      {behalf && (
        <>
          <TextInput
            label={say('家人的姓名')}
            placeholder={say('家人的姓名')}
            max={20}
            value={behalf.name}
            onChange={(name) => write({ name })}
          />
          <TextInput
            label={say('家人的手机号')}
            placeholder={say('家人的手机号，登录就能看到')}
            kind="tel"
            max={TYPED_MAX}
            value={behalf.phone}
            onChange={(phone) => write({ phone })}
          />
        </>
      )}
    </Field>
  )
}
