/**
 * Files of the phone that outlive the app: what somebody took a photo of waits here until the server has it. In WeChat a saved file, in a
 * browser an entry of IndexedDB; the storage of words holds only the name.
 */
import Taro from '@tarojs/taro'
import { del, get, set } from 'idb-keyval'

/**
 * Keeps the file at this address of the moment under a name, and gives that name. A full phone keeps the address as it is: good until the
 * app is closed.
 */
export const saveFile = (path: string, name: string): Promise<string> =>
  process.env.TARO_ENV === 'weapp' ? saveInWechat(path, name) : saveInBrowser(path, name)

/** Where the file can be shown and sent from now; `undefined` when the phone no longer has it. */
export const addressOf = (file: string): Promise<string | undefined> =>
  process.env.TARO_ENV === 'weapp' ? addressInWechat(file) : addressInBrowser(file)

export const dropFile = (file: string): Promise<void> => (process.env.TARO_ENV === 'weapp' ? dropInWechat(file) : dropInBrowser(file))

const saveInWechat = (path: string, name: string) =>
  new Promise<string>((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      // iPhones play nothing whose name does not end in what it is
      filePath: `${wx.env.USER_DATA_PATH}/${name}${/\.\w+$/.exec(path)?.[0] ?? ''}`,
      success: (result) => resolve((result as { savedFilePath: string }).savedFilePath),
      fail: () => resolve(path),
    })
  })

const addressInWechat = (file: string) =>
  new Promise<string | undefined>((resolve) => {
    Taro.getFileSystemManager().access({ path: file, success: () => resolve(file), fail: () => resolve(undefined) })
  })

const dropInWechat = (file: string) =>
  new Promise<void>((resolve) => {
    Taro.getFileSystemManager().unlink({ filePath: file, success: () => resolve(), fail: () => resolve() })
  })

/** Addresses made in this window: one for each file, or every look would hold the picture in memory once more. */
const addresses = new Map<string, string>()

async function saveInBrowser(path: string, name: string): Promise<string> {
  addresses.set(name, path)
  try {
    await set(name, await (await fetch(path)).blob())
  } catch {
    // no storage in a private window: the address serves until the page is closed
  }
  return name
}

async function addressInBrowser(file: string): Promise<string | undefined> {
  const known = addresses.get(file)
  if (known) return known
  try {
    const blob = await get<Blob>(file)
    if (blob) addresses.set(file, URL.createObjectURL(blob))
  } catch {
    // a private window has none
  }
  return addresses.get(file)
}

async function dropInBrowser(file: string): Promise<void> {
  const address = addresses.get(file)
  if (address) URL.revokeObjectURL(address)
  addresses.delete(file)
  try {
    await del(file)
  } catch {
    // there was none
  }
}
