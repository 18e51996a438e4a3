/** The public board as the server last told it. Nothing of it is kept on the phone: what is taken back is gone with the next look. */
import type { QueryOf } from '../../domain/api'
import { boardApi } from '../../domain/api-board'
import type { Period } from '../../domain/figures/figures'
import { call } from '../remote/call'
import { list } from '../remote/list'
import { remote } from '../remote/remote'
import { onForget } from './tickets'

export type Narrowed = Omit<QueryOf<typeof boardApi.publicCases>, 'after'>
export const keyOf = (narrowed: Narrowed): string => JSON.stringify(narrowed)
const pageOf = (key: string, after?: string) => call(boardApi.publicCases, { query: { ...(JSON.parse(key) as Narrowed), after } })

export const publicCases = list(pageOf)
export const publicCase = remote(async (id) => (await call(boardApi.publicCase, { params: { id } })).case)
export const publicGrids = remote(async () => (await call(boardApi.publicGrids, {})).grids)
export const figures = remote((period) => call(boardApi.figures, { query: { period: period as Period } }))
onForget(() => [publicCases, publicCase, publicGrids, figures].forEach((store) => store.forget()))
