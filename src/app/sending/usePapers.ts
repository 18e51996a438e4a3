import { useRef, useState } from 'react'
import { MAX_PAPERS } from '../../domain/ticket/papers'
import { say } from '../../domain/words/say'
import { pickPapers } from '../platform/pickPapers'
import type { As } from '../remote/session'
import { addPapers, againAs, dropPhotos, fitOf, sendPhotos } from './photos'
import { useSentTray } from './usePhotos'

/** Papers (附件) of a form: chosen, kept in the phone, sent as photos are. The form holds their keys. */
export function usePapers(as: As, keys: string[], onChange: (keys: string[]) => void) {
  const papers = useSentTray(as, keys)
  // choosing takes a while, and others may come or go meanwhile
  const latest = useRef(keys)
  latest.current = keys
  const [leftOut, setLeftOut] = useState(false)
  const add = async () => {
    const room = MAX_PAPERS - latest.current.length
    const picked = await pickPapers(room)
    setLeftOut(picked.length > room)
    if (picked.length > 0) onChange([...latest.current, ...(await addPapers(picked.slice(0, room), as))])
  }
  const remove = (key: string) => {
    dropPhotos([key])
    setLeftOut(false)
    onChange(latest.current.filter((one) => one !== key))
  }
  return {
    keys,
    papers,
    left: MAX_PAPERS - papers.length,
    /** What was chosen and did not fit, in words. */
    leftOut: leftOut ? say('只放得下 {max} 个，后面选的没有加。可以以后补充。', { max: MAX_PAPERS }) : undefined,
    add,
    remove,
    retry: (key: string) => void sendPhotos([key], { as }),
    /** Sent by one, they are no other's: they go out again as whoever sends now. */
    sendAnewAs: (next: As) => onChange(againAs(next, keys)),
    /** Those the server did not refuse. */
    fit: () => fitOf(keys),
  }
}
