import Taro from '@tarojs/taro'

/** Hears when the network comes back (联网); the returned function stops listening. */
export function onNetworkBack(run: () => void): () => void {
  // Taro hears it in browsers through an API that iPhones do not have
  if (process.env.TARO_ENV === 'h5') {
    window.addEventListener('online', run)
    return () => window.removeEventListener('online', run)
  }
  const hear = ({ isConnected }: { isConnected: boolean }) => isConnected && run()
  Taro.onNetworkStatusChange(hear)
  return () => Taro.offNetworkStatusChange(hear)
}
