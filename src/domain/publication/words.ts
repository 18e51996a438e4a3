/** Words of the public board (公示), for its readers, for the reporter, for the moderator. */
import { STATE_WORDS } from '../reading/words'
import type { State } from '../ticket/states'
import type { CheckState, Shelf } from './moderation'
import type { PublicationState } from './publicity'

/** As the resident reads it, but nobody here is "you". */
export const PUBLIC_STATE_WORDS: Record<State, string> = {
  ...STATE_WORDS.resident,
  need_info: '等补充',
  resolved: '已办结，等评价',
  verified: '已办结，等评价',
}

export const BOARD_WORDS = {
  note: '只列本人同意公开、区中心审核过的。姓名、电话、门牌都已去掉；谁报的，这里谁也看不到。',
  withoutGrid: '没有分到网格的',
  outcomePending: '办理结果的说明正在审核，过后放上来。',
} as const

/** What the reporter reads about their own case, by where it stands; `null`: never asked. */
export const PUBLICITY_WORDS: Record<PublicationState | 'none', { title: string; note: string }> = {
  none: { title: '不公开', note: '只有您和办事单位看得到' },
  asked: { title: '等审核', note: '您同意了。区中心去掉个人信息、审核过才公开' },
  approved: { title: '已公开', note: '在“公开”里看得到，没有您的信息' },
  refused: { title: '没有公开', note: '您同意了，区中心没有公开' },
  withdrawn: { title: '已收回，不公开', note: '只有您和办事单位看得到' },
}
export const NEVER_PUBLIC_WORDS = '这类事一律不公开。'

export const SHELF_WORDS: Record<Shelf, string> = { waiting: '等审核', shown: '已公开' }
export const SHELF_EMPTY_WORDS: Record<Shelf, string> = { waiting: '没有等审核的', shown: '现在一件也没有公开' }

export const CHECK_WORDS: Record<CheckState, string> = {
  asked: '微信还在检查',
  passed: '微信检查通过',
  review: '微信提示要人看仔细',
  risky: '微信认为有风险，不能公开',
  failed: '微信没有检查成，不能公开',
}
