/**
 * Fetches a file that needs a sign-in. A browser saves it at once; in WeChat what comes back hands it to a chat of the person's own, to be
 * called in their next tap: WeChat opens no chat by itself.
 */
import Taro from '@tarojs/taro'
import type { Endpoint } from '../../domain/api'
import { problemWords } from '../../domain/problems'
import type { As } from './session'
import { accept, CallFailed, headersFor, sentAs, urlOf } from './call'

const TIMEOUT_MS = 300_000

export async function downloadFile(endpoint: Endpoint, name: string, as: As): Promise<(() => void) | undefined> {
  if (process.env.TARO_ENV === 'h5') return saveInBrowser(endpoint, name, as)
  const sent = sentAs({ as })
  const answer = await Taro.downloadFile({ url: urlOf(endpoint), header: headersFor(sent, false), timeout: TIMEOUT_MS }).catch(
    () => undefined,
  )
  if (!answer) throw offline()
  // what is not a file is a refusal, and lies in the file
  if (answer.statusCode !== 200) accept(endpoint, answer.statusCode, readText(answer.tempFilePath), sent)
  return () => void Taro.shareFileMessage({ filePath: answer.tempFilePath, fileName: name }).catch(() => undefined)
}

async function saveInBrowser(endpoint: Endpoint, name: string, as: As): Promise<undefined> {
  const sent = sentAs({ as })
  const answer = await fetch(urlOf(endpoint), { headers: headersFor(sent, false) }).catch(() => undefined)
  if (!answer) throw offline()
  if (!answer.ok) accept(endpoint, answer.status, await answer.text(), sent)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const offline = () => new CallFailed({ code: 'offline', message: problemWords('offline') }, 0)

function readText(path: string): string {
  try {
    return String(Taro.getFileSystemManager().readFileSync(path, 'utf8'))
  } catch {
    return ''
  }
}
