import { View } from '@tarojs/components'
import type { Catalogue } from '../../../domain/report/categories'
import { elsewhereOf, type Elsewhere } from '../../../domain/report/elsewhere'
import { guessFor } from '../../../domain/report/suggest/suggest'
import { MAX_PHOTOS, MAX_TEXT } from '../../../domain/ticket/given'
import { say } from '../../../domain/words/say'
import { Button } from '../../components/Button'
import { dial } from '../../components/EmergencyCard'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { PhotoGrid } from '../../components/PhotoGrid'
import { TextArea } from '../../components/TextArea'
import { goTo } from '../../lib/goTo'
import { confirmed } from '../../platform/confirmed'
import { changeDraft, useDraft } from '../../sending/drafts'
import { useLook } from '../../stores/look'
import type { useFiles } from './useFiles'
import type { ReportForm } from './useReportForm'
import { RecordButton, Voice, VoiceNotes } from './Voice'

interface SaidProps {
  form: ReportForm
  files: ReturnType<typeof useFiles>
  /** In the empty field. */
  placeholder: string
  /** What is asked first about it: instead of that, and under the field afterwards. */
  ask?: string
  catalogue: Catalogue
}

/** What happened (怎么回事): written, said, photographed, whichever comes first; and where to go when it is not for this channel. */
export function Said({ form: { errorAt, settle }, files, placeholder, ask, catalogue }: SaidProps) {
  const text = useDraft((draft) => draft.text)
  const elsewhere = elsewhereOf(text)
  const error = errorAt('text')
  return (
    <Field label={say('怎么回事')} aside={`${[...text].length} / ${MAX_TEXT}`} id="field-text" error={error} hint={text ? ask : undefined}>
      <TextArea
        label={say('怎么回事')}
        placeholder={ask || placeholder}
        max={MAX_TEXT}
        value={text}
        error={error}
        onChange={(words) => {
          changeDraft({ text: words, guess: guessFor(words, catalogue) })
          settle('text')
        }}
      >
        <Attached files={files} onAdded={() => settle('text')} />
      </TextArea>
      <VoiceNotes message={files.message} error={errorAt('voice')} />
      <PhotoNotes tray={files.tray} error={errorAt('photos')} />
      {elsewhere && <Notice icon="gate" text={elsewhere.say} link={linkWords(elsewhere)} onLink={() => follow(elsewhere)} />}
    </Field>
  )
}

/** What was said and photographed, and the ways to say and to photograph, side by side under the words. */
function Attached({ files: { message, tray }, onAdded }: Pick<SaidProps, 'files'> & { onAdded: () => void }) {
  const { shown, left } = tray
  const care = useLook((look) => look.care)
  const maySay = !message.voice && !message.recording
  const add = () => void tray.add().then(onAdded)
  return (
    <View className="stack stack--2">
      <Voice message={message} />
      {shown.length > 0 && (
        <PhotoGrid
          photos={shown}
          columns={4}
          onRetry={tray.retry}
          onDelete={(photo) =>
            void confirmed(say('删掉这张照片吗？'), '', say('删掉'), say('不删')).then((yes) => yes && tray.remove(photo))
          }
        />
      )}
      <View className={maySay && left > 0 && !care ? 'columns-2' : 'stack stack--2'}>
        {maySay && <RecordButton message={message} />}
        {left > 0 && (
          <Button kind="soft" icon="camera" text={left < MAX_PHOTOS ? say('再加 {left} 张', { left }) : say('拍照或相册')} onPress={add} />
        )}
      </View>
    </View>
  )
}

function PhotoNotes({ tray, error }: { tray: ReturnType<typeof useFiles>['tray']; error?: string }) {
  if (!error && !tray.leftOut && tray.shown.length === 0) return null
  return (
    <View id="field-photos" className="stack stack--2">
      {error && <Notice kind="danger" icon="warn" text={error} />}
      {tray.leftOut && <Notice kind="warn" icon="warn" text={tray.leftOut} />}
      {tray.shown.length > 0 && <Notice kind="quiet" icon="shield" text={say('照片里的拍摄地点、手机型号会自动去掉。')} />}
    </View>
  )
}

const linkWords = ({ way }: Elsewhere): string => (way === 'progress' ? say('看进度') : say('打 {call}', { call: way.call }))
const follow = ({ way }: Elsewhere) => (way === 'progress' ? goTo.progress() : dial(way.call))
