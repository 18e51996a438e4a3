/**
 * The contract, continued: names of places and the lines of a map, as the operator gave them. Rows like those of `api`, kept apart because
 * the tabs never call them and need not carry their checks.
 */
import type { Endpoint } from './api'
import { MapLines, NamedPlaces } from './place/gazetteer'

export const placesApi = {
  places: { method: 'GET', path: '/places', for: ['anyone'], reply: NamedPlaces },
  mapLines: { method: 'GET', path: '/places/lines', for: ['anyone'], reply: MapLines },
} as const satisfies Record<string, Endpoint>
