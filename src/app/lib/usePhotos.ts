import { useCallback, useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { MAX_PHOTOS } from '../../domain/ticket/evidence'
import type { Photo } from '../components/PhotoGrid'
import { tokenOf, type As } from '../stores/session'
import { absolute, CallFailed } from './call'
import { uploadPhoto } from './upload'

/** A photo on its way: `id` once the server has it. */
export type TrayPhoto = {
  key: string
  path: string
  /** The server's copy, small: for when the browser has lost its own. */
  copy?: string
  id?: string
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'refused'
  percent: number
  why?: string
}

const AT_ONCE = 2

/**
 * Photos of a form: chosen, sent one by one while the person goes on typing, retried by a tap. Sending waits until somebody
 * is signed in. `kept` are photos a draft brought along; `onChange` hears every change, for the draft.
 */
export function usePhotos(as: As, kept: TrayPhoto[] = [], onChange?: (photos: TrayPhoto[]) => void) {
  const [photos, setPhotos] = useState<TrayPhoto[]>(() => kept.map((photo) => (photo.id ? photo : { ...photo, state: 'waiting' as const })))
  const current = useRef(photos)
  const change = useCallback(
    (next: (all: TrayPhoto[]) => TrayPhoto[]) => {
      current.current = next(current.current)
      setPhotos(current.current)
      onChange?.(current.current)
    },
    [onChange],
  )
  const patch = useCallback(
    (key: string, fields: Partial<TrayPhoto>) => change((all) => all.map((photo) => (photo.key === key ? { ...photo, ...fields } : photo))),
    [change],
  )

  const send = useCallback(
    async (photo: TrayPhoto) => {
      patch(photo.key, { state: 'sending', percent: 0 })
      try {
        const { id, small } = await uploadPhoto(photo.path, as, (percent) => patch(photo.key, { percent }))
        patch(photo.key, { state: 'done', percent: 100, id, ...(photo.path.startsWith('blob:') && { copy: absolute(small) }) })
      } catch (problem) {
        if (!(problem instanceof CallFailed)) throw problem
        // what the network or a missing sign-in stopped may be sent again; what the server refused may not
        const again = problem.offline || problem.status === 401 || problem.status >= 500 || problem.status === 429
        patch(photo.key, { state: problem.status === 401 ? 'waiting' : again ? 'failed' : 'refused', why: problem.message })
      }
    },
    [as, patch],
  )

  /** Sends what waits, two at a time. */
  const sendWaiting = useCallback(() => {
    if (!tokenOf(as)) return
    const free = AT_ONCE - current.current.filter((photo) => photo.state === 'sending').length
    for (const photo of current.current.filter((one) => one.state === 'waiting').slice(0, Math.max(0, free))) void send(photo)
  }, [as, send])
  useEffect(sendWaiting, [photos, sendWaiting])

  const add = async () => {
    const chosen = await Taro.chooseMedia({
      count: MAX_PHOTOS - current.current.length,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    }).catch(() => undefined)
    if (!chosen) return
    const stamp = Date.now()
    change((all) =>
      [
        ...all,
        ...chosen.tempFiles.map((file, index) => ({
          key: `${stamp}-${index}`,
          path: file.tempFilePath,
          state: 'waiting' as const,
          percent: 0,
        })),
      ].slice(0, MAX_PHOTOS),
    )
  }

  return {
    photos,
    /** For the grid. */
    shown: photos.map(({ key, path, state, percent, why }): Photo => ({ id: key, url: path, state, percent, ...(why && { why }) })),
    ids: photos.flatMap((photo) => photo.id ?? []),
    isBusy: photos.some((photo) => photo.state === 'waiting' || photo.state === 'sending'),
    failed: photos.filter((photo) => photo.state === 'failed').length,
    left: MAX_PHOTOS - photos.length,
    add,
    sendWaiting,
    retry: (photo: Photo) => patch(photo.id, { state: 'waiting' }),
    remove: (photo: Photo) => change((all) => all.filter((one) => one.key !== photo.id)),
    clear: () => change(() => []),
    /** Sent by one, they are no other's: they go out again as whoever sends now. Gives how many are no longer here to be sent. */
    sendAnew: () => {
      const here = current.current.filter((photo) => !photo.id || photo.path !== photo.copy)
      const lost = current.current.length - here.length
      change(() => here.map(({ key, path }) => ({ key: `${key}+`, path, state: 'waiting' as const, percent: 0 })))
      return lost
    },
    /** Tries again what failed; resolves when nothing is on its way any more. */
    settled: async () => {
      change((all) => all.map((photo) => (photo.state === 'failed' ? { ...photo, state: 'waiting' } : photo)))
      sendWaiting()
      while (current.current.some((photo) => photo.state === 'sending' || (photo.state === 'waiting' && tokenOf(as))))
        await new Promise((resolve) => setTimeout(resolve, 100))
      return current.current
    },
  }
}
