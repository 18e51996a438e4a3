import { changeDraft, senderOf } from '../../sending/drafts'
import { usePapers } from '../../sending/usePapers'
import { usePhotos } from '../../sending/usePhotos'
import type { As } from '../../remote/session'
import type { ReportForm } from './useReportForm'
import { useVoice } from './useVoice'

/** The photos, the papers and the voice message of the draft, sent by whoever sends it. */
export function useFiles({ draft, settle }: ReportForm) {
  const tray = usePhotos(senderOf(draft), draft.photos, keepPhotos)
  const message = useVoice(senderOf(draft), draft.voice, (voice) => {
    changeDraft({ voice })
    settle('text')
    settle('voice')
  })
  const papers = usePapers(senderOf(draft), draft.papers ?? [], (keys) => {
    changeDraft({ papers: keys })
    settle('papers')
  })
  const sendAnewAs = (as: As) => {
    tray.sendAnewAs(as)
    papers.sendAnewAs(as)
    message.sendAnewAs(as)
  }
  return { tray, papers, message, sendAnewAs }
}

const keepPhotos = (photos: string[]) => changeDraft({ photos })
