/** Bulletins as the server last told them; nothing of them is kept on the phone. */
import { bulletinApi, type BulletinView } from '../../../domain/api-bulletin'
import type { Move } from '../../../domain/bulletin/states'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const ALL = 'all'
const list = remote(() => call(bulletinApi.bulletins, { query: {} }))
export const useBulletins = () => list.use(ALL)
export const loadBulletins = () => list.load(ALL, true)

/** One bulletin: its newest edition by its id, an older one by id and number. */
export const bulletin = remote((key) => {
  const [id, edition] = key.split(' ') as [string, string?]
  return call(bulletinApi.bulletin, { params: { id }, query: { ...(edition && { edition }) } })
})
export const keyOf = (id: string, edition?: number): string => (edition === undefined ? id : `${id} ${edition}`)

export async function draft(vintageId: string): Promise<string> {
  const { id } = await call(bulletinApi.draftBulletin, { body: { vintageId } })
  await Promise.all([loadBulletins(), bulletin.load(id, true)])
  return id
}

const keep = (view: BulletinView) => bulletin.put(view.id, view)

export const word = async ({ id, edition }: BulletinView, key: string, words: string) =>
  keep(await call(bulletinApi.wordBulletin, { params: { id }, body: { edition, words: [{ key, words }] } }))

export const move = async ({ id, edition }: BulletinView, step: Move) =>
  keep(await call(bulletinApi.moveBulletin, { params: { id }, body: { edition, step } }))

export const object = async (id: string, unitId: string, words: string) =>
  keep(await call(bulletinApi.objectBulletin, { params: { id }, body: { unitId, words } }))

export const answer = async (id: string, n: number, given: { accepted: boolean; words: string }) =>
  keep(await call(bulletinApi.answerObjection, { params: { id }, body: { n, ...given } }))

export const account = async (id: string, unitId: string, words: string) =>
  keep(await call(bulletinApi.accountBulletin, { params: { id }, body: { unitId, words } }))

onForget((as) => as === 'staff' && [list, bulletin].forEach((store) => store.forget()))
