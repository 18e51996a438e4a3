import { questionWords } from '../../../domain/report/questions'
import { say } from '../../../domain/words/say'
import { changeDraft } from '../../sending/drafts'
import { Danger } from './Danger'
import { Doubt } from './Doubt'
import { Said } from './Said'
import type { About } from './useAbout'
import { useChoosing } from './useChoosing'
import type { useFiles } from './useFiles'
import type { ReportForm } from './useReportForm'

/** What happened, said in any way; above it the danger heard in the words, below it the doubt whether they accuse somebody. */
export function Words({ form, about, files }: { form: ReportForm; about: About; files: ReturnType<typeof useFiles> }) {
  const { draft } = form
  const { catalogue, matter, emergency, hidden, heard, accusing } = about
  const choose = useChoosing()
  const ask = draft.item ? questionWords(matter.item) : undefined
  return (
    <>
      {emergency && <Danger emergency={emergency} catalogue={catalogue} />}
      {(!hidden || heard) && (
        // an answer to the danger comes before the rest of the form, but the words that sounded so can be changed
        <Said
          form={form}
          files={files}
          placeholder={say(
            draft.category ? '什么东西、怎么了、从什么时候开始' : '什么事、在哪里，说一句就行。比如：3 号楼东边的路灯不亮了。',
          )}
          ask={emergency?.ask ?? ask}
          catalogue={catalogue}
        />
      )}
      {!hidden && accusing && (
        <Doubt
          because={accusing}
          answered={draft.accusesNobody}
          onYes={() => choose('policy_style_other', 'conduct')}
          onNo={() => changeDraft({ accusesNobody: true })}
        />
      )}
    </>
  )
}
