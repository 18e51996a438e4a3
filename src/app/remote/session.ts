/** Who is signed in on this phone: a resident, a member of staff, or both; each with a token of its own. And the query code in use. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Me, SignedIn } from '../../domain/api'
import { taroStorage } from '../platform/storage'

/** code: an anonymous reporter (匿名), who has a query code and no account. */
export type As = 'resident' | 'staff' | 'code'
type People = Partial<Record<'resident' | 'staff', SignedIn>> & {
  /** How many residents have signed in on this phone, one after the other: what nobody's was, is the next holder's no more. */
  holders?: number
}

export const useSession = create(
  persist<People & { code?: { token: string } }, [], [], People>(() => ({}), {
    name: 'session',
    storage: taroStorage(),
    // whoever finds the phone finds no code on it
    partialize: ({ code: _, ...people }) => people,
  }),
)

export const tokenOf = (as: As): string | undefined => useSession.getState()[as]?.token

/** Whose phone this is now: what waits in it is sent by that account alone. */
export const idOf = (as: 'resident' | 'staff'): string | undefined => useSession.getState()[as]?.me.id ?? undefined

/** Keeps a new session under its kind. */
export const keepSession = (session: SignedIn) =>
  useSession.setState(({ resident, holders = 0 }) => {
    if (session.me.kind === 'staff') return { staff: session }
    return { resident: session, holders: resident?.me.id === session.me.id ? holders : holders + 1 }
  })

export const holdersNow = (): number => useSession.getState().holders ?? 0

/** The session goes on as somebody of whom something else is known now: a number, a second factor. */
export const keepMe = (me: Me) =>
  useSession.setState((all) => {
    const as = me.kind === 'staff' ? 'staff' : 'resident'
    return { [as]: all[as] && { ...all[as], me } }
  })

/** This code is used from now on, until the app is closed. */
export const takeCode = (token: string) => useSession.setState({ code: { token } })

export const endSession = (as: As) => {
  delete lost[as]
  useSession.setState({ [as]: undefined })
}

/** Whose session the server ended while they were at work: what they still tap waits for them. Not kept beyond the running app. */
const lost: Partial<Record<As, string>> = {}
export const lostId = (as: 'resident' | 'staff'): string | undefined => lost[as]

/** The server knows this session no more. */
export function loseSession(as: As) {
  const id = as === 'code' ? undefined : idOf(as)
  endSession(as)
  if (id) lost[as] = id
}
