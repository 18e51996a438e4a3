import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { batchApi, type BatchView } from '../../../domain/api-batch'
import { ACTION_WORDS } from '../../../domain/reading/words-acting'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { useWhileShown } from '../../platform/inView'
import { call, CallFailed } from '../../remote/call'
import { NotLoaded } from '../../staff/NotLoaded'
import { back } from '../../staff/routes'
import { useStaff } from '../../staff/signedIn'
import '../../staff/staff.css'
import './index.css'
import { AbleCard, RefusedCard } from './Cards'
import { Recent } from './Recent'
import { Side } from './Side'
import { Sum } from './Sum'
import { batches, keyOf } from './store'

/** How often a batch that is being done is asked about. */
const RUNNING_MS = 2_000
const STILL_MS = 60_000

/** 成批办: what would become of each ticket, then doing it, then what came of it. Without an id: the latest ones. */
export default function BatchPage() {
  const { id } = useRouter().params
  const me = useStaff()
  return (
    <Page title="成批办" desk onBack={back}>
      {!me ? <StateView kind="loading" /> : id ? <Batch id={id} /> : <Recent />}
    </Page>
  )
}

function Batch({ id }: { id: string }) {
  const able = batches.use(keyOf(id, 'able'))
  const refused = batches.use(keyOf(id, 'refused'))
  const load = () => Promise.all([batches.load(keyOf(id, 'able'), true), batches.load(keyOf(id, 'refused'), true)])
  useWhileShown(() => void load(), able.data?.state === 'running' ? RUNNING_MS : STILL_MS)
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set())
  const { busy, start } = useStart(id, without, load)
  const toggle = (n: number) => {
    const next = new Set(without)
    if (!next.delete(n)) next.add(n)
    setWithout(next)
  }
  return (
    <Loaded of={able} trouble={NotLoaded} onRetry={() => void load()} rows={4}>
      {(batch) => (
        <View className="batch stack stack--4">
          <Sum batch={batch} without={without.size} />
          <View className="batch__sides">
            <View className="stack stack--4">
              {refused.data && <RefusedCard batch={refused.data} />}
              <AbleCard batch={batch} without={without} onToggle={toggle} />
            </View>
            <Side batch={batch} without={without.size} busy={busy} onStart={() => void start(batch)} />
          </View>
        </View>
      )}
    </Loaded>
  )
}

/** Starts it; what the network lost may be asked again, it is started once. */
function useStart(id: string, without: ReadonlySet<number>, load: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false)
  const start = async ({ action }: BatchView) => {
    if (busy) return
    setBusy(true)
    try {
      await call(batchApi.startBatch, { params: { id }, body: { without: [...without] } })
      await load()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      void Taro.showModal({
        title: '',
        content: `没有${ACTION_WORDS[action].button}：${failed.message}`,
        showCancel: false,
        confirmText: '知道了',
      })
    } finally {
      setBusy(false)
    }
  }
  return { busy, start }
}
