/** h5: pages that a report leads to, fetched while it is written, for the network may go. WeChat has them in one package. */
export function fetchAhead() {
  if (process.env.TARO_ENV === 'h5') {
    const pages = [import('../signin'), import('../submitted'), import('../unsent'), import('../ticket')]
    // what does not come now is fetched when it is opened
    for (const page of pages) page.catch(() => undefined)
  }
}
