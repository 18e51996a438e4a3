/** What a typed place tells (写的地址): the community it names, so that who refuses to be located is as well served. */
import type { Unit } from '../people/units'

type Named = Pick<Unit, 'id' | 'kind' | 'name'> & { ended?: unknown }

/** The one community that is named in full; none where several are. A longer name hides the shorter one within it. */
export function communityNamed(words: string, units: readonly Named[]): string | undefined {
  const plain = words.replace(/\s/g, '')
  const named = units.filter(({ kind, ended, name }) => kind === 'community' && !ended && plain.includes(name))
  const [only, ...others] = named.filter(({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)))
  return others.length === 0 ? only?.id : undefined
}
