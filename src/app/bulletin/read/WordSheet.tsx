import { useState } from 'react'
import type { BulletinView } from '../../../domain/api-bulletin'
import type { Paragraph } from '../../../domain/bulletin/draft'
import { MAX_WORDS } from '../../../domain/bulletin/said'
import { marked, unmarked } from '../../../domain/bulletin/slots'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { TextArea } from '../../components/TextArea'
import { useTry } from '../../lib/useTry'
import { word } from './store'

/** 改字: the words of one sentence; the numbers stand in marks and stay. */
export function WordSheet({ view, of, onClose }: { view: BulletinView; of: Paragraph; onClose: () => void }) {
  const [typed, setTyped] = useState(() => marked(of))
  const { busy, problem, run } = useTry()
  const words = unmarked(of, typed)
  const save = async () => {
    if (words !== undefined && (await run(() => word(view, of.key, words), false))) onClose()
  }
  return (
    <Sheet
      open
      title="改字"
      onClose={onClose}
      dirty={typed !== marked(of)}
      busy={busy}
      foot={
        <Button
          text="存下"
          busy={busy && '正在存…'}
          off={words === undefined || words === of.words}
          why={words === undefined ? '【】里的数改不了，按原样放回去' : '还没有改'}
          onPress={() => void save()}
        />
      }
    >
      <Notice kind="plain" icon="lock" text="字可以改，数改不了：【】里的数和次序照原样留着；自己不写数，不写人名。" />
      <Field label="这一句" error={problem}>
        <TextArea label="这一句" value={typed} onChange={setTyped} max={MAX_WORDS + 100} placeholder="写一句这一期要说的" />
      </Field>
    </Sheet>
  )
}
