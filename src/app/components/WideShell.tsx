import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './WideShell.css'

interface WideShellProps {
  /** `resident`: two columns from 960 px, the left one stays in sight. `worker`: list | ticket from 900 px. */
  kind: 'resident' | 'worker'
  left: ReactNode
  right?: ReactNode
  /** On a phone, which of the two a worker sees; a resident sees both, left first. */
  narrow?: 'left' | 'right'
}

/** h5 on wide screens: two columns; on a phone one below the other, or one of them. */
export const WideShell = ({ kind, left, right, narrow = 'left' }: WideShellProps) => (
  <View className={`wide wide--${kind} wide--narrow-${narrow}`}>
    <View className="wide__left">{left}</View>
    {right && <View className="wide__right">{right}</View>}
  </View>
)
