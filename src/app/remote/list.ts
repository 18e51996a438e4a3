/** Lists that come in pages: a refresh asks for the first page alone, and what was loaded after it stays. */
import { remote } from './remote'

type Row = { id: string }
type Paged = { rows: Row[]; next: string | null }

/** A remote list by key; `more` appends the next page. */
export function list<P extends Paged>(fetch: (key: string, after?: string) => Promise<P>, { keep }: { keep?: string } = {}) {
  const store = remote((key) => fetch(key), { keep, onto: refreshed })
  return {
    ...store,
    async more(key: string) {
      const page = store.peek(key)
      if (page?.next) store.put(key, appended(page, await fetch(key, page.next)))
    },
    /** As many rows as there are, asked for anew: one of them changed beyond the first page. */
    async again(key: string) {
      const count = store.peek(key)?.rows.length ?? 0
      let page = await fetch(key)
      while (page.next && page.rows.length < count) page = appended(page, await fetch(key, page.next))
      store.put(key, alike(store.peek(key), page))
    },
  }
}

/** The next page below what is there. */
export function appended<P extends Paged>(page: P, more: P): P {
  const known = new Set(page.rows.map(({ id }) => id))
  return { ...page, next: more.next, rows: [...page.rows, ...more.rows.filter(({ id }) => !known.has(id))] }
}

/** The first page as it is now, and below it what was loaded beyond it. */
export function refreshed<P extends Paged>(before: P | undefined, first: P): P {
  if (!before || first.next === null) return alike(before, first)
  const now = new Set(first.rows.map(({ id }) => id))
  const lastKnown = before.rows.reduce((last, { id }, at) => (now.has(id) ? at : last), -1)
  const below = lastKnown < 0 ? [] : before.rows.slice(lastKnown + 1)
  return alike(before, below.length > 0 ? { ...first, rows: [...first.rows, ...below], next: before.next } : first)
}

/** The same page; rows in which nothing changed are the very objects that were there, so that nobody draws them again. */
function alike<P extends Paged>(before: P | undefined, page: P): P {
  if (!before) return page
  const old = new Map(before.rows.map((row) => [row.id, row]))
  const same = (row: Row) => {
    const was = old.get(row.id)
    return was && JSON.stringify(was) === JSON.stringify(row) ? was : row
  }
  return { ...page, rows: page.rows.map(same) }
}
