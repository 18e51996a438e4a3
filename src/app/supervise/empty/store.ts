/** Units at which nobody works now, as the server last told them. */
import { superviseApi } from '../../../domain/api-supervise'
import { holdsOne, type Post } from '../../../domain/people/actors'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

const ONE = 'all'
const empty = remote(() => call(superviseApi.emptyUnits, {}))
onForget(() => empty.forget())

export const useEmptyUnits = () => empty.use(ONE)
export const loadEmptyUnits = () => empty.load(ONE, true)

/** By the contract's own row: the door on the server asks the same. */
export const seesEmptyUnits = (posts: readonly Post[]): boolean => holdsOne(posts, superviseApi.emptyUnits.duties)
