import { changeDraft, senderOf } from '../../sending/drafts'
import { usePhotos } from '../../sending/usePhotos'
import type { As } from '../../remote/session'
import type { ReportForm } from './useReportForm'
import { useVoice } from './useVoice'

/** The photos and the voice message of the draft, sent by whoever sends it. */
export function useFiles({ draft, settle }: ReportForm) {
  const tray = usePhotos(senderOf(draft), draft.photos, keepPhotos)
  const message = useVoice(senderOf(draft), draft.voice, (voice) => {
    changeDraft({ voice })
    settle('text')
    settle('voice')
  })
  const sendAnewAs = (as: As) => {
    tray.sendAnewAs(as)
    message.sendAnewAs(as)
  }
  return { tray, message, sendAnewAs }
}

const keepPhotos = (photos: string[]) => changeDraft({ photos })
