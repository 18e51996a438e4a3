import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { listenForKeys } from './lib/keys'
import './styles/tokens.css'
import './styles/auto-dark.css'
import './styles/base.css'
import './styles/icons.css'
import './styles/h5.css'

export default function App({ children }: PropsWithChildren) {
  useLaunch(listenForKeys)
  return children
}
