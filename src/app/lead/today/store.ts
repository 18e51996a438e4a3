/** A leader's day as the server last told it. */
import { leadApi } from '../../../domain/api-lead'
import { call } from '../../remote/call'
import { remote } from '../../remote/remote'

export const leadDays = remote(() => call(leadApi.leadToday, {}))
export const TODAY = 'today'
