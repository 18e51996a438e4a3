import { useState } from 'react'
import { drafts, isFor, newestWritten, takeUp, type Draft } from '../../sending/drafts'
import { isOpenIn, outbox } from '../../sending/waiting'
import { idOf } from '../../remote/session'

export type Opened = { draft?: string; category?: string; scene?: string }

/**
 * Which draft the form opens: the one asked for; else the newest unfinished one it could be (of the category pressed, of the code scanned,
 * or any); else a new one. Gives whether it goes on with something written before.
 */
export function useOpening(asked: Opened): boolean {
  const [goesOn] = useState(() => {
    const id =
      asked.draft && isOpenTo(asked.draft) ? asked.draft : newestWritten((draft) => isOpenIn(outbox.all())(draft) && fits(draft, asked))
    takeUp(id)
    return id !== undefined
  })
  return goesOn
}

const isOpenTo = (id: string): boolean => {
  const draft = drafts.get(id)
  return draft !== undefined && isFor(draft, idOf('resident')) && isOpenIn(outbox.all())(draft)
}

const fits = ({ category, place }: Draft, asked: Opened): boolean =>
  (asked.category === undefined || category === asked.category) && (asked.scene === undefined || place.scene === asked.scene)
