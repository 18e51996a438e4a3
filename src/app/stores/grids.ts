/** The outlines of the grids, for the map in a browser. Kept, so the map opens without a network. */
import { api } from '../../domain/api'
import { call } from '../remote/call'
import { remote } from '../remote/remote'

const HOUR = 3_600_000
const ONE = 'all'

const outlines = remote(() => call(api.grids, {}), { freshForMs: HOUR, keep: 'grids' })

export const loadGrids = () => outlines.load(ONE)
export const useGrids = () => outlines.use(ONE)
