/**
 * What was begun in a sheet and not sent (草稿): kept in this browser or phone for a week, by ticket and action, so that a closed sheet, a
 * closed tab or an empty battery loses no word. It goes with the sending, and with signing out.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import type { SheetDraft } from '../components/useActionForm'
import { taroStorage } from '../platform/storage'
import { onForget } from '../stores/tickets'

type Kept = Record<string, { given: Given; at: number }>

const WEEK = 7 * 86_400_000
/** The oldest go first. */
const MOST = 40

const useDrafts = create(persist<{ all: Kept }>(() => ({ all: {} }), { name: 'sheet-drafts', storage: taroStorage() }))
onForget((as) => as === 'staff' && useDrafts.setState({ all: {} }))

const without = (key: string): Kept => Object.fromEntries(Object.entries(useDrafts.getState().all).filter(([one]) => one !== key))

/** What stands in the sheet of this action on this ticket, and the ways to keep it. */
export function draftOf(ticket: string, action: Action): SheetDraft {
  const key = `${ticket} ${action}`
  const kept = useDrafts.getState().all[key]
  return {
    given: kept && Date.now() - kept.at < WEEK ? kept.given : undefined,
    keep: (given) => {
      const newest = [[key, { given, at: Date.now() }] as const, ...Object.entries(without(key)).sort(([, a], [, b]) => b.at - a.at)]
      useDrafts.setState({ all: Object.fromEntries(newest.slice(0, MOST)) })
    },
    drop: () => useDrafts.setState({ all: without(key) }),
  }
}
