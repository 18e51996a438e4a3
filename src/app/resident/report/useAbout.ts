import type { Calendar } from '../../../domain/calendar/workdays'
import { categoryOf, handleLimit, itemOf, type Catalogue, type Urgency } from '../../../domain/report/categories'
import { emergencyOf } from '../../../domain/report/emergency'
import { ACCUSATION_FROM } from '../../../domain/report/hearing/ears'
import { pressing } from '../../../domain/report/heed'
import { promiseOf, promiseWords } from '../../../domain/report/promise'
import { useNow } from '../../platform/inView'
import { answerOn, filedUnder, type Draft } from '../../sending/drafts'
import { useEars } from '../../stores/hearing'
import { useCalendar, useCatalogue } from '../../stores/reference'

/** What a draft is about: what is heard in its words, and the matter it would be filed as. */
export function useAbout(draft: Draft) {
  const known = { catalogue: useCatalogue(), calendar: useCalendar(), now: useNow() }
  const ears = useEars()
  const heard = pressing(draft.text, ears, draft.calm)
  const matter = matterOf(draft, heard?.urgency, known)
  // a category that is only guessed is no danger; what is heard in the words is
  const emergency = emergencyOf(draft.category && matter.item, draft.text, ears, draft.calm)
  const accusation = ears.accusation(draft.text)
  return {
    catalogue: known.catalogue,
    heard,
    matter,
    emergency,
    /** A danger is to be answered first: until then the rest of the form is not there. */
    hidden: Boolean(emergency && !answerOn(emergency.id, draft)),
    /** The words that sound like a complaint about an official or a unit, unless the report is one already. */
    accusing: !matter.isAccusation && accusation.sure >= ACCUSATION_FROM ? accusation.because : undefined,
  }
}
export type About = ReturnType<typeof useAbout>
export type Matter = About['matter']

type Known = { catalogue: Catalogue; calendar: Calendar; now: number }

/** The category and sub-item it would be filed under, and what is promised for them as things stand now. */
function matterOf(draft: Draft, heard: Urgency | undefined, { catalogue, calendar, now }: Known) {
  const under = filedUnder(draft)
  const category = categoryOf(catalogue, under.category)
  const item = itemOf(category, under.item)
  const promise = promiseOf({ ...under, heard }, now, catalogue, calendar)
  return {
    category,
    item,
    limit: handleLimit(catalogue, category.id, item, promise.urgency),
    promised: promiseWords(promise, now),
    isUrgent: promise.urgency !== 'normal',
    isAccusation: item.request === 'accuse',
  }
}
