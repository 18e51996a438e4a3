/**
 * Reports being written (草稿), as many as somebody likes: kept on the phone through sign-in, sign-out, restarts and failures, until the
 * server has them. One is open in the form; the others lie in 进度. A draft is its writer's: nobody else on this phone sees it.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Near } from '../../domain/api'
import type { Answer } from '../../domain/report/answers'
import { categoryOf, itemOf, type CategoryId } from '../../domain/report/categories'
import type { CalmAbout } from '../../domain/report/dangers'
import type { Point, Report } from '../../domain/report/draft'
import type { Identity } from '../../domain/ticket/ticket'
import { kept } from '../platform/collection'
import { randomId } from '../platform/random'
import { taroStorage } from '../platform/storage'
import { dropPhotos } from './photos'
import { catalogueNow } from '../stores/reference'
import { idOf, useSession } from '../remote/session'

export type DraftPlace = {
  words: string
  point?: Point
  /** What the server found at the point, in words and as a unit. */
  found?: { words: string; gridId?: string }
  communityId?: string
  /** The code that was scanned there (现场二维码). */
  scene?: string
}

export type Draft = {
  /** Whose it is; nobody's before somebody has signed in. */
  owner?: string
  /** When it was last worked on, by the phone's clock. */
  at: number
  /** Made when the report is first sent, the same for every retry. */
  requestId?: string
  madeAt?: number
  /** The catalogue the category was chosen from. */
  catalogueVersion?: number
  category?: CategoryId
  item?: string
  /** What its words suggest, as long as nobody chose. */
  guess?: { category: CategoryId; item: string }
  /** What was answered to the questions of the sub-item. */
  answers?: { [question: string]: string }
  /** On which emergency card it was answered that somebody called. */
  called?: CalmAbout
  /** What was called 不急. */
  calm?: CalmAbout[]
  /** Asked whether it is about an official or a unit, and it is not. */
  accusesNobody?: boolean
  text: string
  /** Keys of its photos. */
  photos: string[]
  /** Keys of its papers (附件). */
  papers?: string[]
  /** Key of its voice message. */
  voice?: string
  place: DraftPlace
  identity: Identity
  /** The query code of an anonymous report (查询码): made before it is sent. */
  code?: string
  /** Whom it is filed for (代办). */
  behalf?: { name: string; phone: string }
  publicConsent: boolean
  complainedOf?: string
  /** The words that were filed before, and are meant to be filed again (重复提交). */
  again?: string
}

const EMPTY: Draft = { at: 0, text: '', photos: [], place: { words: '' }, identity: 'sealed', publicConsent: false }

export const drafts = kept<Draft>('draft')
/** Which of them is open in the form. */
const useOpen = create<{ id?: string }>(() => ({}))

/** The draft in the form, to read once. */
export const draftNow = (): Draft => drafts.get(useOpen.getState().id ?? '') ?? EMPTY
export const openDraftId = (): string | undefined => useOpen.getState().id

/** The draft in the form. */
export function useDraft(): Draft
export function useDraft<T>(select: (draft: Draft) => T): T
export function useDraft<T>(select: (draft: Draft) => T | Draft = (draft) => draft) {
  const id = useOpen((open) => open.id)
  return drafts.use((all) => select(all[id ?? ''] ?? EMPTY))
}

/** Changes the draft in the form; the first change makes it. */
export function changeDraft(change: Partial<Draft>) {
  const id = useOpen.getState().id ?? newId()
  if (id !== useOpen.getState().id) useOpen.setState({ id })
  drafts.put(id, { ...draftNow(), owner: draftNow().owner ?? idOf('resident'), ...change, at: Date.now() })
}
export const changePlace = (change: Partial<DraftPlace>) => changeDraft({ place: { ...draftNow().place, ...change } })

const newId = () => String(Math.max(Date.now(), ...Object.keys(drafts.all()).map((id) => Number(id) + 1)))

/** Opens one in the form; without an id a new one. What was begun there and holds nothing is forgotten. */
export function takeUp(id?: string) {
  const before = useOpen.getState().id
  if (before && before !== id && !hasWords(draftNow())) drafts.remove(before)
  useOpen.setState({ id })
}

/** Thrown away, or with the server: it and its photos are gone from the phone. */
export function dropDraft(id: string) {
  dropPhotos(filesOf(drafts.get(id) ?? EMPTY))
  drafts.remove(id)
  if (useOpen.getState().id === id) useOpen.setState({ id: undefined })
}

/** As whom it is sent. */
export const senderOf = ({ identity }: Draft): 'resident' | 'code' => (identity === 'anonymous' ? 'code' : 'resident')

/** Keys of all that was photographed, recorded or chosen for it. */
export const filesOf = ({ photos, papers = [], voice }: Draft): string[] => [...photos, ...papers, ...(voice ? [voice] : [])]

export const hasWords = (draft: Draft): boolean => draft.text.trim() !== '' || filesOf(draft).length > 0

