import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../domain/api'
import { superviseApi } from '../../domain/api-supervise'
import { numberWords } from '../../domain/count'
import { FEEDBACK_DUTIES } from '../../domain/people/feedback'
import { holdsOne, OVERSEEING } from '../../domain/people/actors'
import { Icon } from '../components/Icon'
import { Row, Rows } from '../components/Rows'
import { Sheet } from '../components/Sheet'
import { Switch } from '../components/Switch'
import { Live } from '../components/Timeline'
import { aria, pressable } from '../platform/aria'
import { CallFailed } from '../remote/call'
import { goTo } from '../lib/goTo'
import { useUnread } from '../stores/unread'
import { bindWechat, signOut } from './signedIn'
import { toBatches, toDeadLetters, toEmptyUnits, toFactor, toFeedback, toFind, toNotices, toWalk } from './routes'
import { useCommands } from './commands'
import { Palette } from './Palette'
import { switchSingleKeys, useSingleKeys } from './singleKeys'
import { belongsIn, type Workplace, workplacesOf } from './workplaces'
import './Account.css'

interface BarProps {
  me: Me
  title: string
  /** Which of the person's places this is. */
  at: Workplace
  onAccount: () => void
}

/** On a phone: back to the residents' side, which unit (WeChat has it in its own title bar), and who is signed in. */
export const PhoneBar = ({ me, title, at, onAccount }: BarProps) => (
  <View className="phonebar">
    <View className="phonebar__home" {...pressable({ label: '回居民端首页' }, goTo.home)}>
      <Icon name="home" />
    </View>
    <View className="phonebar__title" {...aria({ role: 'heading' })}>
      {process.env.TARO_ENV === 'h5' ? title : '居民端'}
    </View>
    {at !== 'find' && belongsIn(me, 'find') && (
      <View className="bell" {...pressable({ label: '检索' }, toFind)}>
        <Icon name="search" />
      </View>
    )}
    <Bell />
    <View className="phonebar__who" {...pressable({ label: `${me.name ?? ''}的账号` }, onAccount)}>
      <View>{me.name}</View>
      <Icon name="down" size={18} />
    </View>
  </View>
)

/** On a wide screen: the same along the top, and the ways to the person's other places. */
export function WideBar({ me, title, at, onAccount }: BarProps) {
  useCommands(() => [
    ...workplacesOf(me)
      .filter(({ id }) => id !== at)
      .map(({ name, icon, url }) => ({ group: '去哪里', title: name, icon, run: () => void Taro.redirectTo({ url }) })),
    { group: '去哪里', title: '成批办的', icon: 'list', run: toBatches },
    { group: '去哪里', title: '消息', icon: 'bell', run: toNotices },
    { group: '去哪里', title: '我的账号', icon: 'me', run: onAccount },
  ])
  return (
    <View className="widebar">
      <View className="widebar__mark" {...aria({ hidden: true })}>
        <View className="widebar__layer art-whistle" />
        <View className="widebar__layer widebar__layer--sound art-sound" />
      </View>
      <View className="widebar__name" {...aria({ role: 'heading' })}>
        市民吹哨 · {title}
      </View>
      <Live />
      <Palette />
      <Bell />
      {workplacesOf(me)
        .filter(({ id }) => id !== at)
        .map(({ id, name, url }) => (
          <View key={id} className="widebar__link" {...pressable({ label: name }, () => void Taro.redirectTo({ url }))}>
            {name}
          </View>
        ))}
      <View className="widebar__link" {...pressable({ label: '回居民端首页' }, goTo.home)}>
        居民端
      </View>
      <View className="widebar__link" {...pressable({ label: `${me.name ?? ''}的账号` }, onAccount)}>
        {me.name}
      </View>
    </View>
  )
}

/** Keys that act by themselves, for those whom they disturb. */
function SingleKeys() {
  const on = useSingleKeys((all) => all.on)
  return <Switch icon="type" title="单键快捷" note="J、K 上下走，X 勾选" on={on} onChange={switchSingleKeys} />
}

