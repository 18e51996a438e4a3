import type { Catalogue } from '../../domain/report/categories'
import type { CategoryTile } from '../components/CategoryLattice'

/** The categories as tiles: name, icon, and what belongs there in a few words. */
export const tilesOf = (catalogue: Catalogue): CategoryTile[] =>
  catalogue.categories.map(({ id, name, hint, items }) => ({
    id,
    name,
    icon: `cat-${id}`,
    note:
      hint ??
      items
        .slice(0, 3)
        .map((item) => item.name)
        .join('、'),
  }))