/** Ids of what was begun and not sent by whoever holds this phone, newest first; `isOpen` says which of them still count as drafts. */
export function useWritten(isOpen: (draft: Draft) => boolean): string[] {
  const me = useSession((session) => session.resident?.me.id)
  return writtenIn(drafts.use(), me ?? undefined, isOpen)
}
export const newestWritten = (isOpen: (draft: Draft) => boolean): string | undefined => writtenIn(drafts.all(), idOf('resident'), isOpen)[0]

const writtenIn = (all: Record<string, Draft>, me: string | undefined, isOpen: (draft: Draft) => boolean): string[] =>
  Object.keys(all)
    .filter((id) => hasWords(all[id]!) && isFor(all[id]!, me) && isOpen(all[id]!))
    .sort((a, b) => all[b]!.at - all[a]!.at)

/** Nobody's is for whoever is there. */
export const isFor = ({ owner }: { owner?: string }, me: string | undefined): boolean => owner === undefined || owner === me

/** What it is filed under: what was chosen; else what its words suggest; else 其他, which the centre sorts. */
export function filedUnder({ category, item = 'other', guess }: Draft): { category: CategoryId; item: string } {
  return category ? { category, item } : (guess ?? { category: 'policy_style_other', item: 'other' })
}

/** What goes to the server; `photos`, `voice` and `papers` are those that arrived. */
export const reportOf = (draft: Draft, photos: string[], voice?: string, papers: string[] = []): Partial<Report> => ({
  requestId: draft.requestId ?? '0'.repeat(32),
  madeAt: draft.madeAt,
  catalogueVersion: draft.catalogueVersion ?? 1,
  ...filedUnder(draft),
  guessed: draft.category === undefined || undefined,
  request: requestOf(draft),
  text: draft.text,
  answers: answersOf(draft),
  photos,
  voice,
  papers: papers.length > 0 ? papers : undefined,
  place: { words: draft.place.words, point: draft.place.point, communityId: draft.place.communityId, scene: draft.place.scene },
  identity: draft.identity,
  publicConsent: draft.publicConsent,
  complainedOf: draft.complainedOf,
  behalf: draft.behalf,
  again: draft.again === draft.text || undefined,
  calm: draft.calm,
  accusesNobody: draft.accusesNobody,
})

/**
 * Where and what is about to be reported, as far as it is known: what near-by matters are looked for by. A place that is only written
 * goes as it is, the server knows whose it is; a sub-item that nobody chose counts by what the words suggest.
 */
export function nearOf(draft: Draft): Near | undefined {
  const { text, guess } = draft
  const { point, communityId } = draft.place
  const place = point || communityId ? undefined : draft.place.words.trim()
  if (place === '') return undefined
  const under = filedUnder(draft)
  const item = !draft.item && guess?.category === under.category ? guess.item : under.item
  return { point, communityId, place, category: under.category, item, words: text }
}

/** All that was written in it, for whoever handles what it is added to. */
export function writtenOf(draft: Draft): string {
  const [said, where] = [draft.text.trim(), draft.place.words.trim()]
  const answers = answersOf(draft)?.map(({ question, answer }) => `${question}？${answer}`) ?? []
  return [said && where ? `${said}（${where}）` : said || where, ...answers].filter(Boolean).join('\n')
}

/** What was answered, in the order it was; nothing when nothing was. */
function answersOf({ answers = {} }: Draft): Answer[] | undefined {
  const given = Object.entries(answers).flatMap(([question, answer]) => (answer ? { question, answer } : []))
  return given.length > 0 ? given : undefined
}

/** What the sub-item stands for, where it stands for something (举报). */
function requestOf(draft: Draft) {
  const { category, item } = filedUnder(draft)
  return itemOf(categoryOf(catalogueNow(), category), item).request
}

/** The draft in the form under the id it is sent with: the same report again, under the same id. */
export async function identifiedDraft(): Promise<Draft & { requestId: string; madeAt: number }> {
  const { requestId = await randomId(), madeAt = Date.now() } = draftNow()
  changeDraft({ requestId, madeAt })
  return { ...draftNow(), requestId, madeAt }
}

/** What was answered on the card of a danger. */
export const answerOn = (danger: CalmAbout, { called, calm }: Draft): 'called' | 'slow' | undefined =>
  calm?.includes(danger) ? 'slow' : called === danger ? 'called' : undefined

export function answerDanger(danger: CalmAbout, how: 'called' | 'slow') {
  const { called, calm = [] } = draftNow()
  const others = calm.filter((one) => one !== danger)
  changeDraft(
    how === 'slow' ? { calm: [...others, danger], called: called === danger ? undefined : called } : { calm: others, called: danger },
  )
}

/** Where the last report was: offered first the next time. */
export const useLastPlace = create(persist<{ place?: DraftPlace }>(() => ({}), { name: 'last-place', storage: taroStorage() }))
export const rememberPlace = (place: DraftPlace) => useLastPlace.setState({ place })
