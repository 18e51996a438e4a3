import { View } from '@tarojs/components'
import type { Answer } from '../../domain/report/answers'
import { say } from '../../domain/words/say'

/** What the reporter answered to the questions of the sub-item (细项回答), under their words. */
export const Answers = ({ answers = [] }: { answers?: Answer[] }) => (
  <>
    {answers.map(({ question, answer }) => (
      <View key={question} className="small wrap">
        {say('{question}？', { question: say(question) })}
        {say(answer)}
      </View>
    ))}
  </>
)
