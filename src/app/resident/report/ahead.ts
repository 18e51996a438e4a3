/** h5: pages that a report leads to, fetched while it is written, for the network may go. WeChat fetches their packages by itself (app.config.ts). */
export function fetchAhead() {
  if (process.env.TARO_ENV === 'h5') {
    const pages = [import('../../mine/signin'), import('../../mine/submitted'), import('../../mine/unsent'), import('../ticket')]
    // what does not come now is fetched when it is opened
    for (const page of pages) page.catch(() => undefined)
  }
}
