import { say } from '../../../domain/words/say'
import { Rows } from '../../components/Rows'
import { Switch } from '../../components/Switch'
import { changeDraft } from '../../sending/drafts'
import { Accused } from './Accused'
import { Place } from './Place'
import type { useFiles } from './useFiles'
import type { ReportForm } from './useReportForm'
import { Behalf, Who } from './Who'

interface DetailsProps {
  form: ReportForm
  files: ReturnType<typeof useFiles>
  isAccusation: boolean
}

/** All that is asked beside what was said: where, about whom, as whom, for whom, and whether it may be public. */
export const Details = ({ form: { draft, errorAt, settle }, files, isAccusation }: DetailsProps) => (
  <>
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
