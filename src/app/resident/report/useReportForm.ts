import { useState } from 'react'
import Taro from '@tarojs/taro'
import { problemWords } from '../../../domain/problems'
import { problemsIn } from '../../../domain/report/draft'
import { draftNow, hasWords, reportOf, useDraft } from '../../sending/drafts'
import { fitOf } from '../../sending/photos'

const DOWN_THE_PAGE = ['text', 'voice', 'photos', 'papers', 'place', 'behalf']
/** Stands in for a file still on its way when the form is looked over. */
const ON_ITS_WAY = '00000000-0000-4000-8000-000000000000'

/** The report form: what was given is the draft in the phone; here is what is wrong with it. */
export function useReportForm() {
  const draft = useDraft()
  const [problems, setProblems] = useState<Record<string, string>>({})
  /** Shows what is missing and goes to the first of it; true when nothing is. */
  const lookedOver = (): boolean => {
    const found = problemsNow()
    setProblems(found)
    const first = DOWN_THE_PAGE.find((field) => found[field]) ?? Object.keys(found)[0]
    if (first) void Taro.pageScrollTo({ selector: `#field-${first}`, offsetTop: -12 }).catch(() => undefined)
    return !first
  }
  return {
    draft,
    touched: hasWords(draft),
    errorAt: (field: string) => (problems[field] ? problemWords(problems[field]) : undefined),
    /** What is changed is no longer wrong. */
    settle: (field: string) => problems[field] && setProblems(({ [field]: _, ...others }) => others),
    show: setProblems,
    lookedOver,
  }
}
export type ReportForm = ReturnType<typeof useReportForm>

function problemsNow() {
  const { photos, papers = [], voice } = draftNow()
  const arrived = (keys: string[]) => fitOf(keys).map(() => ON_ITS_WAY)
  return problemsIn(reportOf(draftNow(), arrived(photos), voice && ON_ITS_WAY, arrived(papers)))
}
