/** Figures, the lists behind them, as the server last told them; nothing of them is kept on the phone. */
import { figuresApi, type CasesAsked } from '../../../domain/api-figures'
import type { Days } from '../../../domain/figures/spans'
import { call } from '../../remote/call'
import { list } from '../../remote/list'
import { remote } from '../../remote/remote'
import { onForget } from '../../stores/tickets'

/** Whose figures of which days. */
export type Asked = Days & { unit?: string }
/** Which list behind them. */
export type ListAsked = Omit<CasesAsked, 'after'>

export const keyOf = (asked: Asked | ListAsked): string => JSON.stringify(asked)

export const figures = remote((key) => call(figuresApi.deskFigures, { query: JSON.parse(key) as Asked }))
export const cases = list((key, after) => call(figuresApi.figureCases, { query: { ...(JSON.parse(key) as ListAsked), after } }))

onForget((as) => as === 'staff' && [figures, cases].forEach((store) => store.forget()))
