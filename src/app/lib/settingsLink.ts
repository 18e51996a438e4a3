/** The way to the phone's permissions, for a notice; a browser's page has no such way. */
import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'

export const settingsLink = () => process.env.TARO_ENV === 'weapp' && { link: say('去打开'), onLink: () => void Taro.openSetting() }
