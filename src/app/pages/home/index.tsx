import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { numberWords } from '../../../domain/count'
import { BELONGS, yoursFirst } from '../../../domain/reading/mine'
import { say } from '../../../domain/words/say'
import { CategoryLattice } from '../../components/CategoryLattice'
import { Button } from '../../components/Button'
import { dial } from '../../components/EmergencyCard'
import { Icon } from '../../components/Icon'
import { MyTicket } from '../../components/MyTicket'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { UnsentNotice } from '../../components/UnsentNotice'
import { WhistleButton } from '../../components/WhistleButton'
import { WideShell } from '../../components/WideShell'
import { pressable } from '../../platform/aria'
import { leaveFirstView } from '../../lib/firstView'
import { goTo } from '../../lib/goTo'
import { useNow, useWhileShown } from '../../platform/inView'
import { tilesOf } from '../../components/tiles'
import { useWhomToCall } from '../../lib/whomToCall'
import { useLastPlace } from '../../sending/drafts'
import { useAnswered } from '../../sending/waiting'
import { toggleCare, useLook } from '../../stores/look'
import { loadCatalogue, loadStart, loadUnits, useCatalogue, useStart } from '../../stores/reference'
import { tokenOf, useSession } from '../../remote/session'
import { MINE, myTickets } from '../../stores/tickets'
import { LanguageOffer, OtherLanguage } from './Languages'
import './index.css'

const NUMBERS = ['119', '120', '110']

export default function HomePage() {
  const catalogue = useCatalogue()
  const care = useLook((look) => look.care)
  const start = useStart()
  useDidShow(leaveFirstView)
  useWhileShown(() => {
    void loadStart()
    void loadCatalogue()
    if (care || useLastPlace.getState().place) void loadUnits()
  }, 60_000)
  return (
    <Page title={say('市民吹哨')}>
      <WideShell
        kind="resident"
        left={
          <>
            <View className="home__top">
              <View className="home__where">
                <Icon name="pin" size={19} />
                <View className="home__place">{start.data?.district ?? say('您身边的事')}</View>
              </View>
              <OtherLanguage />
              <View className="home__care" {...pressable({ label: care ? say('换标准版') : say('长辈版，字大、按钮大') }, toggleCare)}>
                <Icon name="type" size={19} />
                {care ? say('换标准版') : say('长辈版')}
              </View>
            </View>
            <WhistleButton onPress={() => goTo.report()} offline={start.problem?.offline} />
            <View className="home__sos">
              {!care && <Icon name="phone" size={19} className="danger" />}
              <View>{care ? say('急事先打') : say('有危险，先打电话')}</View>
              {NUMBERS.map((number) => (
                <View key={number} className="home__number" {...pressable({ label: say('打 {number}', { number }) }, () => dial(number))}>
                  {number}
                </View>
              ))}
            </View>
            <CallSomeone care={care} />
            <LanguageOffer />
            <UnsentNotice />
            <MyLatest />
          </>
        }
        right={
          <Section title={say('选一类，直接说')}>
            <CategoryLattice tiles={tilesOf(catalogue)} onPress={goTo.report} />
          </Section>
        }
      />
    </Page>
  )
}

/** The ticket that waits for me, else my latest, or nothing at all before there is one. */
function MyLatest() {
  const isSignedIn = useSession((session) => Boolean(session.resident))
  const { data } = myTickets.use(MINE)
  const answered = useAnswered()
  const now = useNow()
  useWhileShown(() => {
    if (tokenOf('resident')) void myTickets.load(MINE)
  }, 30_000)
  const latest = data && yoursFirst(data.rows, answered)[0]
  if (!isSignedIn || !latest) return null
  const count = data.next ? numberWords(data.counts?.all ?? data.rows.length) : data.rows.length
  const isYours = BELONGS.you(latest, answered.includes(latest.id))
  return (
    <Section title={isYours ? say('该您了') : say('我最近的一件')} link={say('全部 {count} 件', { count })} onLink={goTo.progress}>
      <MyTicket ticket={latest} now={now} />
    </Section>
  )
}

/** A person to talk to, for whoever would rather say it; a whole button in 长辈版. */
function CallSomeone({ care }: { care: boolean }) {
  const { name, phone } = useWhomToCall()
  const words = say('打电话给{name}', { name })
  const why = say('不想打字？')
  if (care) return <Button kind="line" icon="phone" text={words} onPress={() => dial(phone)} />
  return (
    <View className="home__call" {...pressable({ label: `${why}${words}` }, () => dial(phone))}>
      {why}
      <View className="link">{words}</View>
    </View>
  )
}
