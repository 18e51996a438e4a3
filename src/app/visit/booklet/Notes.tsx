import type { NoteView } from '../../../domain/api-visit'
import { STATE_WORDS } from '../../../domain/reading/words'
import { pastWords } from '../../../domain/reading/time'
import { NOTE_KINDS, OUTCOME_WORDS, WALL_WORDS } from '../../../domain/visit/note'
import { View } from '@tarojs/components'
import { Section } from '../../components/Section'
import { Row, Rows } from '../../components/Rows'
import { useNow } from '../../platform/inView'
import { toTicket } from '../../staff/routes'
import { dayOnly } from '../words'

/** 民情笔记: the visits, the newest first, and the cases they became. */
export function Notes({ notes }: { notes: readonly NoteView[] }) {
  if (notes.length === 0) return null
  return (
    <Section title="走访记录">
      <Rows>
        {notes.map((note) => (
          <OneNote key={note.id} note={note} />
        ))}
      </Rows>
    </Section>
  )
}

function OneNote({ note }: { note: NoteView }) {
  const now = useNow()
  const { kind, at, by, words, outcome, wall, promise, ticket, place, policy } = note
  const facts = [
    pastWords(at, now),
    by,
    place,
    outcome && OUTCOME_WORDS[outcome],
    wall && WALL_WORDS[wall],
    policy && outcome !== 'explain' && '讲了政策',
  ]
  const said = words ? [words.said, words.wanted, words.changed].filter(Boolean).join('；') : '写的话已经删了'
  return (
    <View className="row visit__note">
      <View className="row__words">
        <View className="row__title">{[NOTE_KINDS[kind].word, said].filter(Boolean).join('：')}</View>
        <View className="row__note">{facts.filter(Boolean).join(' · ')}</View>
        {promise && (
          <View className="row__note">
            答应：{promise.words}，{promise.keptAt === null ? `${dayOnly(promise.day, now)}前` : '做到了'}
          </View>
        )}
        {ticket && (
          <View className="visit__case">
            <Row
              icon="flag"
              title={`转成一件 ${ticket.number}`}
              note={STATE_WORDS.unit[ticket.state]}
              onPress={() => toTicket(ticket.id)}
            />
          </View>
        )}
      </View>
    </View>
  )
}
