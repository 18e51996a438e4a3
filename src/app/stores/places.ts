/** Names of places, for writing an address without a network, and the lines of a map: kept on the phone. */
import { useMemo } from 'react'
import { placesApi } from '../../domain/api-places'
import { gazetteerOf } from '../../domain/place/find'
import { call } from '../remote/call'
import { remote } from '../remote/remote'
import { useUnits } from './reference'

const HOUR = 3_600_000
const ONE = 'all'

const named = remote(() => call(placesApi.places, {}), { freshForMs: HOUR, keep: 'places' })
const drawn = remote(() => call(placesApi.mapLines, {}), { freshForMs: HOUR, keep: 'lines' })

export const loadPlaces = () => named.load(ONE)
export const loadMapLines = () => drawn.load(ONE)
export const useMapLines = () => drawn.use(ONE).data?.lines ?? NONE

const NONE: never[] = []

/** What this phone can find a written place by: communities at least. */
export function useGazetteer() {
  const places = named.use(ONE).data?.places ?? NONE
  const units = useUnits().data?.units ?? NONE
  return useMemo(() => gazetteerOf(places, units), [places, units])
}
