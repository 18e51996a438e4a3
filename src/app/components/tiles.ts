import type { Catalogue } from '../../domain/report/categories'
import { say } from '../../domain/words/say'
import type { CategoryTile } from './CategoryLattice'

/** The categories as tiles: name, icon, and what belongs there in a few words. */
export const tilesOf = (catalogue: Catalogue): CategoryTile[] =>
  catalogue.categories.map(({ id, name, hint, items }) => ({
    id,
    name: say(name),
    icon: `cat-${id}`,
    note: hint
      ? say(hint)
      : items
          .slice(0, 3)
          .map((item) => say(item.name))
          .join(say('、')),
  }))
