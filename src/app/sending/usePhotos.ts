import { useEffect, useRef, useState } from 'react'
import { MAX_PHOTOS } from '../../domain/ticket/given'
import { say } from '../../domain/words/say'
import { addPhotos, againAs, dropPhotos, fitOf, sendPhotos, useTray, type TrayPhoto } from './photos'
import { pickPhotos } from '../platform/pickPhotos'
import { useSession, type As } from '../remote/session'

/** A photo as it is shown; without a state it simply is there. */
export interface ShownPhoto {
  id: string
  url: string
  state?: 'waiting' | 'sending' | 'done' | 'failed' | 'refused'
  /** 0 to 100, while sending. */
  percent?: number
  /** Why it was refused: "太大，每张最多 20 MB". */
  why?: string
  /** "您拍的 · 19日". */
  caption?: string
}

/**
 * Photos of a form: chosen, kept in the phone, sent while the person goes on typing, tried again by a tap. Sending waits until somebody is
 * signed in. The form holds their keys, in a draft or for as long as it is open.
 */
export function usePhotos(as: As, keys: string[], onChange: (keys: string[]) => void) {
  const photos = useSentTray(as, keys)

  // choosing takes a while, and others may come or go meanwhile
  const latest = useRef(keys)
  latest.current = keys

  const [leftOut, setLeftOut] = useState(0)
  const add = async () => {
    const picked = await pickPhotos(MAX_PHOTOS - keys.length)
    if (picked.length === 0) return
    const room = MAX_PHOTOS - latest.current.length
    setLeftOut(Math.max(0, picked.length - room))
    const added = await addPhotos(picked.slice(0, room), as)
    onChange([...latest.current, ...added])
  }
  const remove = (photo: Pick<ShownPhoto, 'id'>) => {
    dropPhotos([photo.id])
    setLeftOut(0)
    onChange(keys.filter((key) => key !== photo.id))
  }

  return {
    keys,
    photos,
    /** For the grid. */
    shown: photos.map(({ key, path, state, percent, why }): ShownPhoto => ({ id: key, url: path, state, percent, ...(why && { why }) })),
    left: MAX_PHOTOS - photos.length,
    /** What was chosen and did not fit, in words. */
    leftOut:
      leftOut > 0
        ? say('只放得下 {max} 张，后面选的 {leftOut} 张没有加。可以另报一件或以后补充。', { max: MAX_PHOTOS, leftOut })
        : undefined,
    add,
    retry: (photo: Pick<ShownPhoto, 'id'>) => void sendPhotos([photo.id], { as }),
    remove,
    /** Sent by one, they are no other's: they go out again as whoever sends now. */
    sendAnewAs: (next: As) => onChange(againAs(next, keys)),
    /** Those the server did not refuse. */
    fit: () => fitOf(keys),
  }
}

/** Files of a form as they stand, on their way as soon as somebody is signed in. */
export function useSentTray(as: As, keys: string[]): TrayPhoto[] {
  const token = useSession((session) => session[as]?.token)
  useEffect(() => {
    if (token) void sendPhotos(keys, { as })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the keys as one word
  }, [keys.join(), token, as])
  return useTray(keys)
}
