/**
 * h5: home's first view stands in index.html as plain HTML (config/taro/first-view.mjs), over the empty app. It follows the look chosen
 * on this phone as soon as a script runs, and goes when the real home is drawn.
 */
import { themeClasses, useLook } from '../stores/look'

const HOME = ['/', '/index.html', '/pages/home/index']

export function dressFirstView() {
  if (process.env.TARO_ENV !== 'h5') return
  const first = document.getElementById('first-view')
  // it is written in Chinese
  if (!HOME.includes(location.pathname) || useLook.getState().language === 'en') first?.remove()
  else if (first) first.className = `first ${themeClasses(useLook.getState())}`
}

export function leaveFirstView() {
  if (process.env.TARO_ENV !== 'h5') return
  const first = document.getElementById('first-view')
  if (!first) return
  // two frames: Taro's components draw themselves in the next one
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const page = document.querySelector('.taro_page')
      if (page) page.scrollTop = first.firstElementChild?.scrollTop ?? 0
      first.remove()
    }),
  )
}
