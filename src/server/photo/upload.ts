/** The one file of an upload, in memory, within limits for one and for all. */
import type { FastifyRequest } from 'fastify'
import type { ProblemCode } from '../../domain/problems-told'
import type { Deps } from '../deps'
import { count } from '../plugins/allowance'
import { networkOf } from '../plugins/device'
import { Refused } from '../refused'

const MB = 1024 * 1024
/** How big a file of one kind may be, and what is said of one that is bigger, that ends too early, that is none. */
type Upload = { maxBytes: number; tooBig: ProblemCode; cut: ProblemCode; wrong: ProblemCode }
/** Files come with a few words about themselves at most. */
export const limitsFor = ({ maxBytes }: Upload) => ({ fileSize: maxBytes, files: 1, fields: 8, fieldSize: 1024, parts: 9, headerPairs: 50 })
/** Multipart borders and fields around the file. */
const AROUND = 64 * 1024
/** What all uploads together may hold in memory; beyond it they are asked to come again. */
const MAX_HELD = 160 * MB

/** A query code costs nothing to make up, so its uploads are counted by address as well. */
export const OF_CODES = { max: 600, windowMs: 10 * 60_000 }

let held = 0

export async function refuseManyCodes(deps: Deps, { ip }: FastifyRequest) {
  const { current } = await count(deps, `uploads by code ${networkOf(ip)}`, OF_CODES.windowMs)
  if (current > OF_CODES.max) throw new Refused(429, 'tooMany')
}

/** Runs `use` with the bytes of the file. Refuses what is too big, before it has come in where its length is told. */
export async function withUpload<T>(request: FastifyRequest, upload: Upload, use: (bytes: Buffer) => Promise<T>): Promise<T> {
  if (Number(request.headers['content-length']) > upload.maxBytes + AROUND) throw new Refused(413, upload.tooBig)
  const mine = { bytes: 0 }
  try {
    return await use(await readFile(request, upload, mine))
  } finally {
    held -= mine.bytes
  }
}

async function readFile(request: FastifyRequest, { tooBig, cut, wrong }: Upload, mine: { bytes: number }): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refused(415, wrong)
  const part = await request.file().catch((error: unknown) => {
    throw isCutShort(error) ? new Refused(400, cut) : error
  })
  if (!part) throw new Refused(415, wrong)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      if (held + chunk.length > MAX_HELD) throw new Busy()
      held += chunk.length
      mine.bytes += chunk.length
      chunks.push(chunk)
    }
  } catch (error) {
    throw isCutShort(error) ? new Refused(400, cut) : error
  }
  if (part.file.truncated) throw new Refused(413, tooBig)
  return Buffer.concat(chunks)
}

/** The form has no border, or ends before its file does: what reads it says so without a status. */
const isCutShort = (error: unknown): boolean => !(error instanceof Refused) && (error as { statusCode?: number }).statusCode === undefined

/** Answered as 503 with the word for a busy hour. */
class Busy extends Error {
  readonly statusCode = 503
}
