/** Names of places, read once, as phones ask for them and the server finds by them. */
import { createHash } from 'node:crypto'
import { gazetteerOf, type Gazetteer } from '../../domain/place/find'
import { lineOfFeature, placeOfFeature, type MapLine, type NamedPlace, type PlaceFile } from '../../domain/place/gazetteer'
import type { Unit } from '../../domain/people/units'

export class PlaceIndex {
  readonly places: NamedPlace[]
  readonly lines: MapLine[]
  /** Another whenever a file was loaded that says something else. */
  readonly version: string
  readonly known: Gazetteer

  constructor({ features }: Pick<PlaceFile, 'features'>, units: readonly Unit[]) {
    this.places = features.map(placeOfFeature)
    this.lines = features.flatMap((feature) => lineOfFeature(feature) ?? [])
    this.version = createHash('sha256').update(JSON.stringify(features)).digest('hex').slice(0, 16)
    this.known = gazetteerOf(this.places, units)
  }
}
