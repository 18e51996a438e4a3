import { useEffect, useRef, useState } from 'react'
import { Input, View } from '@tarojs/components'
import { Icon } from '../components/Icon'
import { isCovered } from '../lib/mainKey'
import { aria, pressable } from '../platform/aria'
import { useIsShown } from '../platform/inView'
import { useCommandsNow, type Command } from './commands'
import { toFindLine } from './routes'

/** Rows that fit. */
const MOST = 9

/** h5: Ctrl (or ⌘) and K opens the list of all that can be done here; it is the map, single keys are shortcuts to it. */
export function Palette() {
  const [open, setOpen] = useState(false)
  const shown = useIsShown()
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (shown.current && !isCovered()) setOpen(true)
    }
    document.addEventListener('keydown', keys, true)
    return () => document.removeEventListener('keydown', keys, true)
  }, [shown])
  return (
    <>
      <View className="palette-way" {...pressable({ label: '找命令、找件，Ctrl K' }, () => setOpen(true))}>
        <Icon name="search" size={18} />
        <View className="palette-way__words">找命令、找件</View>
        <View className="key">Ctrl K</View>
      </View>
      {open && <Box onClose={() => setOpen(false)} />}
    </>
  )
}

function Box({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const shown = found(useCommandsNow(), words.trim())
  const here = Math.min(at, shown.length - 1)
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const state = useRef({ shown, here, run, onClose, setAt })
  state.current = { shown, here, run, onClose, setAt }
  useBoxKeys(state)
  return (
    <View className="palette" id="palette">
      <View className="palette__scrim" onClick={onClose} {...aria({ hidden: true })} />
      <View className="palette__box" {...aria({ role: 'dialog', label: '找命令、找件', modal: true })}>
        <View className="palette__top">
          <Icon name="search" size={22} />
          <Input
            className="palette__input"
            focus
            value={words}
            placeholder="写两个字：派、督办、检索…"
            onInput={(event) => {
              setWords(event.detail.value)
              setAt(0)
            }}
            {...{
              nativeProps: {
                role: 'combobox',
                'aria-label': '找命令、找件',
                'aria-expanded': 'true',
                'aria-controls': 'palette-list',
                'aria-activedescendant': shown.length > 0 ? `palette-${here}` : undefined,
              },
            }}
          />
        </View>
        <View className="palette__list" id="palette-list" {...aria({ role: 'listbox', label: '能做的' })}>
          {shown.map((command, index) => (
            <Line
              key={`${command.group} ${command.title}`}
              command={command}
              first={shown[index - 1]?.group !== command.group}
              index={index}
              on={index === here}
              onPress={() => run(command)}
            />
          ))}
        </View>
        <View className="palette__foot caption">↑↓ 选，Enter 做，Esc 关上。打拼音时单键不响，“账号”里可以关掉单键</View>
      </View>
    </View>
  )
}

type LineProps = { command: Command; first: boolean; index: number; on: boolean; onPress: () => void }

function Line({ command: { group, title, note, icon, keys }, first, index, on, onPress }: LineProps) {
  const id = `palette-${index}`
  useEffect(() => {
    if (on) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [on, id])
  return (
    <>
      {first && (
        <View className="palette__group caption" {...aria({ role: 'presentation' })}>
          {group}
        </View>
      )}
      <View
        id={id}
        className={`palette__line ${on ? 'palette__line--on' : ''}`}
        onClick={onPress}
        {...aria({ role: 'option', selected: on, label: [group, title, note].filter(Boolean).join('，') })}
      >
        <Icon name={icon} size={20} />
        <View className="palette__title">
          {title}
          {note && <View className="palette__note">{note}</View>}
        </View>
        {keys && <View className="key">{keys}</View>}
      </View>
    </>
  )
}

/** What has the words in its name; and, whatever they are, all tickets can be looked through for them. */
function found(all: readonly Command[], words: string): Command[] {
  const fits = all.filter((one) => (words !== '' || !one.found) && `${one.title}${one.note ?? ''}`.includes(words)).slice(0, MOST)
  return words === '' ? fits : [...fits, { group: '检索', title: `在所有件里找“${words}”`, icon: 'search', run: () => toFindLine(words) }]
}

type BoxState = { shown: Command[]; here: number; run: (command?: Command) => void; onClose: () => void; setAt: (at: number) => void }

/** Arrows choose, Enter does, Escape closes; not while characters are composed. The focus returns to where it was. */
function useBoxKeys(state: { current: BoxState }) {
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const keys = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      const { shown, here, run, onClose, setAt } = state.current
      const step = ({ ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key]
      if (event.key === 'Escape') onClose()
      else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) run(shown[here])
      else if (step && shown.length > 0) setAt((here + step + shown.length) % shown.length)
      else if (event.key !== 'Tab') return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', keys, true)
    return () => {
      document.removeEventListener('keydown', keys, true)
      before?.focus?.()
    }
  }, [state])
}
