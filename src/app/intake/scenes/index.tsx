import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { sceneStaffApi, type SceneRow } from '../../../domain/api-scene-staff'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { Button } from '../../components/Button'
import { Loaded } from '../../components/Loaded'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { StateView } from '../../components/StateView'
import { call, CallFailed } from '../../remote/call'
import { confirmed } from '../../platform/confirmed'
import { loadCatalogue, loadStart, loadUnits, useCatalogue } from '../../stores/reference'
import { NotLoaded } from '../../staff/NotLoaded'
import { useStaff } from '../../staff/signedIn'
import { NewScene } from './NewScene'
import { SceneCard } from './SceneCard'
import { PrintSheet } from './PrintSheet'
import './index.css'

/** 现场二维码: codes for a grid or a thing in it; scanned, they open the form with the place filled in. Printed on a sheet in a browser. */
export default function ScenesPage() {
  const me = useStaff()
  return (
    <Page title="现场二维码" narrow>
      {me ? <Scenes me={me} /> : <StateView kind="loading" />}
    </Page>
  )
}

function Scenes({ me }: { me: Me }) {
  const catalogue = useCatalogue()
  const [rows, setRows] = useState<SceneRow[]>()
  const [next, setNext] = useState<string | null>(null)
  const [problem, setProblem] = useState<CallFailed>()
  const [making, setMaking] = useState(false)

  const failed = (failure: unknown) => {
    if (!(failure instanceof CallFailed)) throw failure
    setProblem(failure)
  }
  const load = () =>
    call(sceneStaffApi.scenes, { query: { after: undefined } }).then((page) => {
      setRows(page.rows)
      setNext(page.next)
      setProblem(undefined)
    }, failed)
  const more = async () => {
    if (!next) return
    const page = await call(sceneStaffApi.scenes, { query: { after: next } }).catch(failed)
    if (!page) return
    setRows((all) => [...(all ?? []), ...page.rows.filter((row) => !all?.some((old) => old.code === row.code))])
    setNext(page.next)
  }
  const end = async ({ code, words }: SceneRow) => {
    if (!(await confirmed(`停用“${words}”的码`, '贴出去的就扫不开了，不能恢复。', '停用', '不停用'))) return
    await call(sceneStaffApi.endScene, { params: { code }, body: {} }).then(load, failed)
  }
  const aboutOf = ({ unit, category, item }: SceneRow) =>
    [unit.name, category && categoryOf(catalogue, category).name, category && item && itemOf(categoryOf(catalogue, category), item).name]
      .filter(Boolean)
      .join(' · ')

  useDidShow(() => {
    void loadStart()
    void loadUnits()
    void loadCatalogue()
    void load()
  })
  useReachBottom(() => void more())

  if (!rows) return <Loaded of={{ problem }} trouble={NotLoaded} onRetry={() => void load()} />
  return (
    <>
      <View className="scenes stack stack--4">
        <Notice kind="info" icon="grid" text="贴在路灯、垃圾站、电梯旁。居民一扫，地点就填好了。" />
        {problem && <Notice kind="danger" icon="warn" text={problem.message} />}
        <Button icon="plus" text="做一个码" onPress={() => setMaking(true)} />
        {process.env.TARO_ENV === 'h5' && rows.length > 0 && (
          <Button kind="line" text={`打印这 ${rows.length} 个`} onPress={() => window.print()} />
        )}
        {rows.length === 0 && <StateView kind="empty" title="还没有码" text="先做一个：选网格，写一句在哪里。" />}
        {rows.map((row) => (
          <SceneCard key={row.code} scene={row} about={aboutOf(row)} onEnd={() => void end(row)} onFailure={failed} />
        ))}
        {next && <Button kind="soft" text="看更多" onPress={() => void more()} />}
      </View>
      <NewScene
        me={me}
        open={making}
        onClose={() => setMaking(false)}
        onMade={(row) => {
          setMaking(false)
          setRows((all) => [row, ...(all ?? [])])
        }}
      />
      {process.env.TARO_ENV === 'h5' && <PrintSheet rows={rows} />}
    </>
  )
}
