import { useState } from 'react'

/** What a form holds: what was given, what is wrong with it by field, and whether it was touched at all. */
export function useForm<Given extends object>(begun: () => Given) {
  const [given, setGiven] = useState(begun)
  const [errors, setErrors] = useState<Partial<Record<keyof Given, string>>>({})
  const [touched, setTouched] = useState(false)
  /** What is changed is no longer wrong. */
  const change = (part: Partial<Given>) => {
    setTouched(true)
    setGiven((all) => ({ ...all, ...part }))
    setErrors((all) => ({ ...all, ...Object.fromEntries(Object.keys(part).map((field) => [field, undefined])) }))
  }
  const restart = (anew: Given) => {
    setTouched(false)
    setGiven(anew)
    setErrors({})
  }
  return { given, errors, touched, change, restart, show: setErrors }
}
