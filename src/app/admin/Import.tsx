import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ADMIN_ACTS } from '../../domain/admin/acts'
import { adminApi, type SheetTried } from '../../domain/api-admin'
import { problemWords } from '../../domain/problems'
import type { Endpoint, ReplyOf } from '../../domain/api'
import { useSaving } from '../lib/useSaving'
import { useTry } from '../lib/useTry'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { Notice } from '../components/Notice'
import { formWith } from '../lib/saveFile'
import { aria } from '../platform/aria'
import { accept, CallFailed, headersFor, parsed, sentAs, urlOf } from '../remote/call'
import { toAdmin } from './Room'
import { newUuid } from './stores'

/** 导入人员: a sheet is tried first and nothing is changed; with every row right it is proposed, and another agrees. */
export function Import() {
  const [file, setFile] = useState<File>()
  const [told, setTold] = useState<SheetTried>()
  const id = useRef('')
  const { busy, problem, run } = useTry()
  const { state, save } = useSaving()
  const take = async () => {
    const chosen = await chosenFile()
    if (!chosen) return
    setFile(chosen)
    setTold(undefined)
    id.current = await newUuid()
    await run(async () => setTold(await sent(adminApi.trySheet, chosen)), false)
  }
  const send = () =>
    run(async () => {
      await sent(adminApi.beginImport, file!, { id: id.current })
      void Taro.showToast({ title: '提出了，等安全管理员同意', icon: 'none' })
      toAdmin('proposals')
    }, false)
  return (
    <View className="admin__text stack stack--4">
      <Card title="先试一遍，什么都不改" aside={file?.name ?? ''}>
        <View className="small text-2">一行是一个人的一个岗位。表头：姓名、账号、单位、职责。最多 5,000 行，.xlsx。</View>
        <View className="admin__acts">
          <Button
            small
            kind="line"
            icon="download"
            text="样表"
            onPress={() => void save({ endpoint: adminApi.sampleSheet, name: '人员样表.xlsx' })}
          />
          <Button small icon="plus" text={file ? '换改好的文件' : '选文件'} busy={busy && '正在读…'} onPress={() => void take()} />
        </View>
        {(problem || state.problem) && <Notice kind="warn" icon="warn" text={problem || state.problem} />}
      </Card>
      {told && (
        <>
          <Sum told={told} />
          {told.faults.length > 0 && (
            <Faults told={told} onSave={() => void save({ endpoint: adminApi.badRows, file: file!, name: '有错的行.xlsx' })} />
          )}
          <Proposing told={told} busy={busy} onSend={() => void send()} />
        </>
      )}
    </View>
  )
}

const PARTS = [
  ['added', '新增'],
  ['changed', '加岗位'],
  ['same', '和现在一样'],
  ['wrong', '有错'],
] as const

/** "318 = 264 + 35 + 12 + 7": every row is somewhere. */
function Sum({ told: { counts } }: { told: SheetTried }) {
  const total = PARTS.reduce((sum, [key]) => sum + counts[key], 0)
  return (
    <View className="admin__sum" {...aria({ role: 'group', label: '加得起来' })}>
      {[{ key: 'all', count: total, name: '行' }, ...PARTS.map(([key, name]) => ({ key, count: counts[key], name }))].map((one, index) => (
        <View key={one.key} className="admin__part">
          <View className={`admin__count num ${one.key === 'wrong' && one.count > 0 ? 'admin__count--wrong' : ''}`}>
            {index === 0 ? '' : index === 1 ? '= ' : '+ '}
            {one.count}
          </View>
          <View className="small text-2">{one.name}</View>
        </View>
      ))}
    </View>
  )
}

const Faults = ({ told: { counts, faults }, onSave }: { told: SheetTried; onSave: () => void }) => (
  <Card title={`${counts.wrong} 行有错`} aside="下载的文件多一列“错在哪”，改完原样传回">
    <View {...aria({ role: 'list', label: '有错的行' })}>
      {faults.map(({ row, column, value, fault }, index) => (
        <View key={index} className="admin__fault" {...aria({ role: 'listitem' })}>
          <View className="num text-2">第 {row} 行</View>
          <View>{column}</View>
          <View className="admin__count--wrong wrap">{value || '（空）'}</View>
          <View className="wrap">{fault}</View>
        </View>
      ))}
    </View>
    <Button small kind="line" icon="download" text={`只下 ${counts.wrong} 行错的`} onPress={onSave} />
  </Card>
)

function Proposing({ told: { counts }, busy, onSend }: { told: SheetTried; busy: boolean; onSend: () => void }) {
  const rows = counts.added + counts.changed
  const why = counts.wrong > 0 ? `全对才导：先改好 ${counts.wrong} 行。` : rows === 0 ? '没有要改的：每一行都和现在一样。' : ''
  return (
    <>
      <View className="small text-2">{ADMIN_ACTS.importPeople.says}</View>
      <Button text={`提出导入 ${rows} 行`} busy={busy && '正在送…'} off={why !== ''} why={why} onPress={onSend} />
    </>
  )
}

/** Sends the sheet; the answer is checked as any other. */
async function sent<E extends Endpoint>(endpoint: E, file: File, params: Record<string, string> = {}): Promise<ReplyOf<E>> {
  const pass = sentAs({ as: 'staff' })
  const { method } = endpoint
  const answer = await fetch(urlOf(endpoint, params), { method, headers: headersFor(pass, false), body: formWith(file) }).catch(
    () => undefined,
  )
  if (!answer) throw new CallFailed({ code: 'offline', message: problemWords('offline') }, 0)
  return accept(endpoint, answer.status, parsed(await answer.text()), pass)
}

/** Asks for one file; nothing when the person thought better of it. */
function chosenFile(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.xlsx'
  input.hidden = true
  // an old Safari forgets an input that is not in the page
  document.body.append(input)
  const picked = new Promise<File | undefined>((resolve) => {
    input.onchange = () => resolve(input.files?.[0])
    input.oncancel = () => resolve(undefined)
    input.click()
  })
  return picked.finally(() => input.remove())
}
