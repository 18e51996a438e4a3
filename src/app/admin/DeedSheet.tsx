import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ADMIN_ACTS } from '../../domain/admin/acts'
import { previewWords } from '../../domain/admin/words'
import { adminApi, Deed, type Preview } from '../../domain/api-admin'
import { kindsUnder } from '../../domain/admin/unit-kinds'
import { Button } from '../components/Button'
import { Notice } from '../components/Notice'
import { Sheet } from '../components/Sheet'
import { call, CallFailed } from '../remote/call'
import { useTry } from '../lib/useTry'
import type { Chosen, PersonalAct, Typed } from './chosen'
import { Fields } from './DeedFields'
import { loadAdminUnits, newUuid } from './stores'

/** One deed: its fields, what would follow, and the button that does or proposes it. */
export function DeedSheet({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { act, person, unit } = chosen
  const [typed, setTyped] = useState<Typed>(() => firstTyped(chosen))
  const asked = useRef({ deed: '', id: '' })
  const { busy, problem, run } = useTry()
  useEffect(() => void loadAdminUnits(), [])
  const deed = deedOf(chosen, typed)
  const preview = usePreview(deed)
  const row = ADMIN_ACTS[act]
  const send = async () => {
    if (!deed) return
    const isDone = await run(async () => {
      // another try of the same is the same
      if (asked.current.deed !== JSON.stringify(deed)) asked.current = { deed: JSON.stringify(deed), id: await newUuid() }
      const { done, moved } = await call(adminApi.beginDeed, { body: { id: asked.current.id, deed } })
      const went = moved > 0 ? `，${moved} 件转走了` : ''
      void Taro.showToast({ title: done ? `${row.done}${went}` : '提出了，等安全管理员同意', icon: 'none' })
    }, false)
    if (isDone) onClose()
  }
  const main = row.confirms ? `提出${row.name}` : row.name
  return (
    <Sheet
      open
      title={[row.name, person?.name ?? unit?.fullName].filter(Boolean).join(' · ')}
      onClose={onClose}
      busy={busy}
      foot={
        <Button
          text={main}
          busy={busy && '正在办…'}
          off={!deed}
          why={deed ? undefined : '还有没填的，或写法不对。'}
          onPress={() => void send()}
        />
      }
    >
      <Fields chosen={chosen} typed={typed} onChange={(change) => setTyped({ ...typed, ...change })} />
      <View className="small text-2">{row.says}</View>
      {preview.words.map((words) => (
        <Notice key={words} kind="warn" icon="flag" text={words} />
      ))}
      {row.confirms && <Notice kind="plain" icon="lock" text="提出以后先不动，安全管理员同意了才办。每一步都记进审计。" />}
      {(problem || preview.problem) && <Notice kind="danger" icon="warn" text={problem || preview.problem} />}
    </Sheet>
  )
}

const firstTyped = ({ person, unit }: Chosen): Typed => ({
  ...{ account: person?.account ?? '', name: unit?.name ?? '', from: person?.posts[0]?.unitId ?? '' },
  ...{ unitId: '', duty: '', kind: unit ? (kindsUnder(unit.kind)[0] ?? '') : '', code: unit ? `${unit.id}-` : '', successor: '' },
})

/** The deed these words make, or nothing while something lacks. */
function deedOf({ act, unit }: Chosen, { account, name, from, unitId, duty, kind, code, successor }: Typed): Deed | undefined {
  const to = { unitId, duty }
  const of = unit?.id ?? ''
  const made: Record<PersonalAct, object> = {
    add: { account, name, posts: [to] },
    give: { account, to },
    move: { account, from, to },
    leave: { account },
    password: { account },
    factor: { account },
    signOut: { account },
    rename: { unitId: of, name },
    addUnit: { unitId: code, kind, name, parentId: of },
    endUnit: { unitId: of, successorId: successor || null },
  }
  const needsPost = 'to' in made[act] || 'posts' in made[act]
  const checked = v.safeParse(Deed, { act, ...made[act] })
  return checked.success && !(needsPost && unitId === '') ? checked.output : undefined
}

/** What would follow; asked anew whenever the deed is another. */
function usePreview(deed: Deed | undefined): { words: string[]; problem: string } {
  const [told, setTold] = useState<{ words: string[]; problem: string }>({ words: [], problem: '' })
  const asked = deed ? JSON.stringify(deed) : ''
  useEffect(() => {
    setTold({ words: [], problem: '' })
    if (asked === '') return
    let isStill = true
    call(adminApi.previewDeed, { body: { deed: JSON.parse(asked) as Deed } })
      .then((preview: Preview) => isStill && setTold({ words: previewWords(preview), problem: '' }))
      .catch((failed: unknown) => {
        if (!(failed instanceof CallFailed)) throw failed
        if (isStill) setTold({ words: [], problem: failed.message })
      })
    return () => void (isStill = false)
  }, [asked])
  return told
}
