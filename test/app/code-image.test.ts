import Taro from '@tarojs/taro'
import { saveCodeImage } from '../../src/app/platform/codeImage'

const FACTS = { code: '7K2M9QWE3XF05RTYAB6C', number: '20261123-H8PX', day: '11月23日' }
const USER = 'wxfile://usr'

/** WeChat's files and album, as far as a picture goes; `mayUse`: the person lets us. */
function anAlbum(mayUse: boolean) {
  const files = new Map<string, string>()
  const album: (string | undefined)[] = []
  Object.assign(globalThis, { wx: { env: { USER_DATA_PATH: USER } } })
  Object.assign(Taro, {
    createOffscreenCanvas: () => ({
      getContext: () => ({ fillRect: () => undefined, fillText: () => undefined }),
      toDataURL: () => 'data:image/png;base64,UElDVFVSRQ==',
    }),
    getFileSystemManager: () => ({
      writeFileSync: (name: string, bytes: string) => void files.set(name, bytes),
      unlink: ({ filePath }: { filePath: string }) => void files.delete(filePath),
    }),
    saveImageToPhotosAlbum: async ({ filePath }: { filePath: string }) => {
      if (!mayUse) throw new Error('saveImageToPhotosAlbum:fail auth deny')
      album.push(files.get(filePath))
    },
  })
  return { files, album }
}

beforeEach(() => void (process.env.TARO_ENV = 'weapp'))
afterEach(() => void (process.env.TARO_ENV = 'h5'))

test('the album is asked within the tap itself, and nothing of the code stays in the phone besides', async () => {
  const { files, album } = anAlbum(true)
  const saving = saveCodeImage(FACTS)
  expect(album).toEqual(['UElDVFVSRQ=='])
  expect(await saving).toBe(true)
  expect(files.size).toBe(0)
})

test('an album that is refused is said, and nothing stays either', async () => {
  const { files, album } = anAlbum(false)
  expect(await saveCodeImage(FACTS)).toBe(false)
  expect([album, files.size]).toEqual([[], 0])
})
