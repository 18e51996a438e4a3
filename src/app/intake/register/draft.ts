/** What a member of staff is writing down for somebody (正在登记的): kept on this phone until it is filed, gone when they sign out. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { CategoryId } from '../../../domain/report/categories'
import type { CalmAbout } from '../../../domain/report/dangers'
import type { Point } from '../../../domain/report/draft'
import { sourceRow, type Source } from '../../../domain/report/sources'
import type { Identity } from '../../../domain/ticket/ticket'
import { taroStorage } from '../../platform/storage'
import { dropPhotos } from '../../sending/photos'
import { onForget } from '../../stores/tickets'

export type Draft = {
  source: Source
  text: string
  category?: CategoryId
  item?: string
  /** On which danger it was answered that somebody called, and which are none now. */
  called?: CalmAbout
  calm: CalmAbout[]
  place: string
  communityId?: string
  /** Where the phone is, with what lies there in words. */
  here?: { point: Point; words: string }
  photos: string[]
  /** Keys of its papers (附件); a draft of yesterday has none. */
  papers?: string[]
  name: string
  phone: string
  identity: Identity
  consent: boolean
  errand: boolean
  document: string
  /** The ticket it is one with. */
  same?: string
  /** The words that were filed before by the same caller, and are meant to be filed again. */
  again?: string
  /** The same for every try. */
  requestId?: string
  madeAt?: number
}

const EMPTY: Omit<Draft, 'source'> = {
  text: '',
  calm: [],
  place: '',
  photos: [],
  name: '',
  phone: '',
  identity: 'named',
  consent: false,
  errand: false,
  document: '',
}

/** `owner`: whose it is; `communities`: where the last ones were, the newest first. */
type Kept = { owner?: string; draft?: Draft; communities: string[] }

const useKept = create(persist<Kept>(() => ({ communities: [] }), { name: 'registration', storage: taroStorage() }))

/** The draft of this person, or a new one by the way they may file by first. */
export function useRegistrationDraft(owner: string, first: Source): Draft {
  const kept = useKept()
  return kept.owner === owner && kept.draft ? kept.draft : { ...EMPTY, source: first }
}
export const useLastCommunities = () => useKept(({ communities }) => communities)

export function changeRegistration(owner: string, before: Draft, change: Partial<Draft>) {
  useKept.setState({ owner, draft: { ...before, ...change } })
}

/** Filed: the next begins with the same way, near by. */
export function nextRegistration({ source, photos, papers = [], communityId }: Draft) {
  dropPhotos([...photos, ...papers])
  const { communities } = useKept.getState()
  const near = communityId ? [communityId, ...communities.filter((id) => id !== communityId)].slice(0, 3) : communities
  useKept.setState({ draft: { ...EMPTY, source }, communities: near })
}

/** As whom it is filed: without a reporter, or one who leaves no name, nobody's name is kept. */
export function identityOf({ source, identity, name, phone }: Draft): Identity {
  const { reporter } = sourceRow(source)
  if (reporter === 'none') return 'anonymous'
  return reporter === 'may' && !name.trim() && !phone.trim() ? 'anonymous' : identity
}

onForget((as) => {
  if (as === 'staff') useKept.setState({ communities: [] }, true)
})
