/** Ways inside the board: apart from `goTo`, which the tabs carry. */
import Taro from '@tarojs/taro'

export const openCase = (id: string) => void Taro.navigateTo({ url: `/board/case/index?id=${id}` })
export const allCases = () => void Taro.redirectTo({ url: '/board/cases/index' })
