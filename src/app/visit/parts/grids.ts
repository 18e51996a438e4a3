/** The grids somebody visits in: a grid worker's own, those of a clerk's community. */
import type { Me, PublicUnit } from '../../../domain/api'

export const myGrids = ({ posts }: Me, units: readonly PublicUnit[]): { value: string; text: string }[] =>
  units
    .filter(({ kind }) => kind === 'grid')
    .filter(({ id, parentId }) =>
      posts.some(({ unitId, duty }) => (duty === 'gridWorker' && unitId === id) || (duty === 'clerk' && unitId === parentId)),
    )
    .map(({ id, name }) => ({ value: id, text: name }))
