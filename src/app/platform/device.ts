/**
 * A random number for this phone. By it the server counts how much is filed and how often is tried from it under several accounts, and
 * knows a phone its holder has signed in on before. Nothing else is told by it; an anonymous report goes without, or it could be laid
 * beside somebody's account.
 */
import Taro from '@tarojs/taro'
import { randomId } from './random'

const NAME = 'device'

/** Made once, when the app first starts. */
export async function numberDevice() {
  if (!deviceId()) Taro.setStorageSync(NAME, await randomId())
}

export const deviceId = (): string | undefined => Taro.getStorageSync<string>(NAME) || undefined
