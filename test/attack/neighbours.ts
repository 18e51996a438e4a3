/**
 * The attack on 我也遇到: what can be learnt of reports that nobody published by asking 500 times, from anywhere, with any words.
 * Every finding is a sentence; none is what is wanted.
 */
import type { Caller } from '../helpers/server'
import { api, type Near, type Neighbour, type ReplyOf } from '../../src/domain/api'
import { BUNDLED } from '../../src/domain/report/categories'

/** A report that must not be found, or not closer than its community. */
export type Target = { point: { lng: number; lat: number }; category: Near['category']; item: string; secret: string; hidden: boolean }

/** `ask`: by whom; `rest`: called now and then, so that no limit on questions ends the attack; `statements`: how many the database was sent. */
export type Attacker = { name: string; caller: Caller; rest: () => Promise<void>; statements: () => number }

const QUESTIONS = 500
const HECTARE = 10_000
/** Metres between two places asked from. */
const STEP = 30
const METRES = { lng: 72_400, lat: 111_320 }

export async function attackNeighbours(attacker: Attacker, targets: readonly Target[]): Promise<string[]> {
  const findings: string[] = []
  for (const target of targets) findings.push(...(await attackOne(attacker, target, Math.ceil(QUESTIONS / targets.length))))
  return findings.map((finding) => `${attacker.name}: ${finding}`)
}

async function attackOne({ caller, rest, statements }: Attacker, target: Target, questions: number): Promise<string[]> {
  const findings: string[] = []
  const ask = async (near: Near): Promise<{ answer: Neighbour[]; sent: number }> => {
    const before = statements()
    const { status, reply } = await caller.call(api.neighbours, { body: near })
    if (status !== 200) throw new Error(`asked, and got ${status}`)
    return { answer: (reply as ReplyOf<typeof api.neighbours>).neighbours, sent: statements() - before }
  }
  const at = (east: number, north: number): Near['point'] => ({
    lng: target.point.lng + east / METRES.lng,
    lat: target.point.lat + north / METRES.lat,
    datum: 'WGS-84',
  })
  const near = { category: target.category, item: target.item }

  // where: from a lattice of places around it
  const seen: { east: number; north: number; answer: string }[] = []
  for (let n = 0; n < questions * 0.6; n++) {
    if (n % 40 === 0) await rest()
    const [east, north] = [((n % 9) - 4) * STEP, (Math.floor(n / 9) - 4) * STEP]
    seen.push({ east, north, answer: JSON.stringify((await ask({ ...near, point: at(east, north), words: '' })).answer) })
  }
  const found = seen.filter(({ answer }) => answer !== '[]')
  if (target.hidden && found.length > 0) findings.push(`${target.category}/${target.item}: found at ${found.length} places`)
  if (found.length > 0) {
    const hectares = (found.length * STEP * STEP) / HECTARE
    const kinds = new Set(found.map(({ answer }) => answer)).size
    if (hectares < 4) findings.push(`${target.item}: only ${hectares} ha stay possible`)
    if (kinds > 1) findings.push(`${target.item}: ${kinds} different answers tell where it lies`)
  }

  // what: with words that it has and words that it has not
  const pairs = [...target.secret].slice(1).map((letter, i) => target.secret[i]! + letter)
  const plain = await ask({ ...near, point: at(10, 10), words: '没有的字' })
  for (let n = 0; n < questions * 0.4; n++) {
    if (n % 40 === 0) await rest()
    const words = n % 2 === 0 ? pairs[(n / 2) % pairs.length]! : target.secret
    const { answer, sent } = await ask({ ...near, point: at(10, 10), words })
    if (JSON.stringify(answer) !== JSON.stringify(plain.answer)) findings.push(`${target.item}: “${words}” changes the answer`)
    if (sent !== plain.sent) findings.push(`${target.item}: “${words}” costs ${sent} statements, not ${plain.sent}`)
    if (JSON.stringify(answer).includes(target.secret)) findings.push(`${target.item}: its words are in the answer`)
  }

  // under any other sub-item
  for (const { id: category, items } of BUNDLED.categories)
    for (const { id: item } of items) {
      await rest()
      const { answer } = await ask({ category, item, point: at(0, 0), words: '' })
      if (target.hidden && answer.some((one) => one.item === target.item && one.category === target.category))
        findings.push(`${target.item}: found by asking for ${category}/${item}`)
    }
  return [...new Set(findings)]
}
