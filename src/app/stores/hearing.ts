/**
 * How danger and accusations are heard on this phone: by what the server has learned, kept here once fetched; by the gravest words until
 * then.
 */
import { useMemo } from 'react'
import { api } from '../../domain/api'
import { earsOf, GRAVEST, type Ears } from '../../domain/report/hearing/ears'
import { call } from '../remote/call'
import { remote } from '../remote/remote'

const DAY = 86_400_000
const ONE = 'all'

const models = remote(() => call(api.hearing, {}), { freshForMs: DAY, keep: 'hearing' })

export const loadHearing = () => models.load(ONE)

export function useEars(): Ears {
  const { data } = models.use(ONE)
  return useMemo(() => (data ? earsOf(data) : GRAVEST), [data])
}
