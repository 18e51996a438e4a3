import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { say } from '../../domain/words/say'
import { aria } from '../platform/aria'
import { Button } from './Button'
import { Row, Rows } from './Rows'
import './StateView.css'

interface StateViewProps {
  kind: 'empty' | 'loading' | 'error' | 'offline'
  title?: string
  text?: string
  /** The way on: "我要吹哨"; on error and offline "再试一次". */
  button?: string
  onPress?: () => void
  /** "先看 09:58 存下的 6 件": the copy kept in the phone. */
  cached?: string
  onCached?: () => void
  /** "打电话问区网格化中心". */
  phone?: string
  onPhone?: () => void
  /** Read out to whoever repairs it: "E-7F2C · 10:24". */
  code?: string
  /** Skeleton cards while loading. */
  rows?: number
}

/** What stands where data should be: nothing yet, loading, an error, no network. */
export function StateView(props: StateViewProps) {
  if (props.kind === 'loading') return <Loading title={props.title} rows={props.rows} />
  const isEmpty = props.kind === 'empty'
  const title = props.title || say(WORDS[props.kind].title)
  const text = props.text || say(WORDS[props.kind].text)
  return (
    <View className="state stack stack--4">
      <View className="state__middle" {...aria({ role: 'status' })}>
        <Art kind={isEmpty ? 'empty' : 'error'} />
        <View className="state__title">{title}</View>
        {text && <View className="state__text">{text}</View>}
        {props.onPress && (
          <View className="state__button">
            <Button text={props.button ?? say('再试一次')} icon={isEmpty ? undefined : 'refresh'} onPress={props.onPress} />
          </View>
        )}
      </View>
      {(props.cached || props.phone) && (
        <Rows>
          {props.cached && <Row icon="clock" title={props.cached} note={say('进展可能不是最新')} onPress={props.onCached} />}
          {props.phone && <Row icon="phone" title={props.phone} onPress={props.onPhone} />}
        </Rows>
      )}
      {props.code && <View className="caption text-3 centre">{say('报修这个问题时请念：{code}', { code: props.code })}</View>}
    </View>
  )
}

const WORDS = {
  empty: { title: '这里还没有东西', text: '' },
  error: { title: '没取到最新进展', text: '网络断了，或者我们这边在忙。您报过的事都在，不会丢。' },
  offline: { title: '现在没有网络', text: '连上网就能看到最新的。您报过的事都在，不会丢。' },
}

const Art = ({ kind }: { kind: 'empty' | 'error' }) => (
  <View className="state__art" {...aria({ hidden: true })}>
    <View className="state__layer state__layer--quiet art-ground" />
    <View className={`state__layer art-${kind === 'empty' ? 'empty' : 'mast'}`} />
    <View className={`state__layer ${kind === 'empty' ? 'state__layer--lamp art-call' : 'state__layer--quiet art-waves'}`} />
  </View>
)

/** Says nothing for the first 300 ms: most answers are quicker, and a flash is worse than a short wait. */
function Loading({ title = say('正在取，马上就好'), rows = 3 }: Pick<StateViewProps, 'title' | 'rows'>) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <View className="stack stack--4">
      <View className="small text-2" {...aria({ role: 'status' })}>
        {title}
      </View>
      {Array.from({ length: rows }, (_, index) => (
        <View key={index} className="bones" {...aria({ hidden: true })}>
          <View className="between">
            <View className="bone bone--tag" />
            <View className="bone bone--time" />
          </View>
          <View className="bone bone--title" />
          <View className="bone bone--line" />
          <View className="bone bone--block" />
        </View>
      ))}
    </View>
  )
}
