/**
 * A random number for this phone, by which the server counts how much is filed from it under several accounts. Nothing else is told by it; an
 * anonymous report goes without, or it could be laid beside somebody's account.
 */
import Taro from '@tarojs/taro'
import { randomId } from './random'

const NAME = 'device'

/** Made once, when the app first starts. */
export async function numberDevice() {
  if (!deviceId()) Taro.setStorageSync(NAME, await randomId())
}

export const deviceId = (): string | undefined => Taro.getStorageSync<string>(NAME) || undefined
