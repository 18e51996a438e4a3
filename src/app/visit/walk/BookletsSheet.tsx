import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { visitApi, type Door } from '../../../domain/api-visit'
import { pastWords } from '../../../domain/reading/time'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { StateView } from '../../components/StateView'
import { TextInput } from '../../components/TextInput'
import { useNow } from '../../platform/inView'
import { call, CallFailed } from '../../remote/call'
import { toBooklet, toNewBooklet } from '../routes'
import { titleOf } from '../words'

/** All booklets of one's grids, found by a piece of the address or of the name; and the way to begin one. */
export function BookletsSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const now = useNow()
  const [typed, setTyped] = useState('')
  const { rows, more, problem, load } = useDoors(open)
  const wanted = typed.trim()
  const shown = (rows ?? []).filter((row) => titleOf(row).replace(/\s/g, '').includes(wanted.replace(/\s/g, '')))
  const go = (way: () => void) => {
    onClose()
    way()
  }
  return (
    <Sheet open={open} title="找册子" onClose={onClose} foot={<Button icon="plus" text="新建一本" onPress={() => go(toNewBooklet)} />}>
      <TextInput label="楼号、门牌或称呼" placeholder="楼号、门牌或称呼" value={typed} max={30} onChange={setTyped} />
      {problem && <Notice kind="danger" icon="warn" text={problem.message} link="再试一次" onLink={() => void load()} />}
      {!rows && !problem && <StateView kind="loading" rows={1} />}
      {rows && shown.length === 0 && <View className="small text-2">没有对得上的。</View>}
      <Rows>
        {shown.map((row) => (
          <Row
            key={row.id}
            title={titleOf(row)}
            note={`${row.grid} · ${row.lastAt === null ? '还没去过' : `上次 ${pastWords(row.lastAt, now)}`}`}
            onPress={() => go(() => toBooklet(row.id))}
          />
        ))}
      </Rows>
      {more && <Button kind="soft" text="看更多" onPress={() => void load(more)} />}
    </Sheet>
  )
}

/** Asked for each time the sheet opens, page by page; nothing of it stays in the phone. */
function useDoors(open: boolean) {
  const [rows, setRows] = useState<Door[]>()
  const [more, setMore] = useState<string | null>(null)
  const [problem, setProblem] = useState<CallFailed>()
  const load = async (after?: string) => {
    setProblem(undefined)
    try {
      const page = await call(visitApi.booklets, { query: { after } })
      setRows((before) => [...((after && before) || []), ...page.rows])
      setMore(page.next)
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed)
    }
  }
  useEffect(() => {
    setRows(undefined)
    if (open) void load()
  }, [open])
  return { rows, more, problem, load }
}
