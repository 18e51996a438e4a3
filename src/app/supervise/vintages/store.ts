/** Frozen figures as the server last told them; nothing of them is kept on the phone. */
import { figuresApi } from '../../../domain/api-figures'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const ALL = 'all'
const list = remote(() => call(figuresApi.vintages, {}))
export const useVintages = () => list.use(ALL)
export const loadVintages = () => list.load(ALL, true)

/** One never changes: it is asked for once. */
export const vintage = remote((id) => call(figuresApi.vintage, { params: { id } }), { freshForMs: Infinity })

export const correct = (id: string, reason: string) => call(figuresApi.correctVintage, { params: { id }, body: { reason } })

onForget((as) => as === 'staff' && [list, vintage].forEach((store) => store.forget()))
