/** A query code (查询码) as a picture for the album: white, black, no word of the report. */
import Taro from '@tarojs/taro'
import { blocksOf } from '../../domain/people/code'
import { say } from '../../domain/words/say'

const WIDTH = 900
const HEIGHT = 760

type Facts = { code: string; number: string; day: string }

/** Saves it to the album, or as a download in a browser; false when the person or the phone said no. */
export async function saveCodeImage(facts: Facts): Promise<boolean> {
  return process.env.TARO_ENV === 'h5' ? download(facts) : toAlbum(facts)
}

async function toAlbum(facts: Facts): Promise<boolean> {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: WIDTH, height: HEIGHT })
  draw(canvas.getContext('2d') as unknown as CanvasRenderingContext2D, facts)
  const files = Taro.getFileSystemManager()
  const file = `${wx.env.USER_DATA_PATH}/code.png`
  try {
    // nothing is waited for before the album is asked: WeChat takes such calls from within a tap
    files.writeFileSync(file, (canvas as unknown as HTMLCanvasElement).toDataURL('image/png').split(',')[1]!, 'base64')
    await Taro.saveImageToPhotosAlbum({ filePath: file })
    return true
  } catch {
    return false
  } finally {
    files.unlink({ filePath: file, fail: () => undefined })
  }
}

async function download(facts: Facts): Promise<boolean> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  draw(canvas.getContext('2d')!, facts)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = say('查询码.png')
  link.click()
  return true
}

function draw(to: CanvasRenderingContext2D, { code, number, day }: Facts) {
  to.fillStyle = '#ffffff'
  to.fillRect(0, 0, WIDTH, HEIGHT)
  to.fillStyle = '#16211f'
  const blocks = blocksOf(code)
  const lines: [text: string, size: number, y: number][] = [
    [say('市民吹哨 · 查询码'), 44, 100],
    [blocks.slice(0, 3).join('  '), 76, 240],
    [blocks.slice(3).join('  '), 76, 360],
    [say('编号 {number}', { number }), 40, 480],
    [say('{day}提交', { day }), 40, 540],
    [say('看进度：市民吹哨 → 我的 → 凭查询码看进度'), 36, 640],
    [say('只有凭它能看这件事，别给别人看'), 36, 700],
  ]
  for (const [text, size, y] of lines) {
    to.font = `${size > 70 ? 'bold ' : ''}${size}px monospace, sans-serif`
    to.fillText(text, 60, y)
  }
}
