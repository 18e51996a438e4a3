import { useMemo, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { Me } from '../../../domain/api'
import { intakeApi, type Receipt } from '../../../domain/api-intake'
import { placeNamed } from '../../../domain/place/find'
import { categoryOf, itemOf } from '../../../domain/report/categories'
import { emergencyOf } from '../../../domain/report/emergency'
import { sourcesOf } from '../../../domain/report/sources'
import { guessFor, offers } from '../../../domain/report/suggest/suggest'
import { randomId } from '../../platform/random'
import { call, CallFailed } from '../../remote/call'
import { fitOf, idsOf, sendPhotos } from '../../sending/photos'
import { useEars } from '../../stores/hearing'
import { useGazetteer } from '../../stores/places'
import { useCatalogue } from '../../stores/reference'
import { bodyOf, wordsFor, wrongIn } from './body'
import { changeRegistration, nextRegistration, useRegistrationDraft, type Draft } from './draft'

/** The form of one registration: what was written, what is heard in it, what is wrong, and the way to file it. */
export function useRegistration(me: Me) {
  const owner = me.id ?? ''
  const sources = sourcesOf(me.posts.map(({ duty }) => duty))
  const draft = useRegistrationDraft(owner, sources[0]!)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const change = (part: Partial<Draft>) => {
    setWrong(({ ...all }) =>
      Object.fromEntries(Object.entries(all).filter(([field]) => !(PARTS[field] ?? [field]).some((one) => one in part))),
    )
    changeRegistration(owner, draft, part)
  }
  const about = useAbout(draft)
  const filing = useFiling(owner, draft, about, setWrong)
  return { draft, sources, change, wrong, ...about, ...filing }
}
export type Form = ReturnType<typeof useRegistration>

/** What of the draft is behind a field of the report. */
const PARTS: Record<string, string[]> = {
  behalf: ['name', 'phone', 'identity', 'source'],
  place: ['place', 'communityId', 'here'],
  consent: ['consent', 'identity', 'source'],
  document: ['document', 'source'],
}

/** What it is about: offered and guessed from the words, danger heard in them, the community the address names. */
function useAbout(draft: Draft) {
  const catalogue = useCatalogue()
  const ears = useEars()
  const known = useGazetteer()
  // in the mini-program the learned words come with the residents' form alone
  const offered = useMemo(
    () => (process.env.TARO_ENV === 'h5' ? offers(draft.text, catalogue, { category: draft.category, item: draft.item }) : []),
    [draft.text, draft.category, draft.item, catalogue],
  )
  const guess = process.env.TARO_ENV === 'h5' ? guessFor(draft.text, catalogue) : undefined
  const item = draft.category && itemOf(categoryOf(catalogue, draft.category), draft.item ?? 'other')
  const emergency = emergencyOf(item, draft.text, ears, draft.calm)
  const isAnswered = emergency !== undefined && (draft.called === emergency.id || draft.calm.includes(emergency.id))
  return {
    catalogue,
    offered,
    guess,
    emergency,
    /** A danger is to be asked about first. */
    unanswered: emergency !== undefined && !isAnswered,
    named: placeNamed(draft.place, known).communityId,
  }
}

type About = ReturnType<typeof useAbout>

function useFiling(owner: string, draft: Draft, about: About, show: (wrong: Record<string, string>) => void) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<CallFailed>()
  const [receipt, setReceipt] = useState<Receipt>()
  const running = useRef(false)

  const file = async () => {
    if (running.current) return
    const known = { catalogueVersion: about.catalogue.version, guess: about.guess, photos: [] as string[], papers: [] as string[] }
    const found = { ...wrongIn(bodyOf(draft, known)), ...(about.unanswered && { danger: '先问清还有没有危险。' }) }
    show(found)
    setFailure(undefined)
    if (Object.keys(found).length > 0) return seek(found)
    running.current = true
    setBusy(true)
    try {
      setReceipt(await send(owner, draft, known))
      nextRegistration({ ...draft, communityId: draft.communityId ?? about.named })
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      show(wordsFor(failed.problem.fields ?? {}))
      // an earlier try did arrive, with other words: what is sent next is another
      if (failed.problem.code === 'sameIdOtherBody') changeRegistration(owner, draft, { requestId: undefined, madeAt: undefined })
      setFailure(failed)
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, failure, receipt, file, another: () => setReceipt(undefined) }
}

const DOWN_THE_PAGE = ['text', 'danger', 'place', 'category', 'document', 'behalf', 'consent']

/** To the first field that is wrong. */
function seek(wrong: Record<string, string>) {
  const first = DOWN_THE_PAGE.find((field) => wrong[field])
  if (first) void Taro.pageScrollTo({ selector: `#field-${first}`, offsetTop: -12 }).catch(() => undefined)
}

/** Photos and papers first, then the report under an id of its own: a try after a lost connection is the same request. */
async function send(owner: string, draft: Draft, known: Parameters<typeof bodyOf>[1]): Promise<Receipt> {
  const [photos, papers] = [fitOf(draft.photos), fitOf(draft.papers ?? [])]
  const stopped = await sendPhotos([...photos, ...papers], { as: 'staff' })
  if (stopped) throw stopped
  const { requestId = await randomId(), madeAt = Date.now() } = draft
  const sent = { ...draft, requestId, madeAt }
  changeRegistration(owner, sent, { requestId, madeAt })
  return call(intakeApi.registerReport, { body: bodyOf(sent, { ...known, photos: idsOf(photos), papers: idsOf(papers) }) })
}
