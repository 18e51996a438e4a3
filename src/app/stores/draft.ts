/** The report being written (草稿): kept on the phone through sign-in, restarts and failures, until the server has it. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { categoryOf, itemOf, type CategoryId } from '../../domain/report/categories'
import type { Point, Report } from '../../domain/report/draft'
import type { Identity } from '../../domain/ticket/ticket'
import { randomId } from '../lib/random'
import { taroStorage } from '../lib/storage'
import type { TrayPhoto } from '../lib/usePhotos'
import { catalogueNow } from './reference'

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
  /** Made when the report is first sent, the same for every retry, new after success. */
  requestId?: string
  madeAt?: number
  /** The catalogue the category was chosen from. */
  catalogueVersion?: number
  category?: CategoryId
  item?: string
  /** What was answered on the emergency card, and on which. */
  answered?: { danger: string; how: 'called' | 'slow' }
  text: string
  photos: TrayPhoto[]
  place: DraftPlace
  identity: Identity
  /** The query code of an anonymous report (查询码): made before it is sent. */
  code?: string
  /** Whom it is filed for (代办). */
  behalf?: { name: string; phone: string }
  publicConsent: boolean
  complainedOf?: string
}

const EMPTY: Draft = { text: '', photos: [], place: { words: '' }, identity: 'sealed', publicConsent: false }

export const useDraft = create(
  persist<Draft>(() => EMPTY, {
    name: 'draft',
    storage: taroStorage(),
    // a photo the browser held in memory is gone after a reload: the server's copy takes its place, if it has one
    merge: (stored, fresh) => {
      const kept = { ...fresh, ...(stored as Draft) }
      const photos = kept.photos.map((photo) => ({ ...photo, path: photo.copy ?? photo.path }))
      return { ...kept, photos: photos.filter((photo) => !photo.path.startsWith('blob:')) }
    },
  }),
)

export const changeDraft = (change: Partial<Draft>) => useDraft.setState(change)
export const changePlace = (change: Partial<DraftPlace>) => useDraft.setState(({ place }) => ({ place: { ...place, ...change } }))
export const emptyDraft = () => useDraft.setState(EMPTY, true)

/** Uploads report every percent; only what a restart needs is written down. */
export function keepPhotos(photos: TrayPhoto[]) {
  const mark = (all: TrayPhoto[]) => all.map(({ key, id, state }) => `${key} ${id ?? ''} ${state}`).join()
  if (mark(photos) !== mark(useDraft.getState().photos)) changeDraft({ photos })
}

/** As whom it is sent. */
export const senderOf = ({ identity }: Draft): 'resident' | 'code' => (identity === 'anonymous' ? 'code' : 'resident')

export const hasWords = ({ text, photos }: Draft): boolean => text.trim() !== '' || photos.length > 0

/** What goes to the server; `photos` are those that arrived. */
export const reportOf = (draft: Draft, photos: string[]): Partial<Report> => ({
  requestId: draft.requestId ?? '0'.repeat(32),
  madeAt: draft.madeAt,
  catalogueVersion: draft.catalogueVersion ?? 1,
  category: draft.category,
  item: draft.item ?? 'other',
  request: requestOf(draft),
  text: draft.text,
  photos,
  place: { words: draft.place.words, point: draft.place.point, communityId: draft.place.communityId, scene: draft.place.scene },
  identity: draft.identity,
  publicConsent: draft.publicConsent,
  complainedOf: draft.complainedOf,
  behalf: draft.behalf,
})

/** What the sub-item stands for, where it stands for something (举报). */
const requestOf = ({ category, item }: Draft) => category && itemOf(categoryOf(catalogueNow(), category), item ?? 'other').request

/** The same report again, under the same id. */
export async function identifiedDraft(): Promise<Draft> {
  const { requestId, madeAt } = useDraft.getState()
  changeDraft({ requestId: requestId ?? (await randomId()), madeAt: madeAt ?? Date.now() })
  return useDraft.getState()
}

/** Where the last report was: offered first the next time. */
export const useLastPlace = create(persist<{ place?: DraftPlace }>(() => ({}), { name: 'last-place', storage: taroStorage() }))
export const rememberPlace = (place: DraftPlace) => useLastPlace.setState({ place })

/** Sign-out: nothing written stays readable on the phone. */
export function forgetDraft() {
  emptyDraft()
  useLastPlace.setState({}, true)
}
