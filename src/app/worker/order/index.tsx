import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '../../components/Button'
import { Foot } from '../../components/Foot'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useSession } from '../../remote/session'
import { tickets } from '../../stores/tickets'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { printNoted } from '../print'
import { Paper } from './Paper'

/** One 交办单 as it goes on paper: A4, one page; in WeChat it is only shown. */
export default function OrderPage() {
  const { id = '', n = '1' } = useRouter().params
  useStaff(id)
  const found = tickets('staff').use(id)
  const ticket = found.data
  const token = useSession((all) => all.staff?.token)
  const load = () => void tickets('staff').load(id, true)
  useEffect(() => void (token && tickets('staff').load(id)), [id, token])
  const work = ticket && 'orders' in ticket ? ticket : undefined
  const order = work?.orders[Number(n) - 1]
  const canPrint = process.env.TARO_ENV === 'h5' && order !== undefined
  return (
    <Page title="交办单" desk onBack={() => back(id)} foot={canPrint && <Print id={id} />}>
      <Loaded
        of={found}
        trouble={NotLoaded}
        onRetry={load}
        rows={2}
        instead={!order && (ticket || found.problem?.status === 404) && <NoOrder onBack={() => back(id)} />}
      >
        {() => work && order && <Paper ticket={work} order={order} times={Number(n)} />}
      </Loaded>
    </Page>
  )
}

const NoOrder = ({ onBack }: { onBack: () => void }) => (
  <StateView kind="empty" title="没有这张交办单" text="可能转给了别的单位，或者链接不对。" button="回这一件" onPress={onBack} />
)

const Print = ({ id }: { id: string }) => (
  <View className="paper__print">
    <Foot main={<Button icon="print" text="打印" onPress={() => void printNoted(id, 'order')} />} note="A4 纸，一页；谁打的会记下来" />
  </View>
)

const back = (id: string) =>
  Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : void Taro.redirectTo({ url: `/worker/ticket/index?id=${id}` })
