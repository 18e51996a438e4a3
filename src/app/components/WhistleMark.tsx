import { View } from '@tarojs/components'

/** assets/art/whistle.svg and sound.svg. */
const WHISTLE = 'M34 76h24v9h17v-9h31a33 33 0 1 1-32.5 39l-2.3-12L34 95zM119 109a13 13 0 1 0-26 0 13 13 0 0 0 26 0z'
const SOUND = 'M106 58V42M130 62l9-14M82 62l-9-14'

/** The whistle and its sound. The browser gets the drawing itself: a mask is painted after the scripts, long after the words. */
export const WhistleMark = ({ className }: { className: string }) =>
  process.env.TARO_ENV === 'h5' ? (
    <svg className={`mark ${className}`} viewBox="0 0 168 168" fill="none" aria-hidden>
      <path className="mark__whistle" fillRule="evenodd" d={WHISTLE} />
      <path className="mark__sound" strokeWidth="7" strokeLinecap="round" d={SOUND} />
    </svg>
  ) : (
    <>
      <View className={`${className} art-whistle`} />
      <View className={`${className} ${className}--sound art-sound`} />
    </>
  )
