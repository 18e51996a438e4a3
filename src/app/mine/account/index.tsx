import { useState } from 'react'
import Taro from '@tarojs/taro'
import { accountApi, type Account } from '../../../domain/api-account'
import { dayOf } from '../../../domain/calendar/workdays'
import { TEXTS } from '../../../domain/notices/texts'
import { PRIVACY } from '../../../domain/people/privacy'
import { FIELDS } from '../../../domain/ticket/fields'
import { pastWords, whenWords } from '../../../domain/reading/time'
import { say } from '../../../domain/words/say'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Row, Rows } from '../../components/Rows'
import { Section } from '../../components/Section'
import { SignInFirst } from '../../components/SignInFirst'
import { Switch } from '../../components/Switch'
import { call, CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { downloadFile } from '../../remote/download'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { keepAccount, loadAccount, useAccount } from '../../stores/account'
import { loadStart } from '../../stores/reference'
import { takeUp } from '../../sending/drafts'
import { endSession, tokenOf, useSession } from '../../remote/session'
import { forgetTickets } from '../../stores/tickets'

const MOST_TEXTS = TEXTS.asYouAsked.aDay

/** 隐私与账号: who saw my phone, my consent, everything of mine in one file, leaving. */
export default function AccountPage() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  const account = useAccount()
  useWhileShown(() => {
    void loadStart()
    if (tokenOf('resident')) void loadAccount(true)
  }, 60_000)
  return (
    <Page title={say('隐私与账号')} narrow>
      <Rows>
        <Row
          icon="shield"
          title={say('隐私规则')}
          note={say('{name}，收什么、谁能看、留多久', { name: say(PRIVACY.name) })}
          onPress={goTo.privacy}
        />
      </Rows>
      <Loaded
        of={account}
        onRetry={() => void loadAccount(true)}
        title={say('正在取您的账号')}
        instead={!isSignedIn && <SignInFirst what={say('谁看过您的电话，导出或注销账号')} />}
      >
        {(mine) => <Mine account={mine} />}
      </Loaded>
    </Page>
  )
}

