import { useEffect, useState } from 'react'
import { visitApi, type NoteView } from '../../../domain/api-visit'
import { call, CallFailed } from '../../remote/call'
import { booklets } from '../store'

/** The visit that a case came from: its booklet, or the note alone where it was in passing. */
export function useBehind(ticket: string | undefined) {
  const [found, setFound] = useState<{ note?: NoteView; booklet?: string; problem?: CallFailed }>({})
  const load = async () => {
    if (!ticket) return
    try {
      const { note, booklet } = await call(visitApi.visitOfTicket, { params: { id: ticket } })
      if (booklet) void booklets.load(booklet)
      setFound(booklet ? { booklet } : { note })
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setFound({ problem: failed })
    }
  }
  useEffect(() => {
    void load()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each case
  }, [ticket])
  return { ...found, load }
}
