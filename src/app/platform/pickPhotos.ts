/** Photos are picked or taken, and made as small as they need to be before they travel: large ones shrunk, unusual kinds made JPEG. */
import Taro from '@tarojs/taro'

/** Where a picked photo lies for the moment; `problem`: why it can be no photo. */
export type Picked = { path: string; problem?: 'photoEmpty' }

/** Asks for up to `count` photos; nothing when the person thought better of it. In a browser there may be more than asked for. */
export const pickPhotos = (count: number): Promise<Picked[]> => (process.env.TARO_ENV === 'weapp' ? pickInWechat(count) : pickInBrowser())

/** Above this a photo is made smaller here, where that is possible; it would take a slow network minutes. */
const LIGHT_BYTES = 4 * 1024 * 1024
/** The server keeps 1920; some more leaves it a choice. */
const LONG_SIDE = 2560
const QUALITY = 0.85

async function pickInWechat(count: number): Promise<Picked[]> {
  const chosen = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] }).catch(
    () => undefined,
  )
  return Promise.all((chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => lightInWechat(tempFilePath, size)))
}

async function lightInWechat(path: string, size: number): Promise<Picked> {
  if (size === 0) return { path, problem: 'photoEmpty' }
  if (size <= LIGHT_BYTES) return { path }
  const smaller = await Taro.compressImage({ src: path, quality: 100 * QUALITY, compressedWidth: LONG_SIDE }).catch(() => undefined)
  return { path: smaller?.tempFilePath ?? path }
}

/** The browser's own picker: it offers the camera as well, and leaves out nothing that it cannot draw. */
function pickInBrowser(): Promise<Picked[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = true
  input.hidden = true
  // an old Safari forgets an input that is not in the page
  document.body.append(input)
  const picked = new Promise<Picked[]>((resolve) => {
    input.onchange = () => void inTurn(Array.from(input.files ?? [])).then(resolve)
    input.oncancel = () => resolve([])
    input.click()
  })
  return picked.finally(() => input.remove())
}

/** One after the other: several large pictures at once are more than a cheap phone can hold. */
async function inTurn(files: File[]): Promise<Picked[]> {
  const picked: Picked[] = []
  for (const file of files) picked.push(await lightInBrowser(file))
  return picked
}

async function lightInBrowser(file: File): Promise<Picked> {
  const path = URL.createObjectURL(file)
  if (file.size === 0) return { path, problem: 'photoEmpty' }
  if (/^image\/(jpeg|png|webp)$/.test(file.type) && file.size <= LIGHT_BYTES) return { path }
  // what this browser cannot draw goes as it is: the server says what is the matter with it
  const smaller = await redrawn(path).catch(() => undefined)
  if (!smaller) return { path }
  URL.revokeObjectURL(path)
  return { path: URL.createObjectURL(smaller) }
}

/** The same picture as a JPEG of moderate size, upright. */
async function redrawn(address: string): Promise<Blob | undefined> {
  const whole = new Image()
  whole.src = address
  await whole.decode()
  const scale = Math.min(1, LONG_SIDE / Math.max(whole.naturalWidth, whole.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(whole.naturalWidth * scale)
  canvas.height = Math.round(whole.naturalHeight * scale)
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(whole, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', QUALITY))
}
