/** Query codes (查询码) that were used and not yet saved by their owner: kept on the phone until they are, and then no more. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { CODE_BYTES, codeFrom } from '../../domain/people/code'
import { randomBytes } from '../platform/random'
import { taroStorage } from '../platform/storage'
import { useSession } from '../remote/session'

/**
 * `owner`: who was signed in when it was made, and alone sees it. Made while nobody was, it is seen while nobody is and until a resident
 * signs in here: neither they nor whoever has the phone after them sees it (`holders`: how many had signed in before it was made).
 * `ticket`: the page that says it was handed in; what an older version kept has neither.
 */
export type UnsavedCode = { code: string; number: string; filedAt: number; owner?: string; holders?: number; ticket?: string }

export const useUnsavedCodes = create(persist<{ codes: UnsavedCode[] }>(() => ({ codes: [] }), { name: 'codes', storage: taroStorage() }))

export const newCode = async (): Promise<string> => codeFrom(await randomBytes(CODE_BYTES))

/** Kept until it is saved. */
export const keepUnsaved = (one: UnsavedCode) =>
  useUnsavedCodes.setState(({ codes }) => ({ codes: [one, ...codes.filter(({ code }) => code !== one.code)] }))

/** Its owner has it elsewhere now. */
export const isSaved = (code: string) => useUnsavedCodes.setState(({ codes }) => ({ codes: codes.filter((one) => one.code !== code) }))

/** Those that whoever holds this phone may see. */
export function useMyUnsavedCodes(): UnsavedCode[] {
  const me = useSession((session) => session.resident?.me.id) ?? undefined
  const holders = useSession((session) => session.holders ?? 0)
  return useUnsavedCodes((store) => store.codes).filter(
    ({ owner, holders: made = 0 }) => owner === me && (owner !== undefined || made === holders),
  )
}
