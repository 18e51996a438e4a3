import { View } from '@tarojs/components'
import { api } from '../../../domain/api'
import { numberWords } from '../../../domain/count'
import { PRIVACY } from '../../../domain/people/privacy'
import { LANGUAGES, type Language } from '../../../domain/words/languages'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { Segmented } from '../../components/Segmented'
import { Switch } from '../../components/Switch'
import { aria } from '../../platform/aria'
import { call } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { goTo } from '../../lib/goTo'
import { useWhileShown } from '../../platform/inView'
import { takeUp, useLastPlace } from '../../sending/drafts'
import { languageHere, speak } from '../../stores/language'
import { changeLook, type Look, useLook } from '../../stores/look'
import { fullCentreName, loadStart, useStart } from '../../stores/reference'
import { endSession, useSession } from '../../remote/session'
import { forgetTickets } from '../../stores/tickets'
import { useUnread } from '../../stores/unread'
import './index.css'

const DARK: { value: Look['dark']; text: string }[] = [
  { value: 'auto', text: '跟随手机' },
  { value: 'light', text: '浅色' },
  { value: 'dark', text: '深色' },
]

const SPOKEN = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, text: name }))

export default function MePage() {
  const me = useSession((session) => session.resident?.me)
  const isStaff = useSession((session) => Boolean(session.staff))
  const { care, dark } = useLook()
  const start = useStart().data
  useWhileShown(() => void loadStart(), 60_000)
  return (
    <Page title={say('我的')} narrow>
      <View className="me">
        <View className="me__face" {...aria({ hidden: true })}>
          <Icon name="me" size={28} />
        </View>
        <View className="me__words">
          <View className="title">{me ? (me.name ?? say('居民')) : say('还没有登录')}</View>
          <View
            className="small text-2 num"
            {...(me?.phone ? aria({ role: 'text', label: say('手机尾号 {digits}', { digits: me.phone.slice(-4) }) }) : {})}
          >
            {me ? masked(me.phone) : say('不登录也能先写，提交时再登录')}
          </View>
        </View>
        {!me && (
          <View className="me__button">
            <Button small text={say('登录')} onPress={goTo.signIn} />
          </View>
        )}
      </View>

      {me && <Messages />}

      <Section title={say('看得清')}>
        <Rows>
          <Switch
            icon="type"
            title={say('长辈版')}
            note={say('字大、按钮大、页面少')}
            on={care}
            onChange={(on) => changeLook({ care: on })}
          />
          <View className="me__dark">
            <View className="me__line">
              <Icon name="book" className="row__icon" />
              <View className="row__title">{say('语言')}</View>
            </View>
            <Segmented label={say('语言')} options={SPOKEN} value={languageHere()} onChange={(value) => void speak(value as Language)} />
          </View>
          <View className="me__dark">
            <View className="me__line">
              <Icon name="moon" className="row__icon" />
              <View className="row__title">{say('深色')}</View>
            </View>
            <Segmented
              label={say('深色')}
              options={DARK.map(({ value, text }) => ({ value, text: say(text) }))}
              value={dark}
              onChange={(value) => changeLook({ dark: value as Look['dark'] })}
            />
          </View>
        </Rows>
      </Section>

      <Section title={say('帮助和联系')}>
        <Rows>
          <Row icon="progress" title={say('我的进度')} note={say('报过的事，办到哪一步了')} onPress={goTo.progress} />
          <Row icon="book" title={say('找谁办')} note={say('区、街道、社区、网格员公开电话')} onPress={goTo.board} />
          <Row icon="search" title={say('凭查询码看进度')} note={say('匿名报的事')} onPress={goTo.code} />
          <Row icon="edit" title={say('投诉建议')} note={say('这个程序好不好用')} onPress={goTo.feedback} />
          <Row icon="shield" title={say('隐私与账号')} note={say('隐私规则、谁看过我的电话、导出、注销')} onPress={goTo.account} />
        </Rows>
      </Section>

      {me && (
        <Rows>
          <Row icon="lock" title={say('退出登录')} note={say('这部手机上的记录会清掉，报过的事都在')} onPress={() => void leave()} />
        </Rows>
      )}
      <Rows>
        <Row icon="gate" title={isStaff ? say('进入工作台') : say('工作人员入口')} onPress={() => goTo.worker(isStaff)} />
      </Rows>
      <View className="caption text-3 centre">
        {[start && say('{name}主办', { name: fullCentreName(start) }), say('隐私规则 {name}', { name: say(PRIVACY.name) })]
          .filter(Boolean)
          .join(' · ')}
      </View>
    </Page>
  )
}

function Messages() {
  const count = useUnread('resident')
  const value = count > 0 ? say('{count} 条没看', { count: numberWords(count) }) : undefined
  return (
    <Rows>
      <Row icon="bell" title={say('消息')} value={value} onPress={goTo.notices} />
    </Rows>
  )
}

/** What was not sent stays on the phone, for this account alone. The server is told, but one can leave without a network too. */
async function leave() {
  if (
    !(await confirmed(
      say('退出登录'),
      say('这部手机上存的进展会清掉，再登录就能看。没提交的草稿和没送出的留在手机里，只有您再登录才看得到、送得出。'),
      say('退出'),
      say('不退出'),
    ))
  )
    return
  await call(api.signOut, { body: {}, as: 'resident' }).catch(() => undefined)
  endSession('resident')
  forgetTickets('resident')
  takeUp()
  useLastPlace.setState({}, true)
}

const masked = (phone: string | null): string => (phone ? phone.replace(/^(\d{3}).*(\d{4})$/, '$1 **** $2') : say('微信登录，没有留电话'))
