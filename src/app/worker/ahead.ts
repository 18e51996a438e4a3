/** h5: pages that the desk leads to, fetched while it is looked at, for the network may go. WeChat has them in one package. */
export function fetchAhead() {
  if (process.env.TARO_ENV === 'h5') {
    // what does not come now is fetched when it is opened
    for (const page of [import('./ticket'), import('./outbox')]) page.catch(() => undefined)
  }
}
