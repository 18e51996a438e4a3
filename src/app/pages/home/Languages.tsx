import { View } from '@tarojs/components'
import { LANGUAGES } from '../../../domain/words/languages'
import { Button } from '../../components/Button'
import { Notice } from '../../components/Notice'
import { pressable } from '../../platform/aria'
import { languageHere, speak } from '../../stores/language'
import { isForeignPhone, useLook } from '../../stores/look'

/** One tap to the language that is not spoken now, by its own name. */
export function OtherLanguage() {
  const other = languageHere() === 'en' ? 'zh' : 'en'
  return (
    <View className="home__language" {...pressable({ label: LANGUAGES[other].name }, () => void speak(other))}>
      {LANGUAGES[other].name}
    </View>
  )
}

/** English is offered where the phone speaks another language than Chinese, until somebody has chosen. */
export function LanguageOffer() {
  const language = useLook((look) => look.language)
  if (language || !isForeignPhone()) return null
  return (
    <Notice kind="info" icon="book" text={LANGUAGES.en.offer}>
      <View className="home__languages">
        <Button small text={LANGUAGES.en.name} onPress={() => void speak('en')} />
        <Button small kind="line" text={LANGUAGES.zh.name} onPress={() => void speak('zh')} />
      </View>
    </Notice>
  )
}
