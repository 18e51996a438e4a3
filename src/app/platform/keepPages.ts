/** When the first page has all it needs: what is kept for later may not hold it up. */
const AFTER_MS = 3_000

/** h5: the browser keeps the app's pages, so that it opens without a network too. WeChat does so by itself. */
export function keepPages() {
  if (process.env.TARO_ENV !== 'h5' || !('serviceWorker' in navigator)) return
  const keep = () => void navigator.serviceWorker.register('/offline.js').catch(() => undefined)
  window.addEventListener('load', () => setTimeout(keep, AFTER_MS))
  // a network lost before that is made up for
  window.addEventListener('online', keep)
}
