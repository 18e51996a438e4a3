import type { PropsWithChildren } from 'react'
import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import { numberDevice } from './platform/device'
import { dressFirstView } from './lib/firstView'
import { listenForKeys } from './platform/keys'
import { listenForBack } from './platform/layers'
import { keepPages } from './platform/keepPages'
import { warnOldWechat } from './platform/oldWechat'
import { startLive, wakeLive } from './remote/live'
import { sendSoon, startOutbox } from './sending/send'
import { goTo } from './lib/goTo'
import { guardPrivacy } from './lib/privacy'
import { loadWords } from './stores/language'
import { loadCatalogue, loadStart } from './stores/reference'
import './styles/tokens.css'
import './styles/base.css'
import './styles/icons.css'

/* eslint-disable @typescript-eslint/no-require-imports -- an import cannot stand in a condition, and the phone need not carry them */
if (process.env.TARO_ENV === 'h5') {
  require('./styles/auto-dark.css')
  require('./styles/h5.css')
  require('./styles/h5-kit.css')
}
/* eslint-enable */

dressFirstView()
void loadWords()
guardPrivacy()
keepPages()
listenForBack()

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    warnOldWechat()
    listenForKeys()
    startLive()
    startOutbox()
    void numberDevice()
    void loadStart()
    void loadCatalogue()
  })
  usePageNotFound(goTo.lost)
  useDidShow(() => {
    wakeLive()
    sendSoon()
  })
  return children
}