function Mine({ account }: { account: Account }) {
  const now = useNow()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<CallFailed>()
  /** weapp: hands what was fetched to a chat. */
  const [share, setShare] = useState<() => void>()

  /** One thing at a time; what needs a fresh sign-in leads there, and is then pressed once more. */
  const run = async (work: () => Promise<Account | void>) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      const after = await work()
      if (after) keepAccount(after)
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      if (problem.problem.code !== 'signInAgain') return setFailure(problem)
      if (await confirmed(say('请再登录一次'), say('这一步要核实是您本人。登录后回到这里，再点一次。'), say('去登录'), say('先不')))
        goTo.signIn()
    } finally {
      setBusy(false)
    }
  }
  const withdraw = async () => {
    if (await confirmed(say('撤回同意'), say('报过的事照常办完，不再收您新的信息；下次提交前再问您一次。'), say('撤回'), say('不撤')))
      await run(() => call(accountApi.withdrawConsent, { body: {} }))
  }
  const agree = () => run(() => call(accountApi.giveConsent, { body: { version: PRIVACY.version } }))
  const takeAll = () =>
    run(async () => {
      void Taro.showToast({ title: say('正在准备…'), icon: 'none' })
      const share = await downloadFile(accountApi.exportMine, `chuishao-${dayOf(now)}.zip`, 'resident')
      setShare(() => share)
    })
  const leave = async () => {
    if (await confirmed(say('注销账号'), say(LEAVING), say('注销'), say('不注销'))) await run(() => call(accountApi.leave, { body: {} }))
  }
  const stay = () => run(() => call(accountApi.stay, { body: {} }))

  const leaveEverywhere = async () => {
    if (
      !(await confirmed(
        say('所有手机都退出'),
        say('这里和别的手机、电脑上都会退出，要用验证码或微信重新登录。没提交的草稿和没送出的留在各自的手机里。'),
        say('退出'),
        say('不退出'),
      ))
    )
      return
    await run(async () => {
      await call(accountApi.signOutEverywhere, { body: {}, as: 'resident' })
      endSession('resident')
      forgetTickets('resident')
      takeUp()
    })
  }

  return (
    <>
      {account.leaving && (
        <Notice
          kind="warn"
          icon="clock"
          text={say('您申请了注销，{when} 后删除姓名、电话和登录标识。在这之前都可以反悔。', {
            when: whenWords(account.leaving.dueAt, now),
          })}
          link={say('不注销了')}
          onLink={() => void stay()}
        />
      )}
      {failure && <Notice kind="danger" icon="warn" text={failure.problem.message} />}
      <Looks account={account} now={now} />
      <Section title={say('登录和手机号')}>
        <Rows>
          <Row
            icon="phone"
            title={account.phone ? say('换手机号') : say('加上手机号')}
            note={account.phone ? say('现在是 {phone}', { phone: account.phone }) : say('现在没有手机号，微信丢了就登不回来')}
            onPress={goTo.number}
          />
          <Switch
            icon="bell"
            title={say('短信告诉我')}
            note={account.phone ? say('要您补充、办结了、不受理；一天最多 {count} 条', { count: MOST_TEXTS }) : say('先加上手机号')}
            on={account.texts}
            off={!account.phone}
            onChange={(on) => void run(() => call(accountApi.askTexts, { body: { on } }))}
          />
          <Row icon="list" title={say('认领代登记的事')} note={say('打电话、去窗口登记的')} onPress={goTo.claim} />
          <Row
            icon="undo"
            title={say('所有手机都退出')}
            note={say('现在 {count} 处登录着，手机丢了就用这个', { count: account.sessions })}
            onPress={() => void leaveEverywhere()}
          />
        </Rows>
      </Section>
      <Section title={say('我的信息我做主')}>
        <Rows>
          <Row
            icon="download"
            title={say('导出我的全部记录')}
            note={share ? say('备好了，再点一下发到聊天') : say('文字、照片、每一步经过，一个文件')}
            onPress={() => (share ? share() : void takeAll())}
          />
          {account.consent ? (
            <Row
              icon="undo"
              title={say('撤回同意')}
              note={say('{when} 同意了{version}隐私规则', {
                when: pastWords(account.consent.at, now),
                version: account.consent.version === PRIVACY.version ? say(PRIVACY.name) : say('旧版'),
              })}
              onPress={() => void withdraw()}
            />
          ) : (
            <Row
              icon="check"
              title={say('同意隐私规则')}
              note={say('现在没有同意，提交前要先同意{name}', { name: say(PRIVACY.name) })}
              onPress={() => void agree()}
            />
          )}
          {!account.leaving && (
            <Row icon="lock" title={say('注销账号')} note={say('15 个工作日内删除，在办的接着办')} onPress={() => void leave()} />
          )}
        </Rows>
      </Section>
    </>
  )
}

const LEAVING =
  '15 个工作日后删掉您的姓名、电话和登录标识，这期间可以反悔。报过的事接着办、留着，但不再知道是谁报的，您也看不到了。已经公开的留在公开页上，没有身份；还没公开的不再公开。要收回或要留一份，请先办。'

function Looks({ account: { looks }, now }: { account: Account; now: number }) {
  const reasons = FIELDS.callReason.options
  return (
    <Section title={say('谁看过我的电话')} aside={looks.length > 0 ? say('{count} 次', { count: looks.length }) : undefined}>
      {looks.length === 0 ? (
        <Notice icon="eye" text={say('还没有人看过。谁看、为什么看，都会记在这里。')} />
      ) : (
        <Rows>
          {looks.map(({ ticketId, title, at, unit, person, reason }) => (
            <Row
              key={`${ticketId} ${at}`}
              icon="eye"
              title={[unit, person].filter(Boolean).join(' ')}
              note={`${pastWords(at, now)} · ${say(reasons[reason])} · ${title}`}
              onPress={() => goTo.ticket(ticketId)}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
