/** Papers (附件) are chosen: out of a chat in WeChat, which has no files of its own, or out of the browser's files. */
import Taro from '@tarojs/taro'
import { MAX_PAPER_BYTES, PAPER_KIND_IDS } from '../../domain/ticket/papers'

/** Where a chosen paper lies for the moment, what it is called here, how big it is, and why it cannot be sent. */
export type PickedPaper = { path: string; name: string; bytes: number; problem?: 'paperEmpty' | 'paperTooBig' }

/** Asks for up to `count`; nothing when the person thought better of it. In a browser there may be more than asked for. */
export const pickPapers = (count: number): Promise<PickedPaper[]> =>
  process.env.TARO_ENV === 'weapp' ? pickInWechat(count) : pickInBrowser()

async function pickInWechat(count: number): Promise<PickedPaper[]> {
  const asked = { count, type: 'file', extension: PAPER_KIND_IDS } as const
  const chosen = await Taro.chooseMessageFile(asked).catch(() => undefined)
  return (chosen?.tempFiles ?? []).map(({ path, name, size }) => measured({ path, name, bytes: size }))
}

function pickInBrowser(): Promise<PickedPaper[]> {
  const input = document.createElement('input')
  input.type = 'file'
  // a phone that knows no kind by its ending offers all files: the server looks at what is in them
  input.accept = PAPER_KIND_IDS.map((kind) => `.${kind}`).join()
  input.multiple = true
  input.hidden = true
  // an old Safari forgets an input that is not in the page
  document.body.append(input)
  const picked = new Promise<PickedPaper[]>((resolve) => {
    input.onchange = () => resolve(Array.from(input.files ?? []).map(pickedOf))
    input.oncancel = () => resolve([])
    input.click()
  })
  return picked.finally(() => input.remove())
}

const pickedOf = (file: File) => measured({ path: URL.createObjectURL(file), name: file.name, bytes: file.size })

/** What is empty or too big need not travel to be refused. */
function measured(paper: PickedPaper): PickedPaper {
  if (paper.bytes === 0) return { ...paper, problem: 'paperEmpty' }
  return paper.bytes > MAX_PAPER_BYTES ? { ...paper, problem: 'paperTooBig' } : paper
}
