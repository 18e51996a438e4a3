import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { publicityApi } from '../../../domain/api-publicity'
import { NEVER_PUBLIC_WORDS, PUBLICITY_WORDS } from '../../../domain/publication/words'
import { say } from '../../../domain/words/say'
import { Row, Rows } from '../../components/Rows'
import { Switch } from '../../components/Switch'
import { call, CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { onNetworkBack } from '../../platform/network'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const publicity = remote((id) => call(publicityApi.publicity, { params: { id } }))
onForget(() => publicity.forget())

/** 公开: whether this may be shown to everybody, what became of it, and the say of whoever filed it; taken back, it is gone at once. */
export function Publicity({ id }: { id: string }) {
  const { data } = publicity.use(id)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const load = () => void publicity.load(id)
    load()
    return onNetworkBack(load)
  }, [id])
  if (!data) return null
  if (!data.possible)
    return (
      <Rows>
        <Row icon="lock" title={say(PUBLICITY_WORDS.none.title)} note={say(NEVER_PUBLIC_WORDS)} />
      </Rows>
    )
  const { title, note } = PUBLICITY_WORDS[data.consent ? (data.state ?? 'none') : data.state === 'withdrawn' ? 'withdrawn' : 'none']
  const change = async (consent: boolean) => {
    if (
      !consent &&
      !(await confirmed(say('不再公开这件事'), say('马上就从“公开”里拿掉。再公开要重新审核。'), say('不再公开'), say('还是公开')))
    )
      return
    setBusy(true)
    await send(id, consent)
    setBusy(false)
  }
  return (
    <Rows>
      <Switch
        icon="board"
        title={say('同意公开这件事')}
        note={say('{title}。{note}', { title: say(title), note: data.reason || say(note) })}
        on={data.consent}
        off={busy}
        onChange={(on) => void change(on)}
      />
      {data.caseId && (
        <Row icon="eye" title={say('看公开的样子')} onPress={() => void Taro.navigateTo({ url: `/board/case/index?id=${data.caseId}` })} />
      )}
    </Rows>
  )
}

async function send(id: string, consent: boolean) {
  try {
    publicity.put(id, await call(publicityApi.consent, { params: { id }, body: { consent } }))
  } catch (failed) {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showModal({ title: '', content: failed.message, showCancel: false, confirmText: say('知道了') })
  }
}
