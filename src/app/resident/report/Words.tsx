import { questionWords } from '../../../domain/report/questions'
import { say } from '../../../domain/words/say'
import { changeDraft } from '../../sending/drafts'
import { Danger } from './Danger'
import { Doubt } from './Doubt'
import { Said } from './Said'
import type { About } from './useAbout'
import { useChoosing } from './useChoosing'
import type { ReportForm } from './useReportForm'

const WHAT_TO_SAY = '什么东西、怎么了、从什么时候开始'

/** What happened, in the reporter's own words; above it the danger heard in them, below it the doubt whether they accuse somebody. */
export function Words({ form, about }: { form: ReportForm; about: About }) {
  const { draft, errorAt, settle } = form
  const { catalogue, matter, emergency, heard, accusing } = about
  const choose = useChoosing()
  // an answer to the danger comes before the rest of the form, but the words that sounded so can be changed
  const waits = matter !== undefined && about.hidden
  const ask = matter && draft.item ? questionWords(matter.item) : undefined
  return (
    <>
      {emergency && <Danger emergency={emergency} catalogue={catalogue} />}
      {(!waits || heard) && (
        <Said
          placeholder={matter ? say(WHAT_TO_SAY) : say('说一句是什么事，帮您找是哪一类')}
          ask={emergency?.ask ?? ask}
          error={errorAt('text')}
          catalogue={catalogue}
          onType={() => settle('text')}
          onChoose={choose}
        />
      )}
      {!waits && accusing && (
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
