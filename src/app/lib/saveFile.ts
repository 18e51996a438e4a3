/** h5: a file of the server comes in as it is written; how far it is can be said, it can be stopped, and half a file is never kept. */
import type { Endpoint } from '../../domain/api'
import { problemWords } from '../../domain/problems'
import { accept, CallFailed, headersFor, sentAs, urlOf } from '../remote/call'

const BROKEN = '写到一半断了，没有留下半个文件，请再试一次。'

/** What is asked for, with a file that goes along, and under which name the answer is kept. */
type Wanted = {
  endpoint: Endpoint
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  file?: File
  name: string
}

/** Saves it; false where it was stopped. `onBytes` hears how many have come. */
export async function saveFile(wanted: Wanted, onBytes: (bytes: number) => void, stop: AbortSignal): Promise<boolean> {
  const { endpoint, params, query, file, name } = wanted
  const url = urlOf(endpoint, params, query)
  const sent = sentAs({ as: 'staff' })
  const { method } = endpoint
  const form = file && formWith(file)
  const answer = await fetch(url, { method, headers: headersFor(sent, false), signal: stop, body: form ?? null }).catch(() => undefined)
  if (stop.aborted) return false
  if (!answer) throw new CallFailed({ code: 'offline', message: problemWords('offline') }, 0)
  if (!answer.ok) accept(endpoint, answer.status, await answer.text(), sent)
  const pieces = await piecesOf(answer, onBytes)
  if (stop.aborted) return false
  if (!pieces) throw new CallFailed({ code: 'offline', message: BROKEN }, 0)
  keep(new Blob(pieces), name)
  return true
}

/** One file, as the server takes it. */
export function formWith(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}

async function piecesOf(answer: Response, onBytes: (bytes: number) => void): Promise<BlobPart[] | undefined> {
  const reader = answer.body!.getReader()
  const pieces: BlobPart[] = []
  let bytes = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value)
      bytes += read.value.length
      onBytes(bytes)
    }
    return pieces
  } catch {
    return undefined
  }
}

function keep(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
