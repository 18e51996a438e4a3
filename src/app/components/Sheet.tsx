import { type ReactNode, useEffect, useRef } from 'react'
import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { aria, pressable } from '../platform/aria'
import { confirmed } from '../platform/confirmed'
import { overPage } from '../platform/layers'
import { Icon } from './Icon'
import './Sheet.css'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
  /** The main button. */
  foot?: ReactNode
  /** Something was written: closing asks first. */
  dirty?: boolean
  /** Being sent: cannot be closed meanwhile. */
  busy?: boolean
  /** Asks while another sheet is open, and lies over it. */
  over?: boolean
}

/** A sheet (弹层) from below, a dialog in the middle on wide screens. Draws nothing while closed. */
export function Sheet({ open, title, onClose, children, foot, dirty = false, busy = false, over = false }: SheetProps) {
  const close = async () => {
    if (!busy && (!dirty || (await mayThrowAway()))) onClose()
  }
  useDialogFocus(open, close)
  if (!open) return null
  return (
    <View className={`sheet ${over ? 'sheet--over' : ''}`} catchMove>
      <View className="sheet__scrim" onClick={close} {...aria({ hidden: true })} />
      <View className="sheet__box" id="sheet" {...aria({ role: 'dialog', label: title, modal: true })}>
        <View className="sheet__top">
          <View className="head" {...aria({ role: 'heading' })}>
            {title}
          </View>
          <View className="sheet__close" {...pressable({ label: say('关闭'), disabled: busy }, close)}>
            <Icon name="cross" size={24} />
          </View>
        </View>
        <View className="sheet__body">{children}</View>
        {foot && <View className="sheet__foot">{foot}</View>}
      </View>
    </View>
  )
}

const mayThrowAway = () => confirmed(say('写的还没送出'), say('现在关上，刚写的就没了。关上吗？'), say('关上'), say('接着写'))

/** Taro's parts move into their place a moment after they are drawn, and lose the focus on the way. */
export const PLACED_MS = 50

/** h5: the focus goes into the dialog, stays there, and returns to what opened it; Esc and Back close. WeChat moves its own focus. */
function useDialogFocus(open: boolean, close: () => void) {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!open || process.env.TARO_ENV !== 'h5') return
    const before = document.activeElement as HTMLElement | null
    const keys = (event: KeyboardEvent) => {
      // a question over the sheet has its own
      if ((event.target as HTMLElement).closest?.('.taro__modal')) return
      if (event.key === 'Escape') latest.current()
      if (event.key === 'Tab') keepInside(event)
    }
    // on the way down: Taro's Textarea keeps keys to itself
    document.addEventListener('keydown', keys, true)
    const backCloses = overPage(() => latest.current())
    focusable()[0]?.focus()
    const placed = setTimeout(() => document.activeElement === document.body && focusable()[0]?.focus(), PLACED_MS)
    return () => {
      clearTimeout(placed)
      document.removeEventListener('keydown', keys, true)
      backCloses()
      before?.focus?.()
    }
  }, [open])
}

const focusable = () =>
  Array.from(document.querySelectorAll<HTMLElement>('#sheet [role], #sheet input, #sheet textarea')).filter((part) => part.tabIndex >= 0)

function keepInside(event: KeyboardEvent) {
  const stops = focusable()
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const leaving = event.shiftKey ? first : last
  if (document.activeElement !== leaving && stops.includes(document.activeElement as HTMLElement)) return
  event.preventDefault()
  const target = event.shiftKey ? last : first
  target?.focus()
}
