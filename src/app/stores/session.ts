/** Who is signed in on this phone: a resident, a member of staff, or both; each with a token of its own. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { SignedIn } from '../../domain/api'
import { taroStorage } from '../lib/storage'

export type As = 'resident' | 'staff'
type Session = Partial<Record<As, SignedIn>>

export const useSession = create(persist<Session>(() => ({}), { name: 'session', storage: taroStorage() }))

export const tokenOf = (as: As): string | undefined => useSession.getState()[as]?.token

/** Keeps a new session under its kind. */
export const keepSession = (session: SignedIn) => useSession.setState({ [session.me.kind === 'staff' ? 'staff' : 'resident']: session })

export const endSession = (as: As) => useSession.setState({ [as]: undefined })
