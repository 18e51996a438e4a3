import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { overPage } from './layers'

/**
 * Shows photos full screen, beginning with one of them. Taro's own viewer for browsers brings a whole slider along: h5 gets a plain one.
 */
export function openPhotos(addresses: string[], first: string) {
  if (process.env.TARO_ENV === 'h5') showInBrowser(addresses, addresses.indexOf(first))
  else void Taro.previewImage({ urls: addresses, current: first }).catch(() => undefined)
}

function showInBrowser(addresses: string[], first: number) {
  const before = document.activeElement as HTMLElement | null
  const viewer = document.createElement('div')
  const picture = document.createElement('img')
  viewer.className = 'viewer'
  viewer.tabIndex = -1
  viewer.setAttribute('role', 'dialog')
  viewer.setAttribute('aria-modal', 'true')
  viewer.append(picture)
  let index = first
  const turn = (by: number) => {
    index = (index + by + addresses.length) % addresses.length
    picture.src = addresses[index] ?? ''
    picture.alt = say('第 {number} 张照片，共 {count} 张', { number: index + 1, count: addresses.length })
    viewer.setAttribute('aria-label', say('{alt}。左右键换一张，Esc 关上', { alt: picture.alt }))
  }
  const close = () => {
    viewer.remove()
    closed()
    before?.focus?.()
  }
  const keys: Record<string, () => void> = { Escape: close, ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), Tab: () => undefined }
  viewer.addEventListener('keydown', (event) => {
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  // a tap on the left or right third turns the page, anywhere else closes
  viewer.addEventListener('click', ({ clientX }) => {
    const third = clientX / window.innerWidth
    if (addresses.length > 1 && third < 1 / 3) turn(-1)
    else if (addresses.length > 1 && third > 2 / 3) turn(1)
    else close()
  })
  const closed = overPage(close)
  turn(0)
  document.body.append(viewer)
  viewer.focus()
}