/** The way to the notices, with how many wait. */
function Bell() {
  const count = useUnread('staff')
  return (
    <View className="bell" {...pressable({ label: count > 0 ? `消息，${numberWords(count)} 条没看` : '消息' }, toNotices)}>
      <Icon name="bell" />
      {count > 0 && <View className="bell__count num">{numberWords(count)}</View>}
    </View>
  )
}

/** The account: bind this WeChat, change the password, sign out. */
export function AccountSheet({ me, open, onClose }: { me: Me; open: boolean; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const bind = async () => {
    setBusy(true)
    await bindWechat()
    setBusy(false)
    onClose()
  }
  const leave = async () => {
    const { confirm } = await Taro.showModal({
      title: '',
      content: '退出后，这个手机上存着的工单都会清掉；没送出的留着，您再登录就送。退出吗？',
      confirmText: '退出',
      cancelText: '不退',
    })
    if (confirm) await signOut()
  }
  const leaveEverywhere = async () => {
    const { confirm } = await Taro.showModal({
      title: '',
      content: '所有手机、电脑上都会退出，微信绑定也会解除，都要重新登录。手机丢了、在别人电脑上忘了退出，就用这个。',
      confirmText: '都退出',
      cancelText: '不退',
    })
    if (!confirm) return
    await signOut(true).catch((failed: unknown) => {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showModal({ title: '', content: `没有退出：${failed.message}`, showCancel: false, confirmText: '知道了' })
    })
  }
  return (
    <Sheet open={open} title={me.name ?? '账号'} onClose={onClose} busy={busy}>
      <View className="small text-2">{me.posts.map((post) => post.unit).join('、')}</View>
      <Rows>
        {workplacesOf(me).map(({ id, name, icon, url }) => (
          <Row key={id} icon={icon} title={name} onPress={() => void Taro.redirectTo({ url })} />
        ))}
        <Row icon="home" title="回居民端" onPress={goTo.home} />
        {me.posts.some(({ duty }) => duty === 'dispatcher') && (
          <>
            <Row
              icon="board"
              title="公示审核"
              note="居民同意公开的，看过再公开"
              onPress={() => void Taro.navigateTo({ url: '/supervise/publish/index' })}
            />
            <Row
              icon="flag"
              title="暂停提交"
              note="滥用的人，到哪天、为什么"
              onPress={() => void Taro.navigateTo({ url: '/supervise/bars/index' })}
            />
          </>
        )}
        {holdsOne(me.posts, OVERSEEING) && <Row icon="book" title="走访数" note="各社区去过多少户，只有数" onPress={toWalk} />}
        {process.env.TARO_ENV === 'weapp' && !me.wechatBound && (
          <Row icon="check" title="绑定这个微信" note="以后打开就能办，不用输密码" onPress={bind} />
        )}
        {holdsOne(me.posts, FEEDBACK_DUTIES) && <Row icon="edit" title="投诉建议" note="居民对这个程序说的，要回" onPress={toFeedback} />}
        {holdsOne(me.posts, superviseApi.deadLetters.duties) && (
          <Row icon="warn" title="没发出去的" note="几次都没发成的消息" onPress={toDeadLetters} />
        )}
        {holdsOne(me.posts, superviseApi.emptyUnits.duties) && (
          <Row icon="pin" title="没有人的单位" note="岗位都到期了的，件转到哪里" onPress={toEmptyUnits} />
        )}
        {process.env.TARO_ENV === 'h5' && <Row icon="list" title="成批办的" note="正在办的、办完的" onPress={toBatches} />}
        <Row
          icon="grid"
          title="现场二维码"
          note="贴在现场，居民一扫就填好地点"
          onPress={() => void Taro.navigateTo({ url: '/intake/scenes/index' })}
        />
        {process.env.TARO_ENV === 'h5' && <SingleKeys />}
        <Row icon="shield" title="两步验证" note="验证器和恢复码，看电话时要用" onPress={toFactor} />
        <Row icon="lock" title="改密码" onPress={() => void Taro.navigateTo({ url: '/worker/signin/index?change=1' })} />
        <Row icon="undo" title="退出登录" onPress={leave} />
        <Row icon="undo" title="所有设备都退出" note="手机丢了就用这个" onPress={leaveEverywhere} />
      </Rows>
    </Sheet>
  )
}
