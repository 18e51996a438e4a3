/** Small photos kept in the phone for where there is no network (320 px a side), by the photo's id; shown in place of the server's. */
import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { PhotoView } from '../../domain/ticket/views'
import { addressOf, dropFile, saveFile } from '../platform/files'
import { kept } from '../platform/collection'
import { absolute } from '../remote/call'

const files = kept<{ file: string }>('deskphoto')
/** Where those can be shown that were looked up since the start. */
const useAddresses = create<Record<string, string>>(() => ({}))

/** Fetches it once; a photo that does not come is shown from the server as before. */
export async function keepPhoto({ id, small }: Pick<PhotoView, 'id' | 'small'>, isStill: () => boolean) {
  if (files.get(id)) return
  const path = await fetched(absolute(small))
  if (path && isStill()) files.put(id, { file: await saveFile(path, `desk-${id}`) })
}

export function dropPhoto(id: string) {
  const file = files.get(id)?.file
  if (!file) return
  files.remove(id)
  useAddresses.setState({ [id]: '' })
  void dropFile(file)
}

/** Looks up where the kept ones among these can be shown. */
export async function findKept(ids: readonly string[]) {
  for (const id of ids) {
    const file = files.get(id)?.file
    const address = file && !useAddresses.getState()[id] && (await addressOf(file))
    if (address) useAddresses.setState({ [id]: address })
  }
}

/** The kept address of each of those that have one. */
export const useKept = () => useAddresses()

/** As a file of the moment. */
async function fetched(url: string): Promise<string | undefined> {
  if (process.env.TARO_ENV === 'weapp') {
    const answer = await Taro.downloadFile({ url }).catch(() => undefined)
    return answer?.statusCode === 200 ? answer.tempFilePath : undefined
  }
  const answer = await fetch(url).catch(() => undefined)
  return answer?.ok ? URL.createObjectURL(await answer.blob()) : undefined
}
