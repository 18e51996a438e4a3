/** Ways between the pages of staff. */
import Taro from '@tarojs/taro'

export const toInbox = () => void Taro.redirectTo({ url: '/worker/inbox/index' })
export const toTicket = (id: string) => void Taro.navigateTo({ url: `/worker/ticket/index?id=${id}` })
export const toWalk = () => void Taro.navigateTo({ url: '/visit/walk/index' })
/** The visit that a case came from. */
export const toVisit = (ticket: string) => void Taro.navigateTo({ url: `/visit/booklet/index?ticket=${ticket}` })
export const toFind = () => void Taro.navigateTo({ url: '/worker/find/index' })
export const toBatch = (id: string) => void Taro.navigateTo({ url: `/worker/batch/index?id=${id}` })
export const toBatches = () => void Taro.navigateTo({ url: '/worker/batch/index' })
export const toFindLine = (line: string) => void Taro.redirectTo({ url: `/worker/find/index?line=${encodeURIComponent(line)}` })
/** What a line finds, with the way back. */
export const toFound = (line: string) => void Taro.navigateTo({ url: `/worker/find/index?line=${encodeURIComponent(line)}` })
export const toFigures = () => void Taro.navigateTo({ url: '/supervise/figures/index' })
export const toOutbox = () => void Taro.navigateTo({ url: '/worker/outbox/index' })
export const toNotices = () => void Taro.navigateTo({ url: '/worker/notices/index' })
export const toDeadLetters = () => void Taro.navigateTo({ url: '/supervise/deadletters/index' })
export const toEmptyUnits = () => void Taro.navigateTo({ url: '/supervise/empty/index' })
export const toFactor = () => void Taro.navigateTo({ url: '/worker/signin/index?factor=1' })
/** A parameter is handed over as it stands in the address. */
export function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter)
  } catch {
    return parameter
  }
}

/** Back where one came from; whoever opened a link has nothing to go back to. */
export const back = () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : toInbox())
export const toFeedback = () => void Taro.navigateTo({ url: '/supervise/feedback/index' })
