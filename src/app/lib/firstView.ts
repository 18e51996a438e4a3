/** h5: home's first view stands in index.html as plain HTML and is covered by nothing until the real page is drawn; then it goes. */
export function leaveFirstView() {
  if (process.env.TARO_ENV !== 'h5') return
  const first = document.getElementById('first-view')
  if (!first) return
  const scrolled = first.scrollTop
  // two frames: Taro's components draw themselves in the next one
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const page = document.querySelector('.taro_page')
      if (page) page.scrollTop = scrolled
      first.remove()
    }),
  )
}

/** An address other than home's has no use for it. */
export function dropFirstViewElsewhere() {
  if (process.env.TARO_ENV !== 'h5') return
  if (!['/', '/index.html', '/pages/home/index'].includes(location.pathname)) document.getElementById('first-view')?.remove()
}
