/** A paper (附件) is saved by the browser, or fetched and opened by WeChat's own reader; it is never shown in a page of ours. */
import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'
import type { PaperView } from '../../domain/ticket/papers'

export function openPaper(paper: PaperView, address: string): Promise<void> {
  return process.env.TARO_ENV === 'h5' ? Promise.resolve(saveInBrowser(paper, address)) : openInWechat(paper, address)
}

function saveInBrowser({ name }: PaperView, address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.rel = 'noopener'
  document.body.append(link)
  link.click()
  link.remove()
}

async function openInWechat({ kind }: PaperView, address: string) {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address })
    if (statusCode !== 200) throw new Error(String(statusCode))
    await Taro.openDocument({ filePath: tempFilePath, fileType: kind, showMenu: true })
  } catch {
    void Taro.showToast({ title: say('这个附件现在打不开，请回到上一页再进来试一次。'), icon: 'none' })
  }
}
