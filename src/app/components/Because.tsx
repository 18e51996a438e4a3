import { View } from '@tarojs/components'
import { eventTitle } from '../../domain/reading/history-line'
import { pastWords } from '../../domain/reading/time'
import type { TimelineEntry } from '../../domain/ticket/views'
import type { Reader } from '../../domain/reading/words'
import { say } from '../../domain/words/say'
import { Notice } from './Notice'

interface BecauseProps {
  /** The line of history that explains where a ticket stands. */
  entry: TimelineEntry
  reader: Reader
  now: number
  /** It tells of a missed limit. */
  late?: boolean
}

/** Why it stands where it stands, beside the next step. */
export function Because({ entry, reader, now, late = false }: BecauseProps) {
  const title = eventTitle(entry, reader)
  const { unit, person } = entry.by
  const said = entry.text.replace(/\n/g, '；')
  return (
    <Notice
      kind={late ? 'danger' : 'plain'}
      icon={late ? 'warn' : 'flag'}
      text={said ? say('{title}：{text}', { title, text: said }) : title}
      strong={title}
    >
      <View className="caption text-3 num">{[pastWords(entry.at, now), unit, person].filter(Boolean).join(' · ')}</View>
    </Notice>
  )
}
