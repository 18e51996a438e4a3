/** What changes rarely: the start page's facts, the categories, the units. Kept on the phone, so forms work without a network. */
import { useMemo } from 'react'
import { api } from '../../domain/api'
import { BUNDLED, type Catalogue } from '../../domain/report/categories'
import { calendarFrom, isWorkday, type Calendar } from '../../domain/calendar/workdays'
import { call } from '../remote/call'
import { remote } from '../remote/remote'

const HOUR = 3_600_000
const ONE = 'all'

const starts = remote(() => call(api.start, {}), { freshForMs: HOUR, keep: 'start' })
const catalogues = remote(() => call(api.catalogue, {}), { freshForMs: HOUR, keep: 'catalogue' })
const unitLists = remote(() => call(api.units, {}), { freshForMs: HOUR, keep: 'units' })

export const loadStart = () => starts.load(ONE)
export const loadCatalogue = () => catalogues.load(ONE)
export const loadUnits = () => unitLists.load(ONE)

export const useStart = () => starts.use(ONE)
export const useUnits = () => unitLists.use(ONE)

/** The newest categories this phone knows; the bundled ones until it has heard of others. */
export const useCatalogue = (): Catalogue => catalogues.use(ONE).data ?? BUNDLED

/** The same, outside of a page. */
export const catalogueNow = (): Catalogue => catalogues.peek(ONE) ?? BUNDLED

/** The working calendar as the server last told it. */
export function useCalendar(): Calendar {
  const start = useStart().data
  return useMemo(() => calendarFrom(start), [start])
}

/** Is this a working day? For drawing the time ruler. */
export function useWorkdays(): (day: string) => boolean {
  const calendar = useCalendar()
  return (day) => isWorkday(calendar, day)
}

/** "扎赉诺尔区网格化中心": the centre with its district, 区 said once. */
export const fullCentreName = ({ district, centre }: { district: string; centre: { name: string } }): string =>
  `${district}${centre.name.replace(/^区/, '')}`
