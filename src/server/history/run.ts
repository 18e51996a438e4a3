/** Loading a whole file of history: line by line, rejects beside it, an account of what lies in the database afterwards. */
import fs from 'node:fs'
import readline from 'node:readline'
import { Readable } from 'node:stream'
import { Refused } from '../refused'
import { isGarbled, textOf } from '../text-file'
import { Account } from './account'
import { readCase, REASONS, type Case, type Reason } from './cases'
import { loadCase, type Loading } from './load'

/** Lines looked at before their account is taken, and cases written at the same time. */
const BATCH = 200
const AT_ONCE = 4

type Numbered = { number: number; line: string; bytes: number }

/** Loads `file`; what is rejected goes to `FILE.rejects.jsonl`. `onProgress` hears how much of the file is done, 0 to 1. */
export async function loadFile(deps: Loading, file: string, onProgress: (share: number, account: Account) => void): Promise<Account> {
  const rejects = `${file}.rejects.jsonl`
  fs.rmSync(rejects, { force: true })
  const account = new Account(deps)
  const size = Math.max(1, fs.statSync(file).size)
  let bytes = 0
  for await (const batch of batchesOf(file)) {
    await account.add(
      await loadBatch(deps, batch, account, (line, reason) => {
        account.rejected++
        fs.appendFileSync(rejects, `${JSON.stringify({ line, reason: REASONS[reason] })}\n`)
      }),
    )
    bytes += batch.reduce((sum, one) => sum + one.bytes, 0)
    onProgress(Math.min(1, bytes / size), account)
  }
  return account
}

async function* batchesOf(file: string): AsyncGenerator<Numbered[]> {
  let batch: Numbered[] = []
  let number = 0
  for await (const line of readline.createInterface({ input: Readable.from(textOf(file)), crlfDelay: Infinity })) {
    number++
    if (line.trim() === '') continue
    batch.push({ number, line: line.replace(/^\uFEFF/, ''), bytes: Buffer.byteLength(line) + 1 })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The cases of these lines that are in the database now. */
async function loadBatch(
  deps: Loading,
  batch: Numbered[],
  account: Account,
  reject: (number: number, reason: Reason) => void,
): Promise<Case[]> {
  const loaded: Case[] = []
  const waiting = [...batch]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const one = isGarbled(next.line) ? 'garbled' : readCase(next.line, deps.importedAt)
      const failed = typeof one === 'string' ? one : await tryLoading(deps, one, account)
      if (failed) reject(next.number, failed)
      else loaded.push(one as Case)
      account.lines++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return loaded
}

async function tryLoading(deps: Loading, one: Case, account: Account): Promise<Reason | undefined> {
  try {
    if (await loadCase(deps, one)) account.fresh++
    return undefined
  } catch (error) {
    if (error instanceof Refused && error.problem === 'sameIdOtherBody') return 'sameIdOtherBody'
    throw error
  }
}
