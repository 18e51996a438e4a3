import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { visitApi, type BookletView, type NoteView } from '../../../domain/api-visit'
import { addressOf, ERASED_WHY, ERASED_WORDS } from '../../../domain/visit/booklet'
import { NOTE_KINDS } from '../../../domain/visit/note'
import { Button } from '../../components/Button'
import { ChipGroup } from '../../components/Chips'
import { Notice } from '../../components/Notice'
import { Row, Rows } from '../../components/Rows'
import { Sheet } from '../../components/Sheet'
import { confirmed } from '../../platform/confirmed'
import { call, CallFailed } from '../../remote/call'
import { backToWalk } from '../routes'
import { booklets, loadWalk } from '../store'

interface EraseSheetProps {
  booklet: BookletView
  notes: readonly NoteView[]
  open: boolean
  onClose: () => void
  onEdit: () => void
}

/** 本人说不对: put it right, or erase it for good. */
export function EraseSheet({ booklet, notes, open, onClose, onEdit }: EraseSheetProps) {
  const [why, setWhy] = useState<(typeof ERASED_WHY)[number]>('asked')
  const [problem, setProblem] = useState<CallFailed>()
  const failed = (failure: unknown) => {
    if (!(failure instanceof CallFailed)) throw failure
    setProblem(failure)
  }
  const eraseOne = async ({ id, words }: NoteView) => {
    if (!(await confirmed('删掉这次写的话？', words?.said ?? '', '删掉', '留着'))) return
    await call(visitApi.eraseNote, { params: { id }, body: { why } }).then(() => booklets.load(booklet.id, true), failed)
  }
  const erase = async () => {
    if (!(await confirmed('删掉这一册？', `${addressOf(booklet)}的册子和每次走访写的话都删掉，找不回来。`, '删掉', '留着'))) return
    try {
      await call(visitApi.eraseBooklet, { params: { id: booklet.id }, body: { why } })
      void Taro.showToast({ title: '删掉了', icon: 'none' })
      void loadWalk()
      onClose()
      backToWalk()
    } catch (failure) {
      failed(failure)
    }
  }
  const change = () => {
    onClose()
    onEdit()
  }
  return (
    <Sheet
      open={open}
      title="本人说不对"
      onClose={onClose}
      foot={
        <>
          <Button icon="edit" text="哪里不对就改" onPress={change} />
          <Button kind="danger" text="整册删掉" onPress={() => void erase()} />
        </>
      }
    >
      <View className="small text-2">说不要记的，当场就删。删掉的连备份恢复也回不来；转成的事照样办。</View>
      <ChipGroup
        label="为什么删"
        value={why}
        options={ERASED_WHY.map((value) => ({ value, text: ERASED_WORDS[value] }))}
        onChange={(value) => setWhy(value as typeof why)}
      />
      <Rows>
        {notes
          .filter(({ words }) => words !== null)
          .map((note) => (
            <Row
              key={note.id}
              title={note.words?.said || NOTE_KINDS[note.kind].word}
              value="只删这次"
              onPress={() => void eraseOne(note)}
            />
          ))}
      </Rows>
      {problem && <Notice kind="danger" icon="warn" text={problem.message} />}
    </Sheet>
  )
}
