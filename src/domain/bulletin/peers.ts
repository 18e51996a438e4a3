/**
 * Like with like (同类放在一起): units of one kind in bands by how much they did in time, in the order of the register. Whoever has fewer than
 * ten stands apart with what they had; nobody is first, nobody is last.
 */
import * as v from 'valibot'
import { FEW } from '../figures/readers'
import type { UnitKind } from '../people/units'

/** Public companies (公用企业) are registered as departments: the register knows no kind of their own. */
export const PEERS = {
  streets: { name: '镇、街道', kinds: ['street', 'community', 'grid'] },
  departments: { name: '部门、公用企业', kinds: ['department'] },
  others: { name: '区中心、纪检监察', kinds: ['centre', 'oversight'] },
} as const satisfies Record<string, { name: string; kinds: readonly UnitKind[] }>
type PeerId = keyof typeof PEERS
export const PEER_IDS = Object.keys(PEERS) as [PeerId, ...PeerId[]]

const peersOf = (kind: UnitKind): PeerId => PEER_IDS.find((id) => (PEERS[id].kinds as readonly UnitKind[]).includes(kind))!

/** From how many percent on. */
export const BANDS = [
  { from: 98, name: '98% 及以上' },
  { from: 90, name: '90% 到 98%' },
  { from: 0, name: '90% 以下' },
] as const

/** In time out of those that fell due. */
export const Share = v.object({ id: v.string(), name: v.string(), n: v.number(), of: v.number() })
export type Share = v.InferOutput<typeof Share>

/** `few`: fewer than ten fell due; `none`: nothing did. */
export const PeerGroup = v.object({
  id: v.picklist(PEER_IDS),
  bands: v.array(v.object({ name: v.string(), units: v.array(Share) })),
  few: v.array(Share),
  none: v.array(v.string()),
})
export type PeerGroup = v.InferOutput<typeof PeerGroup>

/** The groups that have anybody, each in bands. */
export function groupsOf(shares: readonly (Share & { kind: UnitKind })[]): PeerGroup[] {
  return PEER_IDS.flatMap((id): PeerGroup[] => {
    const own = shares.filter(({ kind }) => peersOf(kind) === id).map(({ kind: _, ...share }) => share)
    if (own.length === 0) return []
    const enough = own.filter(({ of }) => of >= FEW)
    return [
      {
        id,
        bands: BANDS.map((band) => ({ name: band.name, units: enough.filter((share) => bandOf(share) === band) })),
        few: own.filter(({ of }) => of > 0 && of < FEW),
        none: own.filter(({ of }) => of === 0).map(({ name }) => name),
      },
    ]
  })
}

const bandOf = ({ n, of }: Share) => BANDS.find(({ from }) => n * 100 >= from * of)!
