/** The one file of an upload, in memory, within limits for one and for all. */
import type { FastifyRequest } from 'fastify'
import { Refused } from '../refused'

const MB = 1024 * 1024
export const MAX_BYTES = 20 * MB
/** Photos come with a few words about themselves at most. */
export const UPLOAD_LIMITS = { fileSize: MAX_BYTES, files: 1, fields: 8, fieldSize: 1024, parts: 9, headerPairs: 50 }
/** Multipart borders and fields around the file. */
const AROUND = 64 * 1024
/** What all uploads together may hold in memory; beyond it they are asked to come again. */
const MAX_HELD = 160 * MB

let held = 0

/** Runs `use` with the bytes of the file. Refuses what is too big, before it has come in where its length is told. */
export async function withUpload<T>(request: FastifyRequest, use: (bytes: Buffer) => Promise<T>): Promise<T> {
  if (Number(request.headers['content-length']) > MAX_BYTES + AROUND) throw new Refused(413, 'photoTooBig')
  const mine = { bytes: 0 }
  try {
    return await use(await readFile(request, mine))
  } finally {
    held -= mine.bytes
  }
}

async function readFile(request: FastifyRequest, mine: { bytes: number }): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refused(415, 'photoNotImage')
  const part = await request.file()
  if (!part) throw new Refused(415, 'photoNotImage')
  const chunks: Buffer[] = []
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    if (held + chunk.length > MAX_HELD) throw new Busy()
    held += chunk.length
    mine.bytes += chunk.length
    chunks.push(chunk)
  }
  if (part.file.truncated) throw new Refused(413, 'photoTooBig')
  return Buffer.concat(chunks)
}

/** Answered as 503 with the word for a busy hour. */
class Busy extends Error {
  readonly statusCode = 503
}
