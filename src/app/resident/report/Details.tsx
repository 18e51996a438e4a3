import { say } from '../../../domain/words/say'
import { Field } from '../../components/Field'
import { Notice } from '../../components/Notice'
import { PhotoGrid } from '../../components/PhotoGrid'
import { Rows } from '../../components/Rows'
import { Switch } from '../../components/Switch'
import { confirmed } from '../../platform/confirmed'
import { changeDraft } from '../../sending/drafts'
import type { usePhotos } from '../../sending/usePhotos'
import { Accused } from './Accused'
import { Place } from './Place'
import type { useFiles } from './useFiles'
import type { ReportForm } from './useReportForm'
import { Voice } from './Voice'
import { Behalf, Who } from './Who'

interface DetailsProps {
  form: ReportForm
  files: ReturnType<typeof useFiles>
  isAccusation: boolean
}

/** All that is asked beside the words: voice, photos, where, about whom, as whom, for whom, and whether it may be public. */
export const Details = ({ form: { draft, errorAt, settle }, files, isAccusation }: DetailsProps) => (
  <>
    <Voice message={files.message} error={errorAt('voice')} />
    <Photos tray={files.tray} error={errorAt('photos')} onAdded={() => settle('text')} />
    <Place optional={isAccusation} error={errorAt('place')} onChange={() => settle('place')} />
    {isAccusation && <Accused />}
    <Who onSender={files.sendAnewAs} />
    <Behalf error={errorAt('behalf')} onChange={() => settle('behalf')} />
    <Rows>
      <Switch
        icon="board"
        title={say('同意公开这件事')}
        note={say('先去掉姓名、电话、门牌和人脸')}
        on={draft.publicConsent}
        onChange={(publicConsent) => changeDraft({ publicConsent })}
      />
    </Rows>
  </>
)

interface PhotosProps {
  tray: ReturnType<typeof usePhotos>
  error?: string
  onAdded: () => void
}

const Photos = ({ tray, error, onAdded }: PhotosProps) => (
  <Field label={say('照片')} aside={say('最多 9 张，可以不拍')} id="field-photos" error={error}>
    <PhotoGrid
      photos={tray.shown}
      columns={4}
      onRetry={tray.retry}
      onDelete={(photo) => void confirmed(say('删掉这张照片吗？'), '', say('删掉'), say('不删')).then((yes) => yes && tray.remove(photo))}
      onAdd={tray.left > 0 ? () => void tray.add().then(onAdded) : undefined}
      addText={tray.photos.length > 0 ? say('再加 {left} 张', { left: tray.left }) : say('拍照或相册')}
    />
    {tray.leftOut && <Notice kind="warn" icon="warn" text={tray.leftOut} />}
    <Notice kind="quiet" icon="shield" text={say('照片里的拍摄地点、手机型号会自动去掉。')} />
  </Field>
)
