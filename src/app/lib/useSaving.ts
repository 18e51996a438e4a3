import { useEffect, useRef, useState } from 'react'
import { saveFile } from './saveFile'
import { useTry } from './useTry'

/** One file at a time, with how far it is. */
export function useSaving() {
  const [bytes, setBytes] = useState(0)
  const [saved, setSaved] = useState(false)
  const stopper = useRef<AbortController>()
  const { busy, problem, run } = useTry()
  useEffect(() => () => stopper.current?.abort(), [])
  const save = async (wanted: Parameters<typeof saveFile>[0]) => {
    setBytes(0)
    setSaved(false)
    const own = new AbortController()
    stopper.current = own
    await run(async () => setSaved(await saveFile(wanted, setBytes, own.signal)), false)
  }
  return { state: { busy, problem, bytes, saved }, save, stop: () => stopper.current?.abort() }
}
