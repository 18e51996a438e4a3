import { useEffect, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import type { SignedIn } from '../../../domain/api'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { useSession } from '../../remote/session'
import { bindWechat, welcome } from '../../staff/signedIn'
import { decoded } from '../../staff/routes'
import { homeOf } from '../../staff/workplaces'
import { ChangePassword } from './ChangePassword'
import { Factor } from './Factor'
import { SignIn } from './SignIn'

/**
 * Staff sign in (登录): by account, by a bound WeChat, or by a tap on a name in the demo. A first password is changed before anything else,
 * and then the second factor (两步验证) set up or proved by those who owe it; `factor` opens it for whoever asks.
 */
export default function SigninPage() {
  const { back, to, change, factor } = useRouter().params
  const me = useSession((all) => all.staff?.me)
  const [old, setOld] = useState<string>()
  const [offer, setOffer] = useState(false)
  const [proved, setProved] = useState(false)
  const changing = me && (me.mustChangePassword || change)
  const proving = me && !changing && (me.factor !== undefined || (factor && !proved))

  const go = () => (back || change || factor ? void Taro.navigateBack() : void Taro.redirectTo({ url: nextUrl(to) }))
  const entered = (session: SignedIn, password?: string) => {
    setOld(password)
    welcome(session)
    if (session.me.mustChangePassword || session.me.factor) return
    if (process.env.TARO_ENV === 'weapp' && password && !session.me.wechatBound) setOffer(true)
    else go()
  }
  // whoever is signed in already has nothing to do here
  const [was] = useState(Boolean(me && !changing && !proving))
  useEffect(() => {
    if (was) void Taro.redirectTo({ url: nextUrl(to) })
  }, [was, to])

  if (offer) return <BindOffer onDone={go} />
  if (changing)
    return (
      <Page title="改密码" desk>
        <ChangePassword key="change" isFirst={me.mustChangePassword} old={old} onDone={entered} />
      </Page>
    )
  if (proving)
    return (
      <Page title="两步验证" desk>
        <Factor
          isOwed={me.factor !== undefined}
          onDone={() => {
            setProved(true)
            go()
          }}
        />
      </Page>
    )
  return (
    <Page title="工作人员登录" desk>
      <SignIn onDone={entered} />
    </Page>
  )
}

function BindOffer({ onDone }: { onDone: () => void }) {
  const [busy, setBusy] = useState(false)
  const bind = async () => {
    setBusy(true)
    await bindWechat()
    onDone()
  }
  return (
    <Page title="绑定微信" desk>
      <Notice kind="info" icon="check" text="登录好了。绑定这个微信，以后打开就能办，不用再输密码。换手机时在“账号”里重新绑定。" />
      <Button text="绑定这个微信" busy={busy && '正在绑定…'} onPress={bind} />
      <Button kind="line" text="先不绑" onPress={onDone} />
    </Page>
  )
}

/** To the ticket, or to what somebody was looking for (`find:…`) or came to register; else to their desk. */
function nextUrl(id?: string) {
  const me = useSession.getState().staff?.me
  const [, line] = /^find:(.*)$/.exec(decoded(id ?? '')) ?? []
  if (id === 'register') return '/intake/register/index'
  if (id === 'walk') return '/visit/walk/index'
  if (line) return `/worker/find/index?line=${encodeURIComponent(line)}`
  return id ? `/worker/ticket/index?id=${id}` : me ? homeOf(me) : '/worker/inbox/index'
}
